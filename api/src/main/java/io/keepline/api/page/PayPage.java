package io.keepline.api.page;

import io.keepline.api.http.Amounts;
import io.keepline.api.http.Call;
import io.keepline.api.http.Language;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.api.lease.PayByLink;
import io.keepline.lifecycle.PaymentMethod;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The page behind a mailed request to pay: choose a method, see the price, accept it, and go on to
 * the provider's page. A GET changes nothing, for mail scanners follow links.
 */
public final class PayPage {
  private final PayByLink pay;

  /** Over what it does. */
  public PayPage(PayByLink pay) {
    this.pay = pay;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/pay/{token}", Role.PUBLIC, this::show),
        Route.post("/pay/{token}/offer/{method}", Role.PUBLIC, this::offer),
        Route.post("/pay/{token}/accept", Role.PUBLIC, this::accept));
  }

  private Reply show(Call call) {
    Html page = new Html(call.language());
    return pay.open(call.path("token"))
        .map(opened -> shown(page, call.language(), opened, 200))
        .orElseGet(() -> ReturnPage.missing(page));
  }

  private Reply offer(Call call) {
    Html page = new Html(call.language());
    Optional<PayByLink.Opened> opened = pay.open(call.path("token"));
    Optional<PaymentMethod> method =
        opened.stream()
            .flatMap(o -> o.methods().stream())
            .filter(m -> name(m).equals(call.path("method")))
            .findFirst();
    if (opened.isEmpty() || method.isEmpty()) {
      return ReturnPage.missing(page);
    }
    if (!opened.get().open()) {
      return shown(page, call.language(), opened.get(), 410);
    }
    try {
      return offered(page, call.language(), opened.get(), method.get());
    } catch (Problem no) {
      return refused(page, call.language(), opened.get(), words(no, call.language()));
    }
  }

  private Reply offered(
      Html page, Language language, PayByLink.Opened opened, PaymentMethod method) {
    PayByLink.Offered offer = pay.offer(opened, method);
    String title = page.word("pay.title", opened.maskedNumber());
    page.heading(title)
        .fact(page.word("pay.by"), page.word("pay.method." + name(method)))
        .fact(page.word("pay.total"), Amounts.shown(offer.total(), language.locale()))
        .fact(page.word("pay.new"), offer.newValidUntil().toString())
        .button(
            "/pay/" + opened.token() + "/accept" + query(language),
            page.word("pay.accept"),
            "good",
            "",
            offer.quoteId());
    return page.reply(200, title);
  }

  private Reply accept(Call call) {
    Html page = new Html(call.language());
    Optional<PayByLink.Opened> opened = pay.open(call.path("token"));
    Optional<String> quoteId = call.form("figures").filter(q -> q.matches("[A-Za-z0-9_-]{1,80}"));
    if (opened.isEmpty() || quoteId.isEmpty()) {
      return ReturnPage.missing(page);
    }
    try {
      PayByLink.Taken taken = pay.take(opened.get(), quoteId.get(), call.language());
      if (taken instanceof PayByLink.Taken.Ordered ordered) {
        return page.reply(303, "")
            .with("Location", "/return/" + ordered.orderId() + query(call.language()));
      }
      return taken instanceof PayByLink.Taken.Refused no
          ? refused(page, call.language(), opened.get(), no.why())
          : shown(page.state("wait", page.word("pay.later")), call.language(), opened.get(), 503);
    } catch (Problem no) {
      return ReturnPage.missing(page);
    }
  }

  private Reply refused(Html page, Language language, PayByLink.Opened opened, String why) {
    return shown(page.state("bad", page.word("pay.refused", why)), language, opened, 409);
  }

  private static String words(Problem problem, Language language) {
    return language.problems().getString(problem.code().wireName() + ".detail");
  }

  private Reply shown(Html page, Language language, PayByLink.Opened opened, int status) {
    String title = page.word("pay.title", opened.maskedNumber());
    page.heading(title).fact(page.word("pay.validUntil"), opened.validUntil().toString());
    if (!opened.open()) {
      page.state("good", page.word("pay.over"));
    } else {
      page.section(page.word("pay.choose"));
      for (PaymentMethod method : opened.methods()) {
        page.button(
            "/pay/" + opened.token() + "/offer/" + name(method) + query(language),
            page.word("pay.method." + name(method)),
            "good",
            "");
      }
    }
    page.text(page.word("support", opened.support().mail() + " " + opened.support().phone()));
    return page.reply(status, title);
  }

  private static String name(PaymentMethod method) {
    return method.name().toLowerCase(Locale.ROOT);
  }

  private static String query(Language language) {
    return "?lang=" + language.tag();
  }
}
