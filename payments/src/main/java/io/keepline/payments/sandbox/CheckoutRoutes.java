package io.keepline.payments.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;

/** The pay page. Whoever has its address may use it; nothing else is asked. */
final class CheckoutRoutes {

  private final FindPayment find;
  private final PressButton press;
  private final CheckoutPage page;

  CheckoutRoutes(FindPayment find, PressButton press, CheckoutPage page) {
    this.find = find;
    this.press = press;
    this.page = page;
  }

  void register(RoutesConfig routes) {
    routes.get("/checkout/{ref}", this::show);
    routes.post("/checkout/{ref}/{button}", this::press);
  }

  private void show(Context context) {
    PageLanguage language = language(context);
    Optional<Payment> payment =
        find.byReference(context.pathParam("ref")).filter(p -> p.terms().isPresent());
    String nonce = Ids.fresh("n");
    headers(context, nonce);
    if (payment.isEmpty()) {
      context.status(404).html(page.missing(language, nonce));
    } else {
      context.html(page.show(payment.get(), language, nonce));
    }
  }

  /** Goes back to the merchant; says nothing of the result, which the merchant looks up. */
  private void press(Context context) {
    String ref = context.pathParam("ref");
    Optional<PressButton.Pressed> done =
        PressButton.Button.ofPath(context.pathParam("button"))
            .flatMap(button -> press.byReference(ref, button));
    Optional<Payment.Terms> terms = done.flatMap(pressed -> pressed.payment().terms());
    if (terms.isEmpty()) {
      String nonce = Ids.fresh("n");
      headers(context, nonce);
      context.status(404).html(page.missing(language(context), nonce));
    } else if (done.filter(PressButton.Pressed::pressed).isPresent()) {
      context.redirect(terms.get().returnUrl(), HttpStatus.SEE_OTHER);
    } else {
      // Somebody was faster, or time ran out: the page itself says what holds now.
      String lang = language(context).tag();
      context.redirect("/checkout/" + ref + "?lang=" + lang, HttpStatus.SEE_OTHER);
    }
  }

  private static PageLanguage language(Context context) {
    return PageLanguage.choose(
        Optional.ofNullable(context.queryParam("lang")),
        Optional.ofNullable(context.header("Accept-Language")));
  }

  private static void headers(Context context, String nonce) {
    context
        .header(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'nonce-"
                + nonce
                + "'; base-uri 'none'; frame-ancestors 'none'")
        .header("X-Content-Type-Options", "nosniff")
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", "no-store");
  }
}
