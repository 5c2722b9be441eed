package io.keepline.activities;

import io.keepline.lifecycle.Order;
import io.keepline.payments.CancelOutcome;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.choice.Providers;
import io.keepline.store.AttemptRow;
import io.keepline.store.Payments;
import io.keepline.store.Reads;
import io.keepline.workflows.RecordActivities.Known;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what became of a payment. That a provider does not know it means nothing while our own
 * request may still be on its way: it is definite only when the charge's time limit and a margin
 * have passed and the provider has barred the payment's id.
 */
final class LookingUp {

  /**
   * The charge's start-to-close limit of ten seconds and a margin; under the fifteen seconds of the
   * first look-up, so that this one can already be definite.
   */
  static final Duration DEFINITE_AFTER = Duration.ofSeconds(13);

  private final Payments payments;
  private final Providers providers;
  private final Outcomes outcomes;
  private final @Nullable Carried carried;
  private final InstantSource clock;

  LookingUp(
      Payments payments,
      Providers providers,
      Outcomes outcomes,
      @Nullable Carried carried,
      InstantSource clock) {
    this.payments = payments;
    this.providers = providers;
    this.outcomes = outcomes;
    this.carried = carried;
    this.clock = clock;
  }

  /** Reads an order back where the lease no longer carries it. */
  record Carried(Reads reads, LeaseReader leases, StoredOrders orders) {

    /** Only money matters for an order that a lease has done with. */
    @Nullable Order storedFor(String leaseId, AttemptRow attempt) {
      if (attempt.captured() == null) {
        return null;
      }
      Optional<LeaseReader.Standing> standing = leases.read(leaseId);
      boolean carries =
          standing.map(s -> s.facts().order(attempt.orderId()).isPresent()).orElse(true);
      return carries
          ? null
          : reads
              .order(attempt.orderId())
              .map(history -> orders.order(history, standing.orElseThrow().facts().clockOffset()))
              .orElse(null);
    }
  }

  /** For orders that no lease carries. */
  static LookingUp withoutLease(Payments payments, WorldPorts ports, Outcomes outcomes) {
    return new LookingUp(payments, ports.providers(), outcomes, null, ports.clock());
  }

  /** Looks an attempt up, and closes its checkout: nothing it pays for exists any more. */
  void settle(AttemptRow attempt) {
    if (!isDefinite(attempt)) {
      AttemptRow now = lookedUp(attempt);
      if (now.state().equals("PENDING")) {
        closed(now);
      }
    }
  }

  /** Looks again at what was over without money: somebody spoke of it since. */
  void lookAgain(AttemptRow attempt) {
    if (isDefinite(attempt) && !OrderRows.isOurs(attempt.provider())) {
      lookedUp(attempt);
    }
  }

  /** Looks a payment up. */
  Known lookUp(String leaseId, Order order) {
    return payments
        .attempt(order.paymentId())
        .map(attempt -> known(leaseId, lookedUp(attempt)))
        .orElseGet(() -> neverBegun(leaseId, order));
  }

  /** Closes an open checkout, unless it was paid. */
  Known close(String leaseId, Order order) {
    return payments
        .attempt(order.paymentId())
        .map(attempt -> known(leaseId, closed(attempt)))
        .orElseGet(() -> neverBegun(leaseId, order));
  }

  private Known known(String leaseId, AttemptRow attempt) {
    Order stored = carried == null ? null : carried.storedFor(leaseId, attempt);
    return StoredOrders.known(attempt, stored);
  }

  private AttemptRow lookedUp(AttemptRow attempt) {
    if (attempt.captured() != null) {
      return attempt;
    }
    PaymentOutcome said = provider(attempt).lookUp(attempt.paymentId());
    return switch (said.kind()) {
      case PAID, DECLINED, PENDING, CLOSED -> outcomes.write(attempt.paymentId(), said);
      case CREATED, NOT_FOUND -> notCaptured(attempt);
      case NOT_SENT, UNKNOWN -> uncertain(attempt);
    };
  }

  /** The provider has captured nothing yet; that it never will is asked of it, when it is time. */
  private AttemptRow notCaptured(AttemptRow attempt) {
    boolean early = clock.instant().isBefore(attempt.createdAt().plus(DEFINITE_AFTER));
    if (early || isDefinite(attempt)) {
      return uncertain(attempt);
    }
    CancelOutcome cancelled = provider(attempt).cancel(attempt.paymentId());
    return switch (cancelled) {
      case CLOSED -> outcomes.neverReceived(attempt.paymentId());
      case ALREADY_PAID -> paidAfterAll(attempt);
      case UNKNOWN -> uncertain(attempt);
    };
  }

  private AttemptRow closed(AttemptRow attempt) {
    if (isDefinite(attempt)) {
      return attempt;
    }
    CancelOutcome cancelled = provider(attempt).cancel(attempt.paymentId());
    return switch (cancelled) {
      case CLOSED -> outcomes.closed(attempt.paymentId());
      case ALREADY_PAID -> paidAfterAll(attempt);
      case UNKNOWN -> uncertain(attempt);
    };
  }

  private AttemptRow paidAfterAll(AttemptRow attempt) {
    PaymentOutcome said = provider(attempt).lookUp(attempt.paymentId());
    return said.kind() == PaymentOutcome.Kind.PAID
        ? outcomes.write(attempt.paymentId(), said)
        : uncertain(attempt);
  }

  /** Also after its brand moved to another one. */
  private PaymentProvider provider(AttemptRow attempt) {
    return providers.named(attempt.provider()).charges();
  }

  /** Whether an attempt's answer is known for good. */
  static boolean isDefinite(AttemptRow attempt) {
    return switch (attempt.state()) {
      case "SUBMITTED", "PENDING", "UNKNOWN" -> false;
      default -> true;
    };
  }

  /** Nothing new; an open checkout stays known to be open only if the provider says so today. */
  private static AttemptRow uncertain(AttemptRow attempt) {
    return isDefinite(attempt) ? attempt : unknown(attempt);
  }

  private static AttemptRow unknown(AttemptRow attempt) {
    return new AttemptRow(
        attempt.paymentId(),
        attempt.orderId(),
        attempt.attemptNo(),
        attempt.method(),
        attempt.methodRef(),
        attempt.provider(),
        attempt.providerRef(),
        "UNKNOWN",
        attempt.amount(),
        null,
        null,
        attempt.checkoutUrl(),
        attempt.expiresAt(),
        attempt.createdAt(),
        null);
  }

  /** No charge was begun. A row that bars it is written, so that a late one finds it and stops. */
  private Known neverBegun(String leaseId, Order order) {
    Instant now = clock.instant();
    String provider = providers.forBrand(payments.brandOf(leaseId)).name();
    if (now.isBefore(order.attemptRealAt().plus(DEFINITE_AFTER))) {
      return StoredOrders.known(OrderRows.attempt(order, provider, "UNKNOWN", now), null);
    }
    AttemptRow barred = OrderRows.attempt(order, provider, "NEVER_RECEIVED", now);
    payments.bar(barred);
    return payments
        .attempt(order.paymentId())
        .map(attempt -> StoredOrders.known(attempt, null))
        .orElseGet(() -> StoredOrders.known(barred, null));
  }
}
