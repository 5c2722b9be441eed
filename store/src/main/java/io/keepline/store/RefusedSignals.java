package io.keepline.store;

import java.time.Instant;
import org.jdbi.v3.core.Jdbi;

/** Signals that a lease refused. Nothing changed, so the row stands beside the present version. */
public final class RefusedSignals {
  private final Jdbi jdbi;

  /** Over an open database. */
  public RefusedSignals(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Writes an audit row; the same id once.
   *
   * @param leaseId the lease; nothing is written for one that does not exist
   * @param auditId the row's id
   * @param note which signal, and what is wrong with it
   * @param leaseTime the lease's time
   * @param at real time
   */
  public void write(String leaseId, String auditId, String note, Instant leaseTime, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into audit (audit_id, lease_id, version, stimulus_id, stimulus, actor,
                      policy_version, before_status, after_status, before_facts, after_facts,
                      done_at, at, note)
                    select :id, l.lease_id, l.version, :id, 'SIGNAL_REFUSED', 'system:signal',
                      (select a.policy_version from audit a where a.lease_id = l.lease_id
                       order by a.seq desc limit 1),
                      l.status, l.status, '{}', '{}', :leaseTime, :at, :note
                    from leases l where l.lease_id = :lease
                    on conflict (audit_id) do nothing
                    """)
                .bind("id", auditId)
                .bind("lease", leaseId)
                .bind("note", note)
                .bind("leaseTime", leaseTime)
                .bind("at", at)
                .execute());
  }
}
