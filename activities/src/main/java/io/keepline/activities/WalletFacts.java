package io.keepline.activities;

import io.keepline.activities.notice.MoneyLine;
import io.keepline.activities.notice.NoticeContent;
import io.keepline.activities.notice.NoticeFact;
import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.KeptReason;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.store.Database;
import io.keepline.store.OrderHistory;
import io.keepline.store.OrderRow;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.Wallets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What notices say of wallets and top-ups. */
final class WalletFacts {
  private final Quotes quotes;
  private final Wallets wallets;

  WalletFacts(Database database) {
    this.quotes = new Quotes(database);
    this.wallets = new Wallets(database);
  }

  /** What was paid for which step, why it was kept if it was, and the balance after it. */
  NoticeContent about(
      LeaseReader.Standing standing,
      Optional<OrderHistory> order,
      NoticeContent content,
      Locale locale) {
    return content
        .with(NoticeFact.AMOUNT, order.map(history -> history.order().total()))
        .with(NoticeFact.BALANCE, order.map(h -> balance(standing, h.order().total().currency())))
        .with(
            NoticeFact.KEPT,
            order
                .flatMap(history -> Optional.ofNullable(history.order().refusal()))
                .flatMap(KeptReason::of))
        .with(
            NoticeFact.LINES,
            order
                .flatMap(history -> quotes.quote(history.order().quoteId()))
                .flatMap(quote -> line(standing, quote, locale)));
  }

  /** What a bank took back or gave back; of a top-up with the balance after it. */
  NoticeContent disputed(
      LeaseReader.Standing standing, Optional<OrderHistory> order, NoticeContent content) {
    Optional<OrderRow> row = order.map(OrderHistory::order);
    return content
        .with(NoticeFact.AMOUNT, row.map(OrderRow::total))
        .with(NoticeFact.REFERENCE, row.map(OrderRow::orderId))
        .with(
            NoticeFact.BALANCE,
            row.filter(o -> o.kind().equals(OrderKind.TOP_UP.name()))
                .map(o -> balance(standing, o.total().currency())));
  }

  private static Optional<List<MoneyLine>> line(
      LeaseReader.Standing standing, QuoteRow quote, Locale locale) {
    return standing
        .brand()
        .topUp(TopUpMoney.offer(quote).stepId())
        .map(step -> step.name(locale.getLanguage()))
        .map(name -> List.of(new MoneyLine(name, quote.total())));
  }

  /** What of the wallet a cancellation that is confirmed now would give back. */
  static List<Cancellation.Share> rest(LeaseReader.Standing standing) {
    return standing.row().wallet().stream().map(Wallets.Share::frozen).toList();
  }

  /** A wallet that was never filled has nothing. */
  Money balance(LeaseReader.Standing standing, String currency) {
    return wallets.balances(standing.facts().holderId()).stream()
        .filter(balance -> balance.currency().equals(currency))
        .findFirst()
        .orElse(Money.zero(currency));
  }
}
