package io.keepline.workflows;

import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Stimulus;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record: every decision is written here, in one transaction, before anyone hears of it. */
@ActivityInterface
public interface RecordActivities {

  /** A fresh run takes the lease over, or makes it: locks the row, raises the epoch, reads. */
  Adopted adopt(Adopt request);

  /** Writes one decision. Only COMMITTED wrote anything. */
  Committed commit(Commit request);

  /** Writes down a signal that was refused; nothing else changes. */
  void signalRefused(RefusedSignal refused);

  /**
   * Takes a lease over.
   *
   * @param input the run's input: its first order makes the lease
   * @param real real time
   */
  record Adopt(LeaseInput input, Instant real) {}

  /**
   * A signal that nobody could carry out.
   *
   * @param leaseId the lease
   * @param auditId the row's id, the same however often it is written
   * @param signal its name, as far as it can be read
   * @param why what is wrong with it; nothing of what was sent is repeated
   * @param now lease time
   * @param real real time
   */
  record RefusedSignal(
      String leaseId, String auditId, String signal, String why, Instant now, Instant real) {}

  /**
   * The lease as taken over.
   *
   * @param refusal why the record refused to make it; absent otherwise
   * @param ended whether the lease is over
   * @param epoch the run's epoch
   * @param version the record's version
   * @param lease the facts; absent when refused or ended
   * @param schedule the facts resolved; absent when refused or ended
   * @param unsent orders whose charge was never begun
   * @param known outcomes that the record has and the facts do not
   */
  record Adopted(
      @Nullable String refusal,
      boolean ended,
      long epoch,
      long version,
      @Nullable Lease lease,
      @Nullable Schedule schedule,
      List<String> unsent,
      List<Known> known) {}

  /**
   * What the record knows of a payment.
   *
   * @param orderId the order
   * @param paymentId the attempt
   * @param result what is known
   * @param captured how much was captured
   * @param declined why it was refused
   * @param expiresAt the checkout's end, real time
   * @param stored the order as stored, where the lease no longer carries it
   */
  record Known(
      String orderId,
      String paymentId,
      Stimulus.Result result,
      @Nullable Money captured,
      @Nullable DeclineReason declined,
      @Nullable Instant expiresAt,
      @Nullable Order stored) {}

  /**
   * One decision.
   *
   * @param leaseId the lease
   * @param epoch the deciding run's epoch
   * @param expectedVersion the version that was decided on
   * @param commitId the SHA-256 of version, stimuli and resulting facts
   * @param lease the facts afterwards
   * @param entries the rows that go with them
   * @param loss whether the number is lost by this: asks the brand's brake
   * @param now lease time
   * @param real real time
   */
  record Commit(
      String leaseId,
      long epoch,
      long expectedVersion,
      String commitId,
      Lease lease,
      List<Entry> entries,
      boolean loss,
      Instant now,
      Instant real) {}

  /**
   * What a lease's holder would get back of their wallet.
   *
   * @param shares a share a top-up, the latest first
   */
  record WalletRest(List<Cancellation.Share> shares) {
    /** Copies the list. */
    public WalletRest {
      shares = List.copyOf(shares);
    }
  }

  /** Reads what of the wallet a cancellation that is confirmed now would give back. */
  WalletRest walletRest(String leaseId);

  /** What became of a commit. */
  enum Kind {
    /** Written, now or by an earlier run of the same commit. */
    COMMITTED,
    /** The record is at another version: its row is in the answer. */
    CONFLICT,
    /** A newer run owns the lease: this one completes. */
    STALE,
    /** The brand's brake holds the loss. */
    BRAKED,
    /** The record refuses it for a reason only it can know. */
    REFUSED
  }

  /**
   * The record's answer.
   *
   * @param kind what became of it
   * @param version the record's version
   * @param schedule the new facts resolved; present when committed or in conflict
   * @param lease the row's facts; present in conflict
   * @param brakedUntil when to ask again, in lease time; present when braked
   * @param refusal why; present when refused
   */
  record Committed(
      Kind kind,
      long version,
      @Nullable Schedule schedule,
      @Nullable Lease lease,
      @Nullable Instant brakedUntil,
      @Nullable String refusal) {}
}
