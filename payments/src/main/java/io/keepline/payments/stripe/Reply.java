package io.keepline.payments.stripe;

import com.stripe.model.StripeError;
import io.keepline.payments.UnknownCause;
import java.util.Optional;

/** How one request to Stripe ended. */
sealed interface Reply<T> {

  /** Stripe did it. */
  record Answered<T>(T value) implements Reply<T> {}

  /**
   * Stripe read the request and refused it.
   *
   * @param status the HTTP status
   * @param cause what a caller says who cannot make more of it
   * @param error Stripe's explanation
   */
  record Refused<T>(int status, UnknownCause cause, Optional<StripeError> error)
      implements Reply<T> {

    boolean isMissing() {
      return status == 404;
    }

    boolean isConflict() {
      return cause == UnknownCause.CONFLICT;
    }

    boolean hasCode(String code) {
      return error.map(StripeError::getCode).filter(code::equals).isPresent();
    }

    /** Whether it is about the way of paying, and not about the payment. */
    boolean isAboutMethod() {
      return error.map(StripeError::getParam).filter("payment_method"::equals).isPresent();
    }
  }

  /** Something may have been sent; what came of it is not known. */
  record Lost<T>(UnknownCause cause) implements Reply<T> {}

  /** No connection was made. */
  record Unreached<T>() implements Reply<T> {}

  /** What is not an answer, as an answer of another type that will never come. */
  @SuppressWarnings("unchecked") // Only Answered carries a value.
  static <T> Reply<T> failed(Reply<?> reply) {
    return (Reply<T>) reply;
  }
}
