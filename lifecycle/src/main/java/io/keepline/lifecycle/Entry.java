package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row that a decision adds to the record. */
public sealed interface Entry {

  /**
   * What changed, who caused it, under which policy.
   *
   * @param stimulus what happened
   * @param by who asked, and why
   * @param policy the governing plan version's label
   * @param before the status before
   * @param after the status after
   * @param dueAt when it was due, in lease time; the same as {@code at} for commands
   * @param at when it was decided, in lease time
   * @param subject the order, notice, hold or task it is about; absent where the lease is
   */
  record Audit(
      StimulusKind stimulus,
      By by,
      String policy,
      LeaseStatus before,
      LeaseStatus after,
      Instant dueAt,
      Instant at,
      @Nullable String subject)
      implements Entry {}

  /** Why days were added or taken. */
  enum DaysCause {
    /** The first term. */
    START,
    /** A renewal. */
    RENEWAL,
    /** Days given by staff. */
    GOODWILL,
    /** Days of a top-up step. */
    TOP_UP,
    /** A refund took un-started days back. */
    REFUND,
    /** A wrong entry was taken back. */
    CORRECTION,
    /** The rest of the running term got another plan: no day is added or taken. */
    CHANGE
  }

  /**
   * Days added to, or taken from, the paid date.
   *
   * @param cause why
   * @param orderId the order applied; absent for goodwill
   * @param before the paid date before; absent for a start
   * @param after the paid date after
   */
  record Days(
      DaysCause cause, @Nullable String orderId, @Nullable LocalDate before, LocalDate after)
      implements Entry {}

  /** Accounts of the money ledger. */
  enum Account {
    /**
     * Where a payment comes from and goes back to: the payment provider. For a payment by {@link
     * PaymentMethod#BALANCE} the record writes {@link #WALLET} in its place.
     */
    PROVIDER,
    /** Captured, and not yet a term or a refund. */
    CLEARING,
    /** Turned into terms. */
    REVENUE,
    /** Owed back to the holder. */
    REFUNDS_OWED,
    /** Taken back by a bank. */
    CHARGEBACKS,
    /** Kept of what would have gone back, as the fee of a cancellation. */
    FEES,
    /** In the till of the store that took it. */
    TILL,
    /** Given back by a person, past any provider: a bank transfer, or out of the store's till. */
    BY_HAND,
    /** Owed to a holder, who may spend it: the balance. */
    WALLET,
    /** Of a balance, what a confirmed cancellation will give back: nobody may spend it. */
    WALLET_RESERVED,
    /** Given by the brand: credit beyond what a top-up was paid with. */
    PROMOTIONS
  }

  /**
   * One balanced posting: the amount leaves one account and enters another.
   *
   * @param from credited
   * @param to debited
   * @param orderId the order
   * @param paymentId the payment
   * @param amount how much, positive
   */
  record Posting(Account from, Account to, String orderId, String paymentId, Money amount)
      implements Entry {}

  /**
   * A captured top-up was taken by its lease: the step's credit and units go with this decision.
   *
   * @param orderId the top-up
   * @param paymentId its payment
   * @param today the brand's date, from which its units count
   * @param validUntil the paid date with its days
   */
  record ToppedUp(String orderId, String paymentId, LocalDate today, LocalDate validUntil)
      implements Entry {}

  /**
   * A part of the holder's wallet is owed to the top-up it came by, whose own workflow pays it.
   *
   * @param refundId the refund that is made
   * @param share how much, and of which payment
   */
  record WalletOwed(String refundId, Cancellation.Share share) implements Entry {}

  /** A task was opened. */
  record TaskOpened(Task task) implements Entry {}

  /**
   * A task was closed, and how.
   *
   * @param evidence what a person's answer rests on; absent where it needed none
   */
  record TaskClosed(String taskId, String answer, Stimulus.@Nullable Evidence evidence)
      implements Entry {}

  /**
   * An order reached a state.
   *
   * @param order the order as it now is
   * @param declined why the last attempt was refused; absent otherwise
   * @param appliedUntil the date it made; absent unless applied
   */
  record OrderMoved(Order order, @Nullable DeclineReason declined, @Nullable LocalDate appliedUntil)
      implements Entry {}

  /**
   * A counter took an order's money: its evidence.
   *
   * @param order the order as it is applied
   * @param till where it was taken, and what was checked
   * @param before what the lease stood at before, for a correction
   */
  record CounterTaken(Order order, Till till, Stimulus.CounterReverse.@Nullable Before before)
      implements Entry {}

  /** A counter's entry was taken back. */
  record CounterReversed(String orderId, String paymentId, Money amount) implements Entry {}

  /**
   * A person proved what became of a payment.
   *
   * @param paymentId the payment
   * @param evidence the provider's reference, and how much it captured
   */
  record PaymentProven(String paymentId, Stimulus.Evidence evidence) implements Entry {}

  /** A refund was made or moved. */
  record RefundMoved(Refund refund) implements Entry {}

  /** A notice was made or moved. */
  record NoticeMoved(Notice notice) implements Entry {}

  /** What becomes of the number. */
  enum NumberFate {
    /** Leased. */
    LEASED,
    /** Lost; nobody has it. */
    QUARANTINED,
    /** Free again. */
    AVAILABLE,
    /** Not ours to lease any more. */
    GONE
  }

  /** The number's state in the pool changes. */
  record NumberMoved(NumberFate fate) implements Entry {}

  /** Unfinished orders and refunds leave with the ended lease and live on by themselves. */
  record HandedOver(List<String> orderIds) implements Entry {}
}
