package io.keepline.activities;

import io.keepline.activities.notice.MoneyLine;
import io.keepline.activities.notice.NoticeContent;
import io.keepline.activities.notice.NoticeFact;
import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Settlement;
import io.keepline.store.Database;
import io.keepline.store.Payments;
import io.keepline.store.Wallets;
import java.util.List;
import java.util.Optional;

/** What notices say of a cancellation: its page, and the money that goes back. */
final class CancellationFacts {
  private final Payments payments;
  private final Wallets wallets;
  private final MailedPages pages;

  CancellationFacts(Database database, MailedPages pages) {
    this.payments = new Payments(database);
    this.wallets = new Wallets(database);
    this.pages = pages;
  }

  /** The figures are those of the day on which the mail leaves; the page has those of its day. */
  NoticeContent link(Notice notice, LeaseReader.Standing standing, NoticeContent content) {
    Lease lease = standing.facts();
    Settlement today =
        Settlement.ofCancellation(lease, standing.today(), WalletFacts.rest(standing));
    return money(content, standing, today)
        .with(NoticeFact.LINK, pages.cancel(lease.leaseId(), notice.key()))
        .with(NoticeFact.LINK_EXPIRES, Optional.ofNullable(lease.cancellation().linkExpiresAt()));
  }

  /** Confirmed: it can be undone on the page that confirmed it. */
  NoticeContent confirmed(Notice notice, LeaseReader.Standing standing, NoticeContent content) {
    Cancellation cancellation = standing.facts().cancellation();
    return money(content, standing, Settlement.frozen(cancellation))
        .with(NoticeFact.UNDO_UNTIL, Optional.ofNullable(cancellation.executeAt()))
        .with(NoticeFact.LINK, pages.cancel(standing.facts().leaseId(), notice.noticeId()));
  }

  /** Carried out. A balance that no number can use is named, or it would be forgotten. */
  NoticeContent cancelled(LeaseReader.Standing standing, NoticeContent content) {
    Lease lease = standing.facts();
    List<Money> left =
        wallets.balances(lease.holderId()).stream().filter(Money::isPositive).toList();
    return money(content, standing, Settlement.frozen(lease.cancellation()))
        .with(
            NoticeFact.BALANCE_LEFT,
            Optional.of(left)
                .filter(some -> !some.isEmpty() && !wallets.servesAnother(lease.leaseId())));
  }

  /**
   * What goes back of payments in all and of each, what of the balance and what to it, and the fee;
   * nothing where nothing was paid.
   */
  private NoticeContent money(
      NoticeContent content, LeaseReader.Standing standing, Settlement money) {
    List<Cancellation.Share> shares = money.refunds();
    if (shares.isEmpty() && money.wallet().isEmpty()) {
      return content;
    }
    Money noFee = (shares.isEmpty() ? money.wallet() : shares).get(0).fee();
    List<Cancellation.Share> toBalance = shares.stream().filter(this::isFromBalance).toList();
    List<Cancellation.Share> toPayments =
        shares.stream().filter(share -> !isFromBalance(share)).toList();
    List<MoneyLine> lines =
        toPayments.stream().map(share -> new MoneyLine(share.orderId(), share.amount())).toList();
    return content
        .with(NoticeFact.REFUND, totals(toPayments))
        .with(NoticeFact.LINES, Optional.of(lines).filter(some -> !some.isEmpty()))
        .with(
            wallets.servesAnother(standing.facts().leaseId())
                ? NoticeFact.BALANCE_KEPT
                : NoticeFact.BALANCE_REFUND,
            totals(toBalance))
        .with(
            NoticeFact.WALLET_FEE,
            Optional.of(
                    money.balances().stream()
                        .map(Settlement.WalletShare::fee)
                        .filter(Money::isPositive)
                        .toList())
                .filter(some -> !some.isEmpty()))
        .with(NoticeFact.WALLET_REFUND, totals(money.wallet()))
        .with(NoticeFact.FEE, money.fee().orElse(Money.zero(noFee.currency())));
  }

  private static Optional<List<Money>> totals(List<Cancellation.Share> shares) {
    return Optional.of(Settlement.totals(shares)).filter(totals -> !totals.isEmpty());
  }

  private boolean isFromBalance(Cancellation.Share share) {
    return payments
        .attempt(share.paymentId())
        .filter(attempt -> attempt.method().equals(PaymentMethod.BALANCE.name()))
        .isPresent();
  }
}
