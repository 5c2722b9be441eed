package io.keepline.api.page;

import io.keepline.api.command.Delivery;
import io.keepline.api.http.Amounts;
import io.keepline.api.http.Call;
import io.keepline.api.http.Language;
import io.keepline.api.http.Reply;
import io.keepline.api.lease.CancellationLink;
import io.keepline.api.lease.PageReads;
import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.Settlement;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Optional;

/**
 * The page behind a mailed link: a checklist, the money, and a button. Opening it changes nothing,
 * because mail scanners open every link; only the button does.
 */
final class CancelPage {

  private final PageReads reads;

  CancelPage(PageReads reads) {
    this.reads = reads;
  }

  Reply show(Call call) {
    Html page = new Html(call.language());
    return reads
        .link(call.path("token"))
        .map(link -> shown(page, call.language(), link))
        .orElseGet(() -> ReturnPage.missing(page));
  }

  Reply confirm(Call call) {
    Html page = new Html(call.language());
    Optional<CancellationLink> link = reads.link(call.path("token"));
    if (link.isEmpty()) {
      return ReturnPage.missing(page);
    }
    if (!call.form("checked").equals(Optional.of("yes"))) {
      page.state("bad", page.word("cancel.must_tick"));
      return again(page, call, link.get(), 400);
    }
    return after(page, call, link.get(), reads.confirm(link.get(), figures(call)));
  }

  Reply withdraw(Call call) {
    Html page = new Html(call.language());
    Optional<CancellationLink> link = reads.link(call.path("token"));
    if (link.isEmpty()) {
      return ReturnPage.missing(page);
    }
    return after(page, call, link.get(), reads.withdraw(link.get()));
  }

  /** The name of the figures that the page showed; what is not one of ours names none. */
  private static Optional<String> figures(Call call) {
    return call.form("figures").filter(name -> name.matches("[A-Za-z0-9_-]{1,80}"));
  }

  private Reply after(Html page, Call call, CancellationLink link, Delivery delivery) {
    if (delivery instanceof Delivery.Answered answered) {
      boolean accepted = answered.answer().accepted();
      if (!accepted) {
        page.state("bad", page.word("cancel.refused", reads.why(answered, call.language())));
      }
      return again(page, call, link, accepted ? 200 : 409);
    }
    boolean arrived = delivery instanceof Delivery.Unconfirmed;
    page.state("wait", page.word(arrived ? "cancel.waiting" : "cancel.later"));
    return again(page, call, link, arrived ? 202 : 503);
  }

  private Reply again(Html page, Call call, CancellationLink link, int status) {
    CancellationLink now = reads.linkNow(link);
    Reply shown = shown(page, call.language(), now);
    return new Reply(status, shown.contentType(), shown.body(), shown.headers());
  }

  private Reply shown(Html page, Language language, CancellationLink link) {
    String number = link.maskedNumber();
    return switch (link.standing()) {
      case LIVE -> offer(page, language, link);
      case CONFIRMED -> confirmed(page, language, link);
      case EXECUTED ->
          page.heading(page.word("cancel.done.title", number))
              .state("good", page.word("cancel.done"))
              .reply(200, page.word("cancel.done.title", number));
      case NONE ->
          page.heading(page.word("cancel.none.title", number))
              .state("wait", page.word("cancel.none"))
              .text(page.word("cancel.dead"))
              .reply(410, page.word("cancel.none.title", number));
    };
  }

  private Reply offer(Html page, Language language, CancellationLink link) {
    String title = page.word("cancel.title", link.maskedNumber());
    page.heading(title)
        .section(page.word("cancel.checklist"))
        .list(
            List.of(
                page.word("cancel.check.accounts"),
                page.word("cancel.check.messages"),
                page.word("cancel.check.final")))
        .section(page.word("cancel.money"));
    money(page, language, link);
    link.validUntil().ifPresent(date -> page.fact(page.word("cancel.validUntil"), date));
    page.fact(page.word("cancel.when"), page.word("cancel.after", link.coolingOffHours()))
        .button(
            "/cancel/" + link.token() + "/confirm" + query(language),
            page.word("cancel.button"),
            "bad",
            page.word("cancel.tick"),
            link.money().figures());
    return foot(page, language, link).reply(200, title);
  }

  private Reply confirmed(Html page, Language language, CancellationLink link) {
    String title = page.word("cancel.confirmed.title", link.maskedNumber());
    String when = link.executeAt().map(at -> shown(at, link.zone(), language)).orElse("");
    page.heading(title).state("wait", page.word("cancel.confirmed", when));
    money(page, language, link);
    page.button(
        "/cancel/" + link.token() + "/withdraw" + query(language),
        page.word("cancel.withdraw"),
        "good",
        "");
    return foot(page, language, link).reply(200, title);
  }

  /** The fee, then what goes back: a line a payment, and a line a currency of the wallet. */
  private static void money(Html page, Language language, CancellationLink link) {
    Settlement money = link.money();
    String fee =
        money
            .fee()
            .map(kept -> Amounts.shown(kept, language.locale()))
            .orElseGet(() -> page.word("cancel.fee.none"));
    page.fact(page.word("cancel.fee"), fee);
    if (money.refunds().isEmpty() && money.wallet().isEmpty()) {
      page.text(page.word("cancel.refund.none"));
    }
    for (Cancellation.Share share : money.refunds()) {
      page.fact(
          page.word(
              link.fromBalance().contains(share.paymentId())
                  ? "cancel.refund.balance"
                  : "cancel.refund.of",
              share.orderId()),
          Amounts.shown(share.amount(), language.locale()));
    }
    for (Settlement.WalletShare share : money.balances()) {
      page.fact(
          page.word("cancel.refund.wallet"), Amounts.shown(share.amount(), language.locale()));
    }
  }

  private static Html foot(Html page, Language language, CancellationLink link) {
    String other = language == Language.ZH ? "en" : "zh";
    return page.text(page.word("support", link.support().mail() + " " + link.support().phone()))
        .link("/cancel/" + link.token() + "?lang=" + other, page.word("language"));
  }

  private static String query(Language language) {
    return "?lang=" + language.tag();
  }

  private static String shown(Instant at, ZoneId zone, Language language) {
    return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.LONG, FormatStyle.SHORT)
            .withLocale(language.locale())
            .format(at.atZone(zone))
        + " ("
        + zone.getId()
        + ")";
  }
}
