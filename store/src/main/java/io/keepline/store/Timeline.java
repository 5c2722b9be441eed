package io.keepline.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Everything that happened to a lease, oldest first, with causes (F24). */
public final class Timeline {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Timeline(Database database) {
    this.jdbi = database.jdbi();
  }

  /** A page of what happened after a cursor. */
  public List<TimelineEntry> page(String leaseId, TimelineEntry.Cursor after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(PAGE)
                .bind("lease", leaseId)
                .bind("at", after.at())
                .bind("source", after.source())
                .bind("id", after.id())
                .bind("limit", limit)
                .map((row, context) -> TimelineEntry.read(new Columns(row)))
                .list());
  }

  private static final String PAGE =
      """
      select * from (
        select at, done_at as lease_time, 'AUDIT' as source, audit_id as id, stimulus as what,
          actor, coalesce(reason, note) as cause, jsonb_build_object('version', version,
            'policyVersion', policy_version, 'beforeStatus', before_status,
            'afterStatus', after_status, 'dueAt', due_at, 'before', before_facts,
            'after', after_facts, 'note', note) as detail
        from audit where lease_id = :lease
        union all
        select submitted_at, submitted_at_lease, 'ORDER', order_id, kind, null, refusal,
          jsonb_build_object('state', state, 'totalMinorUnits', total_minor_units,
            'currency', total_currency, 'method', method, 'declineReason', decline_reason,
            'appliedValidUntil', applied_valid_until, 'stateSince', state_since)
        from orders where lease_id = :lease
        union all
        select r.created_at, r.lease_time, 'REFUND', r.refund_id, r.state, null, r.reason,
          jsonb_build_object('orderId', r.order_id, 'amountMinorUnits', r.amount_minor_units,
            'currency', r.amount_currency, 'settledAt', r.settled_at)
        from refunds r join orders o using (order_id) where o.lease_id = :lease
        union all
        select created_at, lease_time, 'NOTICE', notice_id, kind, null, dedupe_key,
          jsonb_build_object('state', state, 'channel', channel, 'acceptedAt', accepted_at,
            'bouncedAt', bounced_at, 'tries', tries)
        from notices where lease_id = :lease
        union all
        select at, lease_time, 'TERM', entry_id, kind, actor, cause,
          jsonb_build_object('from', from_date, 'to', to_date, 'before', valid_until_before,
            'after', valid_until_after, 'days', days, 'orderId', order_id)
        from term_ledger where lease_id = :lease
      ) happened
      where (at, source, id) > (:at, :source, :id)
      order by at, source, id limit :limit
      """;
}
