package io.keepline.store;

import io.keepline.store.AdoptRequest.NewLease;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements about a lease's own row. */
final class LeaseSql {
  private LeaseSql() {}

  /** Where a decision stands in a lease's history. */
  record Position(long version, long epoch) {}

  static Optional<LeaseRow> lock(Handle handle, String leaseId) {
    return handle
        .createQuery("select * from leases where lease_id = :id for update")
        .bind("id", leaseId)
        .map((row, context) -> LeaseRow.read(new Columns(row)))
        .findOne();
  }

  static void raiseEpoch(Handle handle, String leaseId) {
    handle
        .createUpdate("update leases set epoch = epoch + 1 where lease_id = :id")
        .bind("id", leaseId)
        .execute();
  }

  static void insert(Handle handle, AdoptRequest request, NewLease first, String numberId) {
    handle
        .createUpdate(
            """
            insert into leases (lease_id, number_id, holder_id, brand_id, status, ever_in_service,
              valid_until, plan_id, plan_version, holds, snapshot, schedule, next_wake,
              clock_offset_ms, version, epoch, min_reader, needs_person, cancellation_state,
              cancellation_refunds, loss_cause, reclaimed_at, quarantine_until, created_at,
              changed_at)
            values (:leaseId, :numberId, :holderId, :brandId, :status, :everInService,
              :validUntil, :planId, :planVersion, :holds, :snapshot::jsonb, :schedule::jsonb,
              :nextWake, :clockOffsetMs, 1, 1, :minReader, :needsPerson, :cancellationState,
              :cancellationRefunds::jsonb, :lossCause, :reclaimedAt, :quarantineUntil, :now, :now)
            """)
        .bindMethods(first.facts())
        .bind("leaseId", request.leaseId())
        .bind("numberId", numberId)
        .bind("holderId", first.holderId())
        .bind("brandId", first.brandId())
        .bind("now", request.now())
        .execute();
  }

  static void update(Handle handle, CommitRequest request, long version) {
    handle
        .createUpdate(
            """
            update leases set status = :status, ever_in_service = :everInService,
              valid_until = :validUntil, plan_id = :planId, plan_version = :planVersion,
              holds = :holds, snapshot = :snapshot::jsonb, schedule = :schedule::jsonb,
              next_wake = :nextWake, clock_offset_ms = :clockOffsetMs, version = :version,
              min_reader = :minReader, needs_person = :needsPerson,
              cancellation_state = :cancellationState,
              cancellation_refunds = :cancellationRefunds::jsonb, loss_cause = :lossCause,
              reclaimed_at = :reclaimedAt, quarantine_until = :quarantineUntil,
              last_commit_id = :commitId, changed_at = :now
            where lease_id = :leaseId
            """)
        .bindMethods(request.facts())
        .bind("version", version)
        .bind("commitId", request.commitId())
        .bind("leaseId", request.leaseId())
        .bind("now", request.now())
        .execute();
  }

  static Optional<Long> committedVersion(Handle handle, String leaseId, String commitId) {
    return handle
        .createQuery(
            "select version from lease_commits where lease_id = :lease and commit_id = :commit")
        .bind("lease", leaseId)
        .bind("commit", commitId)
        .mapTo(Long.class)
        .findOne();
  }

  static void remember(
      Handle handle, String leaseId, String commitId, Position position, Instant at) {
    handle
        .createUpdate(
            """
            insert into lease_commits (lease_id, commit_id, version, epoch, at)
            values (:lease, :commit, :version, :epoch, :at)
            """)
        .bind("version", position.version())
        .bind("epoch", position.epoch())
        .bind("lease", leaseId)
        .bind("commit", commitId)
        .bind("at", at)
        .execute();
  }
}
