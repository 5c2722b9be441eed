package io.keepline.payments.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepline.payments.Chargeback;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A payment as merchants see it. Fields that do not apply are absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PaymentView(
    String paymentId,
    String providerRef,
    String status,
    @Nullable Long amountMinor,
    @Nullable String currency,
    @Nullable String orderId,
    @Nullable Long capturedMinor,
    @Nullable Instant paidAt,
    @Nullable String declineReason,
    @Nullable String pendingCause,
    @Nullable String checkoutUrl,
    @Nullable Instant expiresAt,
    @Nullable ChargebackView chargeback,
    Instant created) {

  /** Money taken back. */
  record ChargebackView(
      String reference, String state, long amountMinor, String currency, Instant openedAt) {
    static ChargebackView of(Chargeback chargeback) {
      return new ChargebackView(
          chargeback.reference(),
          wireName(chargeback.state()),
          chargeback.amount().minorUnits(),
          chargeback.amount().currency(),
          chargeback.openedAt());
    }
  }

  static PaymentView of(Payment payment, String publicUrl) {
    boolean pending = payment.status() == PaymentStatus.PENDING;
    return new PaymentView(
        payment.paymentId(),
        payment.providerRef(),
        payment.status().wireName(),
        payment.terms().map(terms -> terms.amount().minorUnits()).orElse(null),
        payment.terms().map(terms -> terms.amount().currency()).orElse(null),
        payment.terms().map(Payment.Terms::orderId).orElse(null),
        payment.capture().map(capture -> capture.amount().minorUnits()).orElse(null),
        payment.capture().map(Payment.Capture::at).orElse(null),
        payment.declineReason().map(PaymentView::wireName).orElse(null),
        payment.checkout().filter(c -> pending).map(c -> wireName(c.cause())).orElse(null),
        pending ? publicUrl + "/checkout/" + payment.providerRef() : null,
        payment.checkout().filter(c -> pending).map(Payment.Checkout::expiresAt).orElse(null),
        payment.chargeback().map(ChargebackView::of).orElse(null),
        payment.createdAt());
  }

  private static String wireName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
