package io.keepline.payments.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Chargeback;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.RefundFailure;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.UnknownCause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Sends money back through Stripe. The refund id is the idempotency key, and also stands in the
 * metadata: Stripe forgets keys after a day, and a refund may be asked for again later than that.
 * So a payment's refunds are listed first (lists do not lag), and a refund that is there is not
 * made again.
 */
final class StripeRefunds {

  private static final int MOST_PAGES = 20;

  private final StripeCalls calls;
  private final IntentFinder finder;
  private final IntentReader reader;

  StripeRefunds(StripeCalls calls, IntentFinder finder, IntentReader reader) {
    this.calls = calls;
    this.finder = finder;
    this.reader = reader;
  }

  RefundOutcome refund(RefundRequest request) {
    Reply<Optional<PaymentIntent>> found = finder.find(request.paymentId());
    if (!(found instanceof Reply.Answered<Optional<PaymentIntent>> answered)) {
      return unanswered(found);
    }
    return answered
        .value()
        .map(intent -> refund(request, intent))
        .orElseGet(() -> new RefundOutcome.Unknown(UnknownCause.REFUSED));
  }

  private RefundOutcome refund(RefundRequest request, PaymentIntent intent) {
    PaymentOutcome payment = reader.outcome(intent);
    if (payment instanceof PaymentOutcome.Unknown unknown) {
      return new RefundOutcome.Unknown(unknown.cause());
    }
    if (!(payment instanceof PaymentOutcome.Paid paid)) {
      return new RefundOutcome.Failed(RefundFailure.NOT_CAPTURED);
    }
    RefundListParams.Builder ofPayment =
        RefundListParams.builder().setPaymentIntent(paid.providerRef());
    Reply<List<Refund>> reply = all(ofPayment);
    if (!(reply instanceof Reply.Answered<List<Refund>> refunds)) {
      return unanswered(reply);
    }
    Optional<Refund> earlier = ours(refunds.value(), request.refundId());
    if (earlier.isPresent()) {
      return isSame(earlier.get(), request)
          ? outcome(earlier.get())
          : new RefundOutcome.Unknown(UnknownCause.CONFLICT);
    }
    return isLeft(request.amount(), paid, refunds.value())
        ? send(request, paid.providerRef())
        : new RefundOutcome.Failed(RefundFailure.EXCEEDS_CAPTURED);
  }

  private static boolean isSame(Refund refund, RefundRequest request) {
    return StripeAmounts.toMoney(refund.getAmount(), refund.getCurrency()).equals(request.amount());
  }

  private static boolean isLeft(Money amount, PaymentOutcome.Paid paid, List<Refund> refunds) {
    if (!paid.captured().currency().equals(amount.currency())) {
      return false;
    }
    long gone =
        paid.chargeback()
            .filter(chargeback -> chargeback.state() != Chargeback.State.WON)
            .map(chargeback -> chargeback.amount().minorUnits())
            .orElse(0L);
    for (Refund refund : refunds) {
      if (!refund.getStatus().equals("failed") && !refund.getStatus().equals("canceled")) {
        gone += StripeAmounts.toMoney(refund.getAmount(), refund.getCurrency()).minorUnits();
      }
    }
    return amount.minorUnits() <= paid.captured().minorUnits() - gone;
  }

  private RefundOutcome send(RefundRequest request, String reference) {
    OptionalLong amount = StripeAmounts.toStripe(request.amount());
    if (amount.isEmpty()) {
      return new RefundOutcome.Failed(RefundFailure.REJECTED);
    }
    RefundCreateParams params =
        RefundCreateParams.builder()
            .setPaymentIntent(reference)
            .setAmount(amount.getAsLong())
            .putMetadata(Labels.REFUND, request.refundId())
            .putMetadata(Labels.PAYMENT, request.paymentId())
            .build();
    Reply<Refund> reply =
        calls.ask(stripe -> stripe.refunds().create(params, StripeCalls.key(request.refundId())));
    if (reply instanceof Reply.Refused<Refund> refused
        && (refused.hasCode("charge_already_refunded") || refused.hasCode("charge_disputed"))) {
      return new RefundOutcome.Failed(RefundFailure.EXCEEDS_CAPTURED);
    }
    return reply instanceof Reply.Answered<Refund> answered
        ? outcome(answered.value())
        : unanswered(reply);
  }

  RefundOutcome lookUp(String refundId) {
    Reply<List<Refund>> reply = all(RefundListParams.builder());
    if (!(reply instanceof Reply.Answered<List<Refund>> refunds)) {
      return unanswered(reply);
    }
    return ours(refunds.value(), refundId)
        .map(StripeRefunds::outcome)
        .orElseGet(RefundOutcome.NotFound::new);
  }

  private Reply<List<Refund>> all(RefundListParams.Builder which) {
    List<Refund> all = new ArrayList<>();
    which.setLimit(100L);
    for (int page = 0; page < MOST_PAGES; page++) {
      Reply<StripeCollection<Refund>> reply =
          calls.ask(stripe -> stripe.refunds().list(which.build()));
      if (!(reply instanceof Reply.Answered<StripeCollection<Refund>> answered)) {
        return Reply.failed(reply);
      }
      List<Refund> rows = answered.value().getData();
      all.addAll(rows);
      if (rows.isEmpty() || !Boolean.TRUE.equals(answered.value().getHasMore())) {
        return new Reply.Answered<>(all);
      }
      which.setStartingAfter(rows.get(rows.size() - 1).getId());
    }
    return new Reply.Lost<>(UnknownCause.IN_PROGRESS);
  }

  private static Optional<Refund> ours(List<Refund> refunds, String refundId) {
    return refunds.stream()
        .filter(refund -> refundId.equals(refund.getMetadata().get(Labels.REFUND)))
        .findFirst();
  }

  private static RefundOutcome outcome(Refund refund) {
    return switch (refund.getStatus()) {
      case "succeeded" ->
          new RefundOutcome.Refunded(
              refund.getId(),
              StripeAmounts.toMoney(refund.getAmount(), refund.getCurrency()),
              Instant.ofEpochSecond(refund.getCreated()));
      case "failed", "canceled" -> new RefundOutcome.Failed(RefundFailure.REJECTED);
      default -> new RefundOutcome.Unknown(UnknownCause.IN_PROGRESS);
    };
  }

  private static RefundOutcome unanswered(Reply<?> reply) {
    if (reply instanceof Reply.Lost<?> lost) {
      return new RefundOutcome.Unknown(lost.cause());
    }
    return reply instanceof Reply.Refused<?> refused
        ? new RefundOutcome.Unknown(refused.cause())
        : new RefundOutcome.NotSent();
  }
}
