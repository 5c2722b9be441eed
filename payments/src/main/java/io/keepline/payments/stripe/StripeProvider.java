package io.keepline.payments.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.param.PaymentIntentCreateParams;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.Attendance;
import io.keepline.payments.CancelOutcome;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.UnknownCause;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The port to Stripe. A payment is one PaymentIntent, created with our payment id as idempotency
 * key and in its metadata, and confirmed after its reference is stored.
 *
 * <p>What is definite: {@code succeeded} is paid; a refused intent is declined, because we never
 * confirm one a second time with another way of paying; {@code canceled} is closed. A look-up by
 * reference is always current. A look-up by our id is certain when it finds something, and {@code
 * NotFound} is only "not seen now"; {@link #cancel} makes it definite by claiming the idempotency
 * key.
 */
public final class StripeProvider implements PaymentProvider {

  private final ConfirmPlans plans = new ConfirmPlans();
  private final StripeCalls calls;
  private final IntentReader reader;
  private final IntentFinder finder;
  private final IntentCloser closer;
  private final StripeRefunds refunds;
  private final StripeLedger ledger;

  private StripeProvider(StripeCalls calls, InstantSource clock) {
    this.calls = calls;
    this.reader = new IntentReader(calls);
    this.finder = new IntentFinder(calls, clock);
    this.closer = new IntentCloser(calls, finder);
    this.refunds = new StripeRefunds(calls, finder, reader);
    this.ledger = new StripeLedger(calls);
  }

  /**
   * Makes the adapter; talks to nobody yet.
   *
   * @param clock real time
   */
  public static StripeProvider open(StripeConfig config, InstantSource clock) {
    return new StripeProvider(StripeCalls.open(config), clock);
  }

  @Override
  public PaymentOutcome create(PaymentRequest request) {
    ConfirmPlan plan = ConfirmPlan.of(request);
    OptionalLong amount = StripeAmounts.toStripe(request.amount());
    boolean accepted =
        StripeMethods.TABLE.accepts(request.method(), request.amount(), request.attendance());
    if (!accepted || !plan.isPossible() || amount.isEmpty()) {
      return new PaymentOutcome.NotSent();
    }
    PaymentIntentCreateParams params = params(request, plan, amount.getAsLong());
    Reply<PaymentIntent> reply =
        calls.ask(
            stripe -> stripe.paymentIntents().create(params, StripeCalls.key(request.paymentId())));
    if (reply instanceof Reply.Refused<PaymentIntent> refused && refused.isConflict()) {
      return conflict(request.paymentId());
    }
    PaymentOutcome outcome = current(reply);
    if (outcome instanceof PaymentOutcome.Created created) {
      plans.remember(created.providerRef(), plan);
    }
    return outcome;
  }

  private static PaymentIntentCreateParams params(
      PaymentRequest request, ConfirmPlan plan, long amount) {
    Map<String, String> labels = new LinkedHashMap<>(plan.labels());
    labels.put(Labels.PAYMENT, request.paymentId());
    labels.put(Labels.ORDER, request.orderId());
    PaymentIntentCreateParams.Builder params =
        PaymentIntentCreateParams.builder()
            .setAmount(amount)
            .setCurrency(request.amount().currency().toLowerCase(Locale.ROOT))
            .addPaymentMethodType(StripeMethods.type(request.method()).orElseThrow())
            .setDescription(request.orderId())
            .putAllMetadata(labels)
            .addExpand("latest_charge");
    plan.saved().ifPresent(saved -> params.setCustomer(saved.customer()));
    return params.build();
  }

  /** The key is taken: by other data, or by us, to bar the id. */
  private PaymentOutcome conflict(String paymentId) {
    boolean barred =
        finder.find(paymentId) instanceof Reply.Answered<Optional<PaymentIntent>> found
            && found.value().filter(IntentFinder::isBarred).isPresent();
    return barred ? lookUp(paymentId) : new PaymentOutcome.Unknown(UnknownCause.CONFLICT);
  }

  /** A repeated answer is an old one: what holds now is read by the reference. */
  private PaymentOutcome current(Reply<PaymentIntent> reply) {
    boolean replayed =
        reply instanceof Reply.Answered<PaymentIntent> answered
            && StripeCalls.isReplayed(answered.value().getLastResponse());
    return reader.outcome(
        replayed
            ? finder.retrieve(((Reply.Answered<PaymentIntent>) reply).value().getId())
            : reply);
  }

  @Override
  public PaymentOutcome confirm(String providerRef) {
    Optional<ConfirmPlan> known = plans.of(providerRef);
    if (known.isPresent()) {
      return confirm(providerRef, known.get());
    }
    Reply<PaymentIntent> reply = finder.retrieve(providerRef);
    PaymentOutcome present = reader.outcome(reply);
    if (!(present instanceof PaymentOutcome.Created)) {
      return present;
    }
    return ConfirmPlan.of(((Reply.Answered<PaymentIntent>) reply).value().getMetadata())
        .map(plan -> confirm(providerRef, plan))
        .orElseGet(() -> new PaymentOutcome.Unknown(UnknownCause.REFUSED));
  }

  private PaymentOutcome confirm(String providerRef, ConfirmPlan plan) {
    Reply<PaymentIntent> reply =
        calls.ask(
            stripe ->
                stripe
                    .paymentIntents()
                    .confirm(
                        providerRef, plan.params(), StripeCalls.key("confirm-" + providerRef)));
    return reply instanceof Reply.Refused<PaymentIntent> refused
        ? refused(providerRef, plan, refused)
        : current(reply);
  }

  private PaymentOutcome refused(
      String providerRef, ConfirmPlan plan, Reply.Refused<PaymentIntent> refused) {
    Optional<StripeError> error = refused.error();
    if (error.map(StripeError::getType).filter("card_error"::equals).isPresent()) {
      return new PaymentOutcome.Declined(providerRef, DeclineCodes.reason(error.get()));
    }
    if (refused.hasCode("payment_intent_unexpected_state")) {
      return lookUpByReference(providerRef);
    }
    return refused.isAboutMethod()
        ? badMethod(providerRef, plan)
        : new PaymentOutcome.Unknown(UnknownCause.REFUSED);
  }

  /** Stripe knows no such way of paying. The intent is closed, so that this is the last word. */
  private PaymentOutcome badMethod(String providerRef, ConfirmPlan plan) {
    Reply<PaymentIntent> intent = finder.retrieve(providerRef);
    if (!(intent instanceof Reply.Answered<PaymentIntent> answered)
        || closer.close(answered.value()) != CancelOutcome.CLOSED) {
      return new PaymentOutcome.Unknown(UnknownCause.REFUSED);
    }
    DeclineReason reason =
        plan.saved().isPresent() || plan.attendance() == Attendance.UNATTENDED
            ? DeclineReason.PERMISSION_WITHDRAWN
            : DeclineReason.INVALID_DATA;
    return new PaymentOutcome.Declined(providerRef, reason);
  }

  @Override
  public PaymentOutcome lookUp(String paymentId) {
    Reply<Optional<PaymentIntent>> reply = finder.find(paymentId);
    return reply instanceof Reply.Answered<Optional<PaymentIntent>> found
        ? found.value().map(reader::outcome).orElseGet(PaymentOutcome.NotFound::new)
        : reader.outcome(Reply.failed(reply));
  }

  @Override
  public PaymentOutcome lookUpByReference(String providerRef) {
    return reader.outcome(finder.retrieve(providerRef));
  }

  @Override
  public CancelOutcome cancel(String paymentId) {
    return closer.close(paymentId);
  }

  @Override
  public RefundOutcome refund(RefundRequest request) {
    return refunds.refund(request);
  }

  @Override
  public RefundOutcome lookUpRefund(String refundId) {
    return refunds.lookUp(refundId);
  }

  @Override
  public LedgerAnswer listDay(LocalDate day, Optional<String> after) {
    return ledger.day(day, after);
  }
}
