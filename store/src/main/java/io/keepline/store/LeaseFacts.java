package io.keepline.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one decision says about a lease: the opaque snapshot, and beside it what queries and indexes
 * must see.
 *
 * @param status RESERVED, ACTIVE, GRACE, SUSPENDED, QUARANTINED or ENDED; RECLAIMING is never
 *     stored
 * @param everInService whether the number was ever in service under this lease
 * @param validUntil the paid date, exclusive, in the brand's zone; null before the first term
 * @param planId the plan of the present term
 * @param planVersion its version
 * @param holds the reasons of the holds that stand
 * @param snapshot every fact as JSON; only the workflow's mapper reads it
 * @param schedule the instants resolved from the facts, as JSON
 * @param nextWake the earliest of them, in lease time
 * @param clockOffsetMs lease time minus real time, in milliseconds; 0 but in a sandbox
 * @param minReader the oldest snapshot reader that reads this snapshot whole
 * @param needsPerson whether a person must decide something
 * @param cancellationState NONE, REQUESTED, CONFIRMED or EXECUTED
 * @param cancellationRefunds what was frozen at CONFIRMED, as a JSON array of {@code {orderId,
 *     paymentId, minorUnits, currency}}; {@code []} when nothing
 * @param lossCause why the lease was lost or ended
 * @param reclaimedAt when the number was taken away, in lease time
 * @param quarantineUntil when quarantine ends, in lease time
 */
public record LeaseFacts(
    String status,
    boolean everInService,
    @Nullable LocalDate validUntil,
    String planId,
    int planVersion,
    List<String> holds,
    String snapshot,
    String schedule,
    @Nullable Instant nextWake,
    long clockOffsetMs,
    int minReader,
    boolean needsPerson,
    String cancellationState,
    String cancellationRefunds,
    @Nullable String lossCause,
    @Nullable Instant reclaimedAt,
    @Nullable Instant quarantineUntil) {

  /** Copies the list. */
  public LeaseFacts {
    holds = List.copyOf(holds);
  }

  boolean hasEnded() {
    return status.equals("ENDED");
  }

  static LeaseFacts read(Columns row) throws java.sql.SQLException {
    return new LeaseFacts(
        row.text("status"),
        row.flag("ever_in_service"),
        row.dateIf("valid_until"),
        row.text("plan_id"),
        row.whole("plan_version"),
        row.texts("holds"),
        row.text("snapshot"),
        row.text("schedule"),
        row.instantIf("next_wake"),
        row.big("clock_offset_ms"),
        row.whole("min_reader"),
        row.flag("needs_person"),
        row.text("cancellation_state"),
        row.text("cancellation_refunds"),
        row.textIf("loss_cause"),
        row.instantIf("reclaimed_at"),
        row.instantIf("quarantine_until"));
  }
}
