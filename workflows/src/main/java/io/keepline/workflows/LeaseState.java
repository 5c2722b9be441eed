package io.keepline.workflows;

import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Moment;
import io.keepline.lifecycle.Schedule;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts a run stands on, and the only way they change: a decision that the record committed. An
 * order on its way to its charge is the one thing held beside the record, until its outcome is
 * decided; the charge's own intent keeps it.
 */
final class LeaseState {
  private long epoch;
  private long version;
  private Lease lease;
  private Schedule schedule;
  private final List<Entry> uncommitted = new ArrayList<>();
  private final List<String> stimuli = new ArrayList<>();

  LeaseState(long epoch, long version, Lease lease, Schedule schedule) {
    this.epoch = epoch;
    this.version = version;
    this.lease = lease;
    this.schedule = schedule;
  }

  long epoch() {
    return epoch;
  }

  long version() {
    return version;
  }

  Lease lease() {
    return lease;
  }

  Schedule schedule() {
    return schedule;
  }

  static Instant real() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  /** Lease time. */
  Instant now() {
    return real().plus(lease.clockOffset());
  }

  Moment moment() {
    return Moment.of(now(), real(), schedule);
  }

  /** Moves a sandbox clock; the next decision's commit writes it. */
  void shift(java.time.Duration offset) {
    lease = lease.withClockOffset(offset);
  }

  /** The record was read anew. */
  void adopt(long newEpoch, long newVersion, Lease facts, Schedule resolved) {
    epoch = newEpoch;
    version = newVersion;
    lease = facts;
    schedule = resolved;
    uncommitted.clear();
    stimuli.clear();
  }

  /** Holds a decision that its charge's intent will record, and whose outcome will commit it. */
  void hold(Decision.Accepted decision, String stimulusId) {
    lease = decision.lease();
    uncommitted.addAll(decision.entries());
    stimuli.add(stimulusId);
  }

  /**
   * Asks the record to write a decision, with everything held so far.
   *
   * @param stimulusId the id of the stimulus that was decided on
   * @param loss whether the number is lost by it
   */
  RecordActivities.Committed commit(Decision.Accepted decision, String stimulusId, boolean loss) {
    List<Entry> entries = new ArrayList<>(uncommitted);
    entries.addAll(decision.entries());
    List<String> decided = new ArrayList<>(stimuli);
    decided.add(stimulusId);
    Lease next = decision.lease();
    RecordActivities.Commit request =
        new RecordActivities.Commit(
            next.leaseId(),
            epoch,
            version,
            commitId(version, decided, next),
            next,
            entries,
            loss,
            now(),
            real());
    RecordActivities.Committed answer = Stubs.record(r -> r.commit(request));
    if (answer.kind() == RecordActivities.Kind.COMMITTED) {
      Schedule resolved = answer.schedule();
      lease = next;
      version = answer.version();
      if (resolved != null) {
        schedule = resolved;
      }
      uncommitted.clear();
      stimuli.clear();
    }
    return answer;
  }

  /** The same decision on the same version has the same id; any other has another. */
  static String commitId(long version, List<String> stimuli, Lease next) {
    return DerivedId.sha256(version + "\n" + String.join("\n", stimuli) + "\n" + Json.write(next));
  }
}
