package io.keepline.payments;

import io.keepline.lifecycle.DeclineReason;
import java.net.URI;

/** What is known of the wish to save a method. No money moves in any of them. */
public sealed interface SaveOutcome {

  /** The names of the outcomes, for switch expressions. */
  enum Kind {
    /** See {@link Saved}. */
    SAVED,
    /** See {@link Pending}. */
    PENDING,
    /** See {@link Declined}. */
    DECLINED,
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
   * Saved, with permission to charge it while nobody is there.
   *
   * @param saveRef the provider's reference of the wish
   * @param saved the method
   */
  record Saved(String saveRef, SavedMethod saved) implements SaveOutcome {
    @Override
    public Kind kind() {
      return Kind.SAVED;
    }
  }

  /**
   * The subscriber has to approve it on the provider's page.
   *
   * @param saveRef the provider's reference of the wish
   * @param cause what the page asks for
   * @param checkoutUrl the page
   */
  record Pending(String saveRef, PendingCause cause, URI checkoutUrl) implements SaveOutcome {
    @Override
    public Kind kind() {
      return Kind.PENDING;
    }
  }

  /**
   * Not saved, and not under this id any more.
   *
   * @param reason why
   */
  record Declined(DeclineReason reason) implements SaveOutcome {
    @Override
    public Kind kind() {
      return Kind.DECLINED;
    }
  }

  /** The provider does not know this wish. */
  record NotFound() implements SaveOutcome {
    @Override
    public Kind kind() {
      return Kind.NOT_FOUND;
    }
  }

  /** Nothing was sent: no connection, or the provider cannot save this method. */
  record NotSent() implements SaveOutcome {
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
  record Unknown(UnknownCause cause) implements SaveOutcome {
    @Override
    public Kind kind() {
      return Kind.UNKNOWN;
    }
  }
}
