package io.keepline.payments;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * What is known of one payment after asking the provider.
 *
 * <p>{@link #kind()} lets a caller switch over all of them without a default. Only {@link Paid},
 * {@link Declined} and {@link Closed} are definite.
 */
public sealed interface PaymentOutcome {

  /** The names of the outcomes, for switch expressions. */
  enum Kind {
    /** See {@link Created}. */
    CREATED,
    /** See {@link Paid}. */
    PAID,
    /** See {@link Declined}. */
    DECLINED,
    /** See {@link Pending}. */
    PENDING,
    /** See {@link Closed}. */
    CLOSED,
    /** See {@link NotFound}. */
    NOT_FOUND,
    /** See {@link NotSent}. */
    NOT_SENT,
    /** See {@link Unknown}. */
    UNKNOWN
  }

  /** Which outcome this is. */
  Kind kind();

  /**
   * The provider holds the payment and captures nothing until it is confirmed.
   *
   * @param providerRef the provider's reference; store it before confirming
   */
  record Created(String providerRef) implements PaymentOutcome {
    @Override
    public Kind kind() {
      return Kind.CREATED;
    }
  }

  /**
   * Money was captured.
   *
   * @param providerRef the provider's reference
   * @param captured what the provider says it captured; compare it with what was asked (E17)
   * @param paidAt when, by the provider's clock
   * @param chargeback the money demanded back since, if it was; the newest one
   */
  record Paid(String providerRef, Money captured, Instant paidAt, Optional<Chargeback> chargeback)
      implements PaymentOutcome {

    /** Captured, and not demanded back. */
    public Paid(String providerRef, Money captured, Instant paidAt) {
      this(providerRef, captured, paidAt, Optional.empty());
    }

    @Override
    public Kind kind() {
      return Kind.PAID;
    }
  }

  /**
   * Nothing was captured and nothing will be under this payment id.
   *
   * @param providerRef the provider's reference
   * @param reason why, in our closed vocabulary
   */
  record Declined(String providerRef, DeclineReason reason) implements PaymentOutcome {
    @Override
    public Kind kind() {
      return Kind.DECLINED;
    }
  }

  /**
   * The subscriber has to act on the provider's page.
   *
   * @param providerRef the provider's reference
   * @param cause what the page asks for
   * @param checkoutUrl the page
   * @param expiresAt when the provider closes the page by itself, real time
   */
  record Pending(String providerRef, PendingCause cause, URI checkoutUrl, Instant expiresAt)
      implements PaymentOutcome {
    @Override
    public Kind kind() {
      return Kind.PENDING;
    }
  }

  /**
   * Closed before it was paid; nothing was captured and nothing will be.
   *
   * @param providerRef the provider's reference
   */
  record Closed(String providerRef) implements PaymentOutcome {
    @Override
    public Kind kind() {
      return Kind.CLOSED;
    }
  }

  /**
   * The provider does not know the payment <em>now</em>. A request of ours may still be on its way:
   * only {@link PaymentProvider#cancel} makes it definite.
   */
  record NotFound() implements PaymentOutcome {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }
  }

  /**
   * The provider received nothing of this request: no connection was made, or the adapter sent
   * nothing because its {@link MethodTable} says that the provider cannot carry it out.
   */
  record NotSent() implements PaymentOutcome {
    @Override
    public Kind kind() {
      return Kind.NOT_SENT;
    }
  }

  /**
   * It may or may not have happened; look it up.
   *
   * @param cause what went wrong on the way
   */
  record Unknown(UnknownCause cause) implements PaymentOutcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }
}
