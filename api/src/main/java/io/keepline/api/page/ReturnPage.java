package io.keepline.api.page;

import io.keepline.api.http.Amounts;
import io.keepline.api.http.Call;
import io.keepline.api.http.Language;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.api.lease.OrderState;
import io.keepline.api.lease.PageReads;
import io.keepline.lifecycle.KeptReason;
import java.util.Optional;

/**
 * Where a provider sends people back to. It shows what the record knows, never what the address
 * says, and asks for the payment to be looked up while it is not settled.
 */
final class ReturnPage {

  private static final int LOOK_AGAIN = 3;

  private final PageReads reads;

  ReturnPage(PageReads reads) {
    this.reads = reads;
  }

  Reply answer(Call call) {
    Language language = call.language();
    Optional<OrderState> order = reads.order(call.path("orderId"), language);
    Html page = new Html(language);
    if (order.isEmpty()) {
      return missing(page);
    }
    OrderState shown = order.get();
    page.heading(page.word("return.title"));
    state(page, shown);
    shown.number().ifPresent(number -> whose(page, number));
    shown
        .total()
        .ifPresent(
            total ->
                page.fact(page.word("return.amount"), Amounts.shown(total, language.locale())));
    page.fact(page.word("return.order"), shown.orderId());
    shown.checkoutUrl().ifPresent(url -> page.link(url, page.word("return.continue")));
    page.text(page.word("support", shown.support().mail() + " " + shown.support().phone()));
    return page.reply(200, page.word("return.title"));
  }

  private static void whose(Html page, OrderState.NumberOf number) {
    page.fact(page.word("return.number"), number.masked() + " · " + number.brand());
    page.fact(page.word("return.zone"), number.zone());
  }

  static Reply missing(Html page) {
    String title = page.word("missing.title");
    return page.heading(title).text(page.word("missing.text")).reply(404, title);
  }

  private void state(Html page, OrderState order) {
    switch (order.state()) {
      case "applied" -> page.state("good", applied(page, order));
      case "declined" ->
          page.state("bad", page.word("return.declined", order.sentence(), order.remedy()));
      case "closed" -> page.state("bad", page.word("return.closed"));
      case "refund_due", "refund_manual" -> page.state("wait", page.word("return.refund"));
      case "refunded" -> page.state("wait", page.word("return.refunded"));
      case "unresolved" -> page.state("wait", page.word("return.unresolved"));
      case "not_accepted" -> page.state("bad", page.word("return.not_accepted"));
      case "received" -> page.state("wait", page.word("return.received")).refresh(LOOK_AGAIN);
      case "pending" -> waiting(page, order, "return.pending");
      default -> waiting(page, order, "return.checking");
    }
  }

  private static String applied(Html page, OrderState order) {
    return switch (order.use()) {
      case TERM -> page.word("return.applied", order.validUntil().orElse(""));
      case TOP_UP -> page.word("return.topped_up");
      case KEPT -> kept(page, order.kept());
    };
  }

  /** Why the number did not take it, where that is known. */
  static String kept(Html page, Optional<KeptReason> reason) {
    return reason
        .map(why -> page.word("return.kept_because", page.word("kept." + Wire.name(why))))
        .orElseGet(() -> page.word("return.kept"));
  }

  private void waiting(Html page, OrderState order, String word) {
    reads.askForLookUp(order);
    page.state("wait", page.word(word)).refresh(LOOK_AGAIN);
  }
}
