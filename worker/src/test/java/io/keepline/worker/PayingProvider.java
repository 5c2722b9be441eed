package io.keepline.worker;

import io.keepline.lifecycle.Money;
import io.keepline.payments.CancelOutcome;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Pays whatever is confirmed, and remembers it. */
final class PayingProvider implements PaymentProvider {
  final Map<String, Money> created = new ConcurrentHashMap<>();
  final Map<String, Money> captured = new ConcurrentHashMap<>();
  final Map<String, Money> refunded = new ConcurrentHashMap<>();

  @Override
  public PaymentOutcome create(PaymentRequest request) {
    created.put(request.paymentId(), request.amount());
    return new PaymentOutcome.Created(request.paymentId());
  }

  @Override
  public PaymentOutcome confirm(String providerRef) {
    captured.merge(providerRef, created.getOrDefault(providerRef, Money.zero("USD")), Money::plus);
    return lookUp(providerRef);
  }

  @Override
  public PaymentOutcome lookUp(String paymentId) {
    Money money = captured.get(paymentId);
    return money == null
        ? new PaymentOutcome.NotFound()
        : new PaymentOutcome.Paid(paymentId, money, Instant.EPOCH);
  }

  @Override
  public PaymentOutcome lookUpByReference(String providerRef) {
    return lookUp(providerRef);
  }

  @Override
  public CancelOutcome cancel(String paymentId) {
    return captured.containsKey(paymentId) ? CancelOutcome.ALREADY_PAID : CancelOutcome.CLOSED;
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    refunded.put(request.refundId(), request.amount());
    return new RefundOutcome.Refunded(request.refundId(), request.amount(), Instant.EPOCH);
  }

  @Override
  public RefundOutcome lookUpRefund(String refundId) {
    return new RefundOutcome.NotFound();
  }

  @Override
  public LedgerAnswer listDay(LocalDate day, Optional<String> after) {
    return new LedgerAnswer.Unavailable(Optional.empty());
  }
}
