package io.keepline.workflows;

import io.keepline.lifecycle.By;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Wake;
import io.keepline.lifecycle.WakeKind;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A charge by consent that came due (T3): it is priced first, then submitted like any other order.
 * Where nothing may be charged, the bare deadline lets the rules ask the holder to pay.
 */
final class ChargingByConsent {

  /** Nobody waits for it, but a consent that is revoked must stop it soon. */
  private static final Duration NOT_AFTER = Duration.ofSeconds(60);

  private final LeaseRun run;
  private final Inbox inbox;
  private final Doing doing;
  private final Deciding deciding;

  ChargingByConsent(LeaseRun run, Inbox inbox, Doing doing, Deciding deciding) {
    this.run = run;
    this.inbox = inbox;
    this.doing = doing;
    this.deciding = deciding;
  }

  /** Whether a wake asks for a price first. */
  boolean isFor(Lease lease, Wake wake) {
    return wake.kind() == WakeKind.AUTO_RENEW
        && lease.consent() != null
        && lease.consent().chargeable()
        && lease.inFlight().isEmpty();
  }

  void begin(LeaseState present, Wake wake) {
    Lease lease = present.lease();
    // The version makes a new try of the same deadline another order: this one may be known.
    String what = lease.validUntil() + ":" + wake.subject() + ":" + present.version();
    String quoteId = DerivedId.of("quo", lease.leaseId(), what);
    doing.offer(
        wake,
        lease.leaseId(),
        quoteId,
        present.now(),
        offer ->
            inbox.tell(() -> offered(wake, DerivedId.of("ord", lease.leaseId(), what), offer)));
  }

  private Answer offered(
      Wake wake, String orderId, WorldActivities.@Nullable AutoRenewOffer offer) {
    LeaseState present = run.started();
    if (offer == null) {
      run.leaveAlone(present, wake);
    } else {
      Stimulus stimulus =
          submit(orderId, offer).map(Stimulus.class::cast).orElseGet(() -> Lifecycle.due(wake));
      deciding.handle(present, new Inbox.Item(stimulus, null, null, wake));
    }
    return deciding.stands(present, orderId);
  }

  private static Optional<Stimulus.Submit> submit(
      String orderId, WorldActivities.AutoRenewOffer offer) {
    Quote quote = offer.quote();
    PaymentMethod method = offer.method();
    return quote == null || method == null
        ? Optional.empty()
        : Optional.of(
            new Stimulus.Submit(
                By.system("chg:" + orderId, "auto_renew"),
                orderId,
                quote,
                method,
                offer.methodRef(),
                DerivedId.payment(orderId, 1),
                quote.expectedValidUntil(),
                LeaseState.real().plus(NOT_AFTER)));
  }

  /** Whether a refused charge is asked of the holder instead: trying again would change nothing. */
  static boolean isAskedInstead(Stimulus stimulus, Refusal refusal, @Nullable Wake wake) {
    return stimulus instanceof Stimulus.Submit
        && wake != null
        && wake.kind() == WakeKind.AUTO_RENEW
        && (refusal == Refusal.ABOVE_CEILING || refusal == Refusal.CAP_EXCEEDED);
  }
}
