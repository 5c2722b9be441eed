package io.keepline.payments.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Optional;
import java.util.function.Supplier;

/** The pay page. Whoever has its address may use it; nothing else is asked. */
final class CheckoutRoutes {

  private final FindPayment find;
  private final PressButton press;
  private final CheckoutPage page;
  private final Supplier<String> publicUrl;

  CheckoutRoutes(
      FindPayment find, PressButton press, CheckoutPage page, Supplier<String> publicUrl) {
    this.publicUrl = publicUrl;
    this.find = find;
    this.press = press;
    this.page = page;
  }

  void register(RoutesConfig routes) {
    routes.get("/checkout/{ref}", this::show);
    routes.post("/checkout/{ref}/{button}", this::press);
  }

  private void show(Context context) {
    PageLanguage language = PageHeaders.language(context);
    Optional<Payment> payment =
        find.byReference(context.pathParam("ref")).filter(p -> p.terms().isPresent());
    String nonce = PageHeaders.put(context);
    if (payment.isEmpty()) {
      context.status(404).html(page.missing(language, nonce));
    } else {
      String address = publicUrl.get() + "/checkout/" + payment.get().providerRef();
      context.html(page.show(payment.get(), address, language, nonce));
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
      String nonce = PageHeaders.put(context);
      context.status(404).html(page.missing(PageHeaders.language(context), nonce));
    } else if (done.filter(PressButton.Pressed::pressed).isPresent()) {
      context.redirect(terms.get().returnUrl(), HttpStatus.SEE_OTHER);
    } else {
      // Somebody was faster, or time ran out: the page itself says what holds now.
      String lang = PageHeaders.language(context).tag();
      context.redirect("/checkout/" + ref + "?lang=" + lang, HttpStatus.SEE_OTHER);
    }
  }
}
