package io.keepline.payments;

import io.keepline.lifecycle.Money;
import java.time.Instant;

/** What is known of one refund after asking the provider. */
public sealed interface RefundOutcome {

  /** The names of the outcomes, for switch expressions. */
  enum Kind {
    /** See {@link Refunded}. */
    REFUNDED,
    /** See {@link Failed}. */
    FAILED,
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
   * The money went back.
   *
   * @param providerRef the provider's reference of the refund
   * @param amount how much
   * @param refundedAt when, by the provider's clock
   */
  record Refunded(String providerRef, Money amount, Instant refundedAt) implements RefundOutcome {
    @Override
    public Kind kind() {
      return Kind.REFUNDED;
    }
  }

  /**
   * The provider will not send this money back under this refund id: a person decides (E19).
   *
   * @param failure why
   */
  record Failed(RefundFailure failure) implements RefundOutcome {
    @Override
    public Kind kind() {
      return Kind.FAILED;
    }
  }

  /** The provider does not know the refund now. */
  record NotFound() implements RefundOutcome {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }
  }

  /** No connection was made, so the provider received nothing of this request. */
  record NotSent() implements RefundOutcome {
    @Override
    public Kind kind() {
      return Kind.NOT_SENT;
    }
  }

  /**
   * It may or may not have happened; asking again with the same id is safe.
   *
   * @param cause what went wrong on the way
   */
  record Unknown(UnknownCause cause) implements RefundOutcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }
}
