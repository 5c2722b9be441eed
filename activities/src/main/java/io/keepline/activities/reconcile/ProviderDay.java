package io.keepline.activities.reconcile;

import io.keepline.payments.Chargeback;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.RefundOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A UTC day at the provider, by the provider's clock. */
record ProviderDay(PaymentProvider provider, LocalDate day) {

  /**
   * Everything that it booked.
   *
   * @throws ProviderSilent if it does not say
   */
  List<LedgerEntry> entries() {
    List<LedgerEntry> entries = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      if (!(provider.listDay(day, after) instanceof LedgerAnswer.Page page)) {
        throw new ProviderSilent(day);
      }
      entries.addAll(page.entries());
      after = page.next();
    } while (after.isPresent());
    return entries;
  }

  /**
   * Whether a capture that we heard of on this day is missing in its list: one that was booked on
   * another day, such as a second before midnight, is that day's.
   */
  boolean lacksCapture(String paymentId) {
    PaymentOutcome said = provider.lookUp(paymentId);
    return switch (said.kind()) {
      case PAID -> isHere(((PaymentOutcome.Paid) said).paidAt());
      case CREATED, DECLINED, PENDING, CLOSED, NOT_FOUND -> true;
      case NOT_SENT, UNKNOWN -> throw new ProviderSilent(day);
    };
  }

  /** The same of a refund. */
  boolean lacksRefund(String refundId) {
    RefundOutcome said = provider.lookUpRefund(refundId);
    return switch (said.kind()) {
      case REFUNDED -> isHere(((RefundOutcome.Refunded) said).refundedAt());
      case FAILED, NOT_FOUND -> true;
      case NOT_SENT, UNKNOWN -> throw new ProviderSilent(day);
    };
  }

  /** Whether the provider knows nothing of a dispute that we heard of on this day. */
  boolean lacksDispute(String paymentId) {
    return chargeback(paymentId).isEmpty();
  }

  /**
   * Whether the provider does not say that a dispute was decided for us, as we heard on this day.
   */
  boolean lacksReversal(String paymentId) {
    return chargeback(paymentId)
        .filter(dispute -> dispute.state() == Chargeback.State.WON)
        .isEmpty();
  }

  private Optional<Chargeback> chargeback(String paymentId) {
    PaymentOutcome said = provider.lookUp(paymentId);
    return switch (said.kind()) {
      case PAID -> ((PaymentOutcome.Paid) said).chargeback();
      case CREATED, DECLINED, PENDING, CLOSED, NOT_FOUND -> Optional.empty();
      case NOT_SENT, UNKNOWN -> throw new ProviderSilent(day);
    };
  }

  private boolean isHere(Instant at) {
    return LocalDate.ofInstant(at, ZoneOffset.UTC).equals(day);
  }
}
