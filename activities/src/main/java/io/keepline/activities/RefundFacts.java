package io.keepline.activities;

import io.keepline.activities.notice.NoticeContent;
import io.keepline.activities.notice.NoticeFact;
import io.keepline.activities.notice.RefundReason;
import io.keepline.activities.notice.RefundWay;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.store.AttemptRow;
import io.keepline.store.CounterPayments;
import io.keepline.store.Database;
import io.keepline.store.Payments;
import io.keepline.store.RefundRow;
import io.keepline.store.Refunds;
import io.keepline.store.Wallets;
import java.util.List;
import java.util.Optional;

/** What notices say of money that went back: how much, why, and which way it took. */
final class RefundFacts {
  private final Refunds refunds;
  private final Payments payments;
  private final CounterPayments counter;
  private final Wallets wallets;
  private final WalletFacts wallet;
  private final PaperFacts papers;

  RefundFacts(Database database, WalletFacts wallet, PaperFacts papers) {
    this.refunds = new Refunds(database);
    this.payments = new Payments(database);
    this.counter = new CounterPayments(database);
    this.wallets = new Wallets(database);
    this.wallet = wallet;
    this.papers = papers;
  }

  /** The notice's subject is the refund. */
  NoticeContent refunded(Notice notice, LeaseReader.Standing standing, NoticeContent content) {
    return Optional.ofNullable(notice.subject())
        .flatMap(refunds::refund)
        .map(refund -> about(refund, standing, content))
        .orElse(content);
  }

  private NoticeContent about(
      RefundRow refund, LeaseReader.Standing standing, NoticeContent content) {
    RefundReason reason = reason(refund);
    RefundWay way = way(refund, reason);
    Optional<Money> goesOn =
        wallets.givenBack(refund.refundId()).stream()
            .map(Wallets.Share::amount)
            .reduce(Money::plus);
    NoticeContent told =
        content
            .with(NoticeFact.AMOUNT, refund.amount())
            .with(NoticeFact.REFUND_REASON, reason)
            .with(NoticeFact.REFUND_WAY, way)
            .with(NoticeFact.WALLET_REFUND, goesOn.map(List::of))
            .with(
                NoticeFact.STILL_UNTIL,
                Optional.ofNullable(standing.facts().validUntil())
                    .filter(any -> reason.boughtNothing() && standing.facts().status().isInTerm()))
            .with(
                NoticeFact.BALANCE,
                Optional.of(refund.amount().currency())
                    .filter(any -> way == RefundWay.BALANCE && goesOn.isEmpty())
                    .map(currency -> wallet.balance(standing, currency)));
    return papers.named(papers.creditNoteOf(refund), Optional.of(refund.orderId()), told);
  }

  private RefundReason reason(RefundRow refund) {
    RefundReason reason = RefundReason.valueOf(refund.reason());
    boolean differs =
        payments
            .attempt(refund.paymentId())
            .filter(attempt -> !attempt.amount().equals(attempt.captured()))
            .isPresent();
    return reason == RefundReason.NOT_APPLIED && differs ? RefundReason.AMOUNT_DIFFERS : reason;
  }

  private RefundWay way(RefundRow refund, RefundReason reason) {
    if (reason == RefundReason.CORRECTION) {
      return RefundWay.CORRECTION;
    }
    if (reason.isOfWallet() && refund.providerRef() != null) {
      return RefundWay.WALLET;
    }
    if (counter.payment(refund.paymentId()).isPresent()) {
      return RefundWay.COUNTER;
    }
    boolean toBalance =
        payments
            .attempt(refund.paymentId())
            .map(AttemptRow::method)
            .filter(PaymentMethod.BALANCE.name()::equals)
            .isPresent();
    if (toBalance) {
      return RefundWay.BALANCE;
    }
    // What a provider gave back has its reference.
    return refund.providerRef() == null ? RefundWay.BY_HAND : RefundWay.PAYMENT;
  }
}
