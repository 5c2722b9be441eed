package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that happens to a lease: a command, an answer from the world, or a deadline. */
public sealed interface Stimulus {

  /** Who asks, and why. */
  By by();

  /** Which column of the table it is. */
  default StimulusKind kind() {
    return StimulusKind.of(getClass());
  }

  /**
   * A deadline of the schedule was reached, or the loop's own step in a loss.
   *
   * @param by the timer
   * @param kind which deadline
   * @param dueAt when it was due, in lease time
   * @param subject the order, task or link it is about; empty where the lease is
   */
  record Due(By by, StimulusKind kind, Instant dueAt, String subject) implements Stimulus {}

  /**
   * A quote is submitted to be paid.
   *
   * @param orderId the new order's id
   * @param quote what is accepted
   * @param method how it is paid
   * @param methodRef reference to the method's token in the store
   * @param paymentId the first attempt's id
   * @param expectedValidUntil the date the customer saw
   * @param notAfter real time after which the command is void
   */
  record Submit(
      By by,
      String orderId,
      Quote quote,
      PaymentMethod method,
      @Nullable String methodRef,
      String paymentId,
      @Nullable LocalDate expectedValidUntil,
      Instant notAfter)
      implements Stimulus {
    @Override
    public StimulusKind kind() {
      return switch (quote.kind()) {
        case AUTO_RENEW -> StimulusKind.AUTO_RENEW_DUE;
        case CHANGE -> StimulusKind.PLAN_CHANGE_SUBMITTED;
        case START, RENEW, TOP_UP -> StimulusKind.ORDER_SUBMITTED;
      };
    }
  }

  /**
   * A declined order is paid by another method.
   *
   * @param orderId the order
   * @param method how it is paid now
   * @param methodRef reference to the method's token in the store
   * @param paymentId the new attempt's id
   * @param notAfter real time after which the command is void
   */
  record Retry(
      By by,
      String orderId,
      PaymentMethod method,
      @Nullable String methodRef,
      String paymentId,
      Instant notAfter)
      implements Stimulus {}

  /**
   * A clerk took the money at a counter: the order is submitted, captured and applied in one step.
   *
   * @param orderId the new order's id, or that of the first order that waits for it
   * @param quote what is accepted
   * @param method cash, or a card at the terminal
   * @param paymentId the payment's id
   * @param expectedValidUntil the date the customer saw; absent for a start
   * @param notAfter real time after which the command is void
   * @param till where it was taken, and what was checked
   */
  record CounterPay(
      By by,
      String orderId,
      Quote quote,
      PaymentMethod method,
      String paymentId,
      @Nullable LocalDate expectedValidUntil,
      Instant notAfter,
      Till till)
      implements Stimulus {}

  /**
   * A wrong entry of a counter is taken back: days and money are as they were before it.
   *
   * @param orderId the order that was applied at the counter
   * @param paymentId its payment
   * @param quote what it had accepted
   * @param before what the lease stood at before it
   */
  record CounterReverse(By by, String orderId, String paymentId, Quote quote, Before before)
      implements Stimulus {

    /**
     * What a counter's entry changed.
     *
     * @param plan the governing plan
     * @param anchorDay the day of the month that month terms aim at
     * @param graceExtendedUntil the later end of grace that staff gave; absent: the policy's
     * @param autoRenewDays the last attempt to charge by consent for its date; absent: none yet
     */
    public record Before(
        PlanVersion plan,
        int anchorDay,
        @Nullable LocalDate graceExtendedUntil,
        @Nullable Integer autoRenewDays) {

      /** What a lease stands at. */
      public static Before of(Lease lease) {
        return new Before(
            lease.plan(), lease.anchorDay(), lease.graceExtendedUntil(), lease.autoRenewDays());
      }
    }
  }

  /** An open checkout is to be closed, because the money comes another way. */
  record LeaveCheckout(By by, String orderId) implements Stimulus {}

  /** What is known of one attempt. */
  enum Result {
    /** Captured. */
    PAID,
    /** Refused. */
    DECLINED,
    /** The customer must act. */
    PENDING,
    /** Nothing definite. */
    UNKNOWN,
    /** Closed at the provider: nothing was captured and nothing can be. */
    CLOSED,
    /** The provider definitely never received it. */
    NEVER_RECEIVED
  }

  /**
   * A charge, look-up or closing was answered.
   *
   * @param orderId the order
   * @param paymentId the attempt
   * @param result what is known
   * @param captured how much was captured; present when paid
   * @param declined why it was refused; present when declined
   * @param payBy the checkout's own limit, in lease time; present when pending
   * @param stored the order as stored, where the lease no longer carries it
   */
  record Outcome(
      By by,
      String orderId,
      String paymentId,
      Result result,
      @Nullable Money captured,
      @Nullable DeclineReason declined,
      @Nullable Instant payBy,
      @Nullable Order stored)
      implements Stimulus {}

  /** The holder leaves a declined or open first order. */
  record Abandon(By by, String orderId) implements Stimulus {}

  /** The brand's reclaim brake is on, or was lifted too recently. */
  record Braked(By by, Instant until) implements Stimulus {}

  /** A hold is put. */
  record PutHold(By by, HoldReason hold) implements Stimulus {}

  /** A hold is lifted. */
  record LiftHold(By by, HoldReason hold) implements Stimulus {}

  /** Grace shall end on a date, exclusive. */
  record ExtendGrace(By by, LocalDate until) implements Stimulus {}

  /** Days are given: the number is valid until a date, exclusive. */
  record GiveGoodwill(By by, LocalDate until) implements Stimulus {}

  /** A part of what an applied order paid is given back, and no day is taken. */
  record GiveMoneyBack(By by, String orderId, Money amount) implements Stimulus {}

  /** Another plan is wanted from the next term on. */
  record ChoosePlan(By by, PlanVersion plan) implements Stimulus {}

  /**
   * Renewal by charge is allowed.
   *
   * @param method the method
   * @param ceiling the most that one renewal may cost
   * @param chargeable whether the method can be charged unattended
   * @param methodRef reference to the saved method in the store; absent where none is needed
   */
  record GiveConsent(
      By by, PaymentMethod method, Money ceiling, boolean chargeable, @Nullable String methodRef)
      implements Stimulus {

    /** With a method that needs no reference. */
    public GiveConsent(By by, PaymentMethod method, Money ceiling, boolean chargeable) {
      this(by, method, ceiling, chargeable, null);
    }
  }

  /** Renewal by charge is no longer allowed. */
  record RevokeConsent(By by) implements Stimulus {}

  /**
   * A captured top-up step asks to be taken.
   *
   * @param orderId the top-up
   * @param paymentId its payment
   * @param days how many days it carries; none where it carries only money and units
   * @param restoreFeePaid whether the step paid for restoring a suspended number
   */
  record TopUpDays(By by, String orderId, String paymentId, int days, boolean restoreFeePaid)
      implements Stimulus {}

  /** The SIM behind the number was replaced; the carrier must be told again. */
  record ReplaceSim(By by) implements Stimulus {}

  /** The number left: ported out, or withdrawn by the carrier. */
  record NumberGone(By by, LossCause cause) implements Stimulus {}

  /** A reclaim is undone while the number is still in quarantine. */
  record UndoLoss(By by) implements Stimulus {}

  /** What became of a refund. */
  enum RefundResult {
    /** The money went back. */
    DONE,
    /** Refused for good. */
    REFUSED,
    /** No answer; ask again. */
    LATER
  }

  /** A refund was answered. */
  record RefundAnswered(By by, String refundId, RefundResult result) implements Stimulus {}

  /**
   * A bank took a captured payment back, or a dispute was won.
   *
   * @param amount how much the bank took
   * @param won whether the bank gave it back to us
   * @param method how it had been paid: consent to charge that method ends; absent: any consent
   * @param captured what had been captured; absent: as much as the bank took
   */
  record Dispute(
      By by,
      String orderId,
      String paymentId,
      Money amount,
      boolean won,
      @Nullable PaymentMethod method,
      @Nullable Money captured)
      implements Stimulus {

    /** Whatever the method was. */
    public Dispute(By by, String orderId, String paymentId, Money amount, boolean won) {
      this(by, orderId, paymentId, amount, won, null, null);
    }

    /**
     * Whether the bank left as much as is on its way back: then that may have arrived before, and
     * its own answer is waited for.
     */
    boolean leaves(long minorUnits) {
      Money all = captured;
      return all != null && all.minorUnits() - amount.minorUnits() >= minorUnits;
    }

    @Override
    public StimulusKind kind() {
      return won ? StimulusKind.DISPUTE_WON : StimulusKind.CHARGEBACK;
    }
  }

  /** The holder wants to give the number up; a link is sent. */
  record RequestCancellation(By by, String linkId) implements Stimulus {}

  /**
   * The button behind the link was pressed, or staff cancels on behalf of a checked caller.
   *
   * @param linkId the link; empty when staff acts
   * @param coolingOff how long it can still be undone
   * @param figures the name of the {@linkplain Settlement#figures() figures} that were shown;
   *     absent where none were
   * @param wallet what the holder's wallet would give back, as the record has it now
   */
  record ConfirmCancellation(
      By by,
      String linkId,
      Duration coolingOff,
      @Nullable String figures,
      List<Cancellation.Share> wallet)
      implements Stimulus {
    /** Copies the list. */
    public ConfirmCancellation {
      wallet = List.copyOf(wallet);
    }

    /** Before the record was asked for the wallet. */
    public ConfirmCancellation(
        By by, String linkId, Duration coolingOff, @Nullable String figures) {
      this(by, linkId, coolingOff, figures, List.of());
    }

    /** Confirms whatever the figures are now. */
    public ConfirmCancellation(By by, String linkId, Duration coolingOff) {
      this(by, linkId, coolingOff, null);
    }

    /** The same wish, with what the record knows of the wallet. */
    public ConfirmCancellation with(List<Cancellation.Share> known) {
      return new ConfirmCancellation(by, linkId, coolingOff, figures, known);
    }
  }

  /** The holder changed their mind. */
  record WithdrawCancellation(By by) implements Stimulus {}

  /** What became of a notice. */
  enum NoticeResult {
    /** Accepted by a channel other than the number itself. */
    ACCEPTED,
    /** Accepted, but only by the number itself: no proof. */
    ACCEPTED_BY_NUMBER,
    /** Came back within a day of its acceptance. */
    BOUNCED,
    /** Not taken now. */
    LATER,
    /** There is no channel that could take it. */
    NO_CHANNEL,
    /** The state it spoke of no longer held. */
    SKIPPED
  }

  /** A notice was answered. */
  record NoticeAnswered(By by, String noticeId, NoticeResult result) implements Stimulus {}

  /** A notice shall be sent again. */
  record ResendNotice(By by, NoticeKind notice) implements Stimulus {}

  /** What the carrier said. */
  enum ServiceResult {
    /** In force. */
    DONE,
    /** Refused for good. */
    REFUSED,
    /** Not now. */
    LATER
  }

  /**
   * The carrier answered.
   *
   * @param level the level that was asked for
   * @param generation the wish's generation
   * @param plan the plan that was asked for
   * @param result what the carrier said
   */
  record ServiceAnswered(
      By by, ServiceLevel level, long generation, String plan, ServiceResult result)
      implements Stimulus {}

  /** What a person decided. */
  enum Answer {
    /** The payment was captured, with evidence. */
    PAID,
    /** The payment was not captured, with evidence. */
    NOT_PAID,
    /** The number may be taken. */
    PROCEED,
    /** The holder was reached: begin the notice again. */
    REACHED,
    /** It was settled by hand. */
    SETTLED
  }

  /**
   * What a person's answer rests on.
   *
   * @param reference where it can be read again: the provider's id of the payment, a bank
   *     transfer's; never free text, which could name a person
   * @param captured how much the provider says it captured; present when it was paid
   */
  record Evidence(String reference, @Nullable Money captured) {}

  /**
   * A person closed a task.
   *
   * @param evidence what the answer rests on; an answer about money needs it
   */
  record CloseTask(By by, String taskId, Answer answer, @Nullable Evidence evidence)
      implements Stimulus {

    /** An answer that is an opinion, and needs no evidence. */
    public CloseTask(By by, String taskId, Answer answer) {
      this(by, taskId, answer, null);
    }
  }

  /** A sandbox lease's clock moves ahead. */
  record AdvanceClock(By by, Duration offset) implements Stimulus {}
}
