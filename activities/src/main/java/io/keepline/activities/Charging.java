package io.keepline.activities;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderKind;
import io.keepline.payments.Attendance;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.choice.Providers;
import io.keepline.store.AttemptRow;
import io.keepline.store.IntentAnswer;
import io.keepline.store.IntentRequest;
import io.keepline.store.MethodTokens;
import io.keepline.store.Payments;
import io.keepline.workflows.RecordActivities.Known;
import io.keepline.workflows.WorldActivities.Begun;
import io.keepline.workflows.WorldActivities.Charge;
import io.keepline.workflows.WorldActivities.Charged;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One charge: the intent, the provider's reference before the confirmation, the confirmation, the
 * outcome. What is interrupted in between is never sent again; it is looked up.
 */
final class Charging {
  private final Payments payments;
  private final MethodTokens tokens;
  private final Providers providers;
  private final Outcomes outcomes;
  private final URI publicUrl;
  private final InstantSource clock;
  private final HaltPoints halts;

  Charging(
      Payments payments,
      MethodTokens tokens,
      WorldPorts ports,
      Outcomes outcomes,
      HaltPoints halts) {
    this.payments = payments;
    this.tokens = tokens;
    this.providers = ports.providers();
    this.outcomes = outcomes;
    this.publicUrl = ports.publicUrl();
    this.clock = ports.clock();
    this.halts = halts;
  }

  Charged charge(Charge request) {
    halts.reached(HaltPoint.BEFORE_INTENT, request.leaseId());
    Providers.Open provider = provider(request.leaseId());
    IntentAnswer answer = payments.intent(intent(request, provider.name()));
    if (answer instanceof IntentAnswer.Recorded) {
      halts.reached(HaltPoint.AFTER_INTENT, request.leaseId());
      return begun(send(request.leaseId(), request.order(), provider));
    }
    if (answer instanceof IntentAnswer.AlreadyThere there) {
      return begun(there.attempt());
    }
    if (answer instanceof IntentAnswer.Refused refused) {
      return not(Begun.REFUSED, refused.code().name());
    }
    return not(answer instanceof IntentAnswer.Stale ? Begun.STALE : Begun.TOO_LATE, null);
  }

  /** The provider of a lease's new payments: its brand's. */
  Providers.Open provider(String leaseId) {
    return providers.forBrand(payments.brandOf(leaseId));
  }

  private IntentRequest intent(Charge request, String provider) {
    return new IntentRequest(
        request.leaseId(),
        request.epoch(),
        OrderRows.order(
            request.leaseId(),
            request.order(),
            OrderRows.Beside.submitted(request.notAfter(), clock.instant())),
        OrderRows.attempt(request.order(), provider, "SUBMITTED", clock.instant()),
        request.notAfter(),
        clock.instant());
  }

  private static Charged begun(AttemptRow attempt) {
    Known known = StoredOrders.known(attempt, null);
    return new Charged(Begun.YES, null, known);
  }

  private static Charged not(Begun begun, @Nullable String refusal) {
    return new Charged(begun, refusal, null);
  }

  /** Sends an attempt whose intent is in the record, once, to its brand's provider. */
  AttemptRow send(String leaseId, Order order, Providers.Open provider) {
    String paymentId = order.paymentId();
    if (order.quote().total().isZero()) {
      return outcomes.free(paymentId, order.quote().total());
    }
    Optional<PaymentRequest> request = request(order);
    if (request.isEmpty()) {
      return outcomes.refusedHere(
          paymentId,
          isUnattended(order) ? DeclineReason.PERMISSION_WITHDRAWN : DeclineReason.INVALID_DATA);
    }
    PaymentRequest asked = request.get();
    if (!provider.methods().accepts(asked.method(), asked.amount(), asked.attendance())) {
      return outcomes.refusedHere(paymentId, DeclineReason.METHOD_NOT_ACCEPTED);
    }
    PaymentOutcome said = provider.charges().create(asked);
    if (said.kind() == PaymentOutcome.Kind.NOT_SENT) {
      // No connection, and never a second try under this id: the provider cannot know of it.
      return outcomes.neverReceived(paymentId);
    }
    if (said instanceof PaymentOutcome.Created created) {
      halts.reached(HaltPoint.AFTER_CREATE, leaseId);
      payments.reference(paymentId, created.providerRef(), null, null);
      halts.reached(HaltPoint.AFTER_REFERENCE, leaseId);
      said = provider.charges().confirm(created.providerRef());
    }
    halts.reached(HaltPoint.AFTER_CONFIRM, leaseId);
    AttemptRow stored = outcomes.write(paymentId, said);
    halts.reached(HaltPoint.AFTER_OUTCOME, leaseId);
    return stored;
  }

  /** Empty where the method cannot be charged through the provider, or its token is gone. */
  private Optional<PaymentRequest> request(Order order) {
    return Optional.ofNullable(order.methodRef())
        .flatMap(tokens::token)
        .flatMap(token -> method(order.method()).map(method -> request(order, method, token)));
  }

  private PaymentRequest request(Order order, PaymentMethod method, String token) {
    return new PaymentRequest(
        order.paymentId(),
        order.quote().total(),
        method,
        token,
        URI.create(publicUrl + "/return/" + order.orderId()),
        order.orderId(),
        isUnattended(order) ? Attendance.UNATTENDED : Attendance.PRESENT);
  }

  /** By consent nobody is there; another try of the same order is the holder's own. */
  private static boolean isUnattended(Order order) {
    return order.quote().kind() == OrderKind.AUTO_RENEW && order.attempt() == 1;
  }

  private static Optional<PaymentMethod> method(io.keepline.lifecycle.PaymentMethod method) {
    return switch (method) {
      case CARD -> Optional.of(PaymentMethod.CARD);
      case WALLET -> Optional.of(PaymentMethod.WALLET);
      case PAYPAL -> Optional.of(PaymentMethod.PAYPAL);
      case ALIPAY -> Optional.of(PaymentMethod.ALIPAY);
      case WECHAT_PAY -> Optional.of(PaymentMethod.WECHAT_PAY);
      case BALANCE, CASH, TERMINAL_CARD -> Optional.empty();
    };
  }
}
