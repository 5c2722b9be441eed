package io.keepline.activities;

import io.keepline.lifecycle.Stimulus.RefundResult;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.choice.Providers;
import io.keepline.store.CounterPayments;
import io.keepline.store.Payments;
import io.keepline.store.RefundRow;
import io.keepline.store.Refunds;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Gives captured money back. The refund's id is the provider's idempotency key. */
final class Refunding {
  private static final Logger LOG = LoggerFactory.getLogger(Refunding.class);

  private final Refunds refunds;
  private final CounterPayments counter;
  private final Payments payments;
  private final Providers providers;
  private final InstantSource clock;

  Refunding(
      Refunds refunds,
      CounterPayments counter,
      Payments payments,
      Providers providers,
      InstantSource clock) {
    this.refunds = refunds;
    this.counter = counter;
    this.payments = payments;
    this.providers = providers;
    this.clock = clock;
  }

  RefundResult refund(String refundId) {
    RefundRow row = refunds.refund(refundId).orElse(null);
    if (row == null) {
      return RefundResult.LATER;
    }
    return switch (row.state()) {
      case "DUE" -> isFromBalance(payments, row) ? toBalance(row) : ask(row);
      case "DONE" -> RefundResult.DONE;
      case "MANUAL" -> RefundResult.REFUSED;
      default -> RefundResult.LATER;
    };
  }

  /** Whether it goes back to the holder's balance: no provider knows of it. */
  static boolean isFromBalance(Payments payments, RefundRow row) {
    return payments
        .attempt(row.paymentId())
        .filter(attempt -> attempt.provider().equals(OrderRows.BALANCE))
        .isPresent();
  }

  /** The money moves with the decision that hears of it, in one transaction with its posting. */
  private RefundResult toBalance(RefundRow row) {
    refunds.outcome(row.refundId(), "DONE", OrderRows.BALANCE, clock.instant());
    return RefundResult.DONE;
  }

  private RefundResult ask(RefundRow row) {
    if (counter.payment(row.paymentId()).isPresent()) {
      // No provider has it: a clerk gives it back out of the till that took it.
      refunds.outcome(row.refundId(), "MANUAL", null, clock.instant());
      return RefundResult.REFUSED;
    }
    RefundOutcome said =
        providers
            .named(payments.providerOf(row.paymentId()))
            .charges()
            .refund(new RefundRequest(row.refundId(), row.paymentId(), row.amount()));
    return switch (said.kind()) {
      case REFUNDED -> {
        String reference = ((RefundOutcome.Refunded) said).providerRef();
        refunds.outcome(row.refundId(), "DONE", reference, clock.instant());
        yield RefundResult.DONE;
      }
      case FAILED -> {
        LOG.warn(
            "a refund was refused: refundId={} why={}",
            row.refundId(),
            ((RefundOutcome.Failed) said).failure());
        refunds.outcome(row.refundId(), "MANUAL", null, clock.instant());
        yield RefundResult.REFUSED;
      }
      case NOT_FOUND, NOT_SENT, UNKNOWN -> RefundResult.LATER;
    };
  }
}
