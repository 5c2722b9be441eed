package io.keepline.store.sweep;

import java.util.List;

/** What must hold of leases, numbers and their history. */
final class LeaseChecks {
  private LeaseChecks() {}

  static List<Check> all() {
    return List.of(
        endIsFinal(),
        oneOpenLease(),
        datesExplained(),
        datesOnlyForward(),
        lossInOrder(),
        quarantineKept(),
        everyChangeAudited(),
        onlyForward(),
        capKept());
  }

  private static Check endIsFinal() {
    return new Check(
        "I1",
        "an ended lease is never extended",
        Check.all("leases where status = 'ENDED'"),
        """
        select t.entry_id as id, 'a term was written after the end' as what
        from term_ledger t join audit a on a.lease_id = t.lease_id
          and a.after_status = 'ENDED' and t.at > a.at
        union all
        select audit_id, 'the lease left ENDED' from audit
        where before_status = 'ENDED' and after_status <> 'ENDED'
        """);
  }

  private static Check oneOpenLease() {
    return new Check(
        "I2",
        "one open lease per number, and the number knows",
        Check.all("numbers"),
        """
        select number_id as id, 'has more than one open lease' as what from leases
        where status <> 'ENDED' group by number_id having count(*) > 1
        union all
        select n.number_id, 'is AVAILABLE though a lease is open' from numbers n
        where n.state = 'AVAILABLE'
          and exists (select 1 from leases l where l.number_id = n.number_id and l.status <> 'ENDED')
        union all
        select n.number_id, 'is ' || n.state || ' without an open lease' from numbers n
        where n.state in ('RESERVED', 'LEASED', 'QUARANTINED')
          and not exists
            (select 1 from leases l where l.number_id = n.number_id and l.status <> 'ENDED')
        """);
  }

  private static Check datesOnlyForward() {
    return new Check(
        "I5",
        "the paid date moves back only with a refund or correction",
        Check.all("term_ledger"),
        """
        select entry_id as id, kind || ' moved the date back' as what from term_ledger
        where valid_until_after < valid_until_before and kind not in ('REFUND', 'CORRECTION')
        """);
  }

  private static Check datesExplained() {
    return new Check(
        "I6",
        "the ledger of days explains the paid date",
        Check.all("term_ledger"),
        """
        with chain as (
          select *, lag(valid_until_after) over w as previous,
            row_number() over (partition by lease_id order by seq desc) as from_last
          from term_ledger window w as (partition by lease_id order by seq))
        select entry_id as id, 'does not begin where the one before ended' as what from chain
        where valid_until_before is distinct from previous
        union all
        select entry_id, 'its dates and days disagree' from chain
        where days <> to_date - from_date or to_date <> valid_until_after
        union all
        select l.lease_id, 'the last entry leaves another date' from leases l
        left join chain c on c.lease_id = l.lease_id and c.from_last = 1
        where l.valid_until is distinct from c.valid_until_after
        union all
        select o.order_id, 'is APPLIED without its entry' from orders o
        where o.state = 'APPLIED' and o.kind <> 'TOP_UP' and not exists (select 1 from term_ledger t
          where t.order_id = o.order_id and t.valid_until_after = o.applied_valid_until)
        """);
  }

  /** Holds at the moment of the loss stand in snapshots, which SQL does not read. */
  private static Check lossInOrder() {
    return new Check(
        "I7",
        "a number is lost only when due, announced, and with nothing in flight",
        Check.all("leases where reclaimed_at is not null"),
        """
        select audit_id as id, 'the loss came before it was due' as what from audit
        where after_status = 'QUARANTINED' and due_at > done_at
        union all
        select o.order_id, 'was in flight when the number was lost' from orders o
        join leases l using (lease_id)
        where l.status = 'QUARANTINED' and o.kind <> 'TOP_UP' and o.submitted_at_lease <= l.reclaimed_at
          and o.state in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID')
        union all
        select l.lease_id, 'was reclaimed without a notice proven a day before' from leases l
        where l.loss_cause = 'RECLAIMED' and not exists (select 1 from notices n
          where n.lease_id = l.lease_id and n.kind = 'FINAL_NOTICE'
            and n.dedupe_key like l.valid_until::text || '/%'
            and n.accepted_lease_time <= l.reclaimed_at - interval '24 hours')
        union all
        select l.lease_id, 'was reclaimed unannounced without a decision' from leases l
        where l.loss_cause = 'RECLAIMED_UNREACHABLE' and not exists (select 1 from tasks t
          where t.lease_id = l.lease_id and t.kind = 'HOLDER_UNREACHABLE')
        union all
        select l.lease_id, 'was cancelled without a confirmation' from leases l
        where l.loss_cause = 'CANCELLED' and l.cancellation_state <> 'EXECUTED'
        """);
  }

  /** A day of quarantine is 24 hours, whatever the session's zone makes of a calendar day. */
  private static Check quarantineKept() {
    return new Check(
        "I8",
        "a number once in service is free only after quarantine",
        Check.all("leases where ever_in_service"),
        """
        select l.lease_id as id, 'ended before its quarantine did' as what
        from leases l join audit a on a.lease_id = l.lease_id and a.after_status = 'ENDED'
        where l.ever_in_service and l.status = 'ENDED' and a.done_at < l.quarantine_until
        union all
        select l.lease_id, 'was in service and had no quarantine' from leases l
        join numbers n using (number_id)
        where l.ever_in_service and l.status = 'ENDED' and n.state = 'AVAILABLE'
          and l.quarantine_until is null
        union all
        select l.lease_id, 'its quarantine is shorter than its plan says' from leases l
        join plan_versions p on p.brand_id = l.brand_id and p.plan_id = l.plan_id
          and p.version = l.plan_version
        where l.quarantine_until < l.reclaimed_at
          + make_interval(hours => 24 * (p.content -> 'periods' ->> 'quarantineDays')::int)
        """);
  }

  private static Check everyChangeAudited() {
    return new Check(
        "I12",
        "every change has an audit row",
        Check.all("lease_commits"),
        """
        select c.lease_id as id, 'version ' || c.version || ' has no audit row' as what
        from lease_commits c
        where not exists (select 1 from audit a
          where a.lease_id = c.lease_id and a.version = c.version)
        union all
        select a.audit_id, 'speaks of a version that was never written' from audit a
        where not exists (select 1 from lease_commits c
          where c.lease_id = a.lease_id and c.version = a.version)
        """);
  }

  private static Check onlyForward() {
    return new Check(
        "I13",
        "an older version or epoch never wins",
        Check.all("leases"),
        """
        with history as (
          select lease_id, max(version) as last, count(*) as commits, max(epoch) as epoch
          from lease_commits group by lease_id)
        select l.lease_id as id, 'its version is not its last commit''s' as what
        from leases l left join history h using (lease_id)
        where l.version is distinct from h.last
        union all
        select lease_id, 'a version is missing' from history where commits <> last
        union all
        select l.lease_id, 'its epoch is below a commit''s' from leases l
        join history h using (lease_id) where l.epoch < h.epoch
        union all
        select lease_id, 'version ' || version || ' was written by an older epoch' from (
          select *, lag(epoch) over (partition by lease_id order by version) as earlier
          from lease_commits) c
        where epoch < earlier
        """);
  }

  private static Check capKept() {
    return new Check(
        "I16",
        "no term is applied above the stacking cap",
        Check.all("term_ledger where order_id is not null"),
        """
        select t.entry_id as id, 'reaches beyond the cap' as what
        from term_ledger t join orders o using (order_id) join quotes q using (quote_id)
        join plan_versions p on p.brand_id = q.brand_id and p.plan_id = q.plan_id
          and p.version = q.plan_version
        join lateral (select zone from brand_versions b where b.brand_id = q.brand_id
          order by b.version desc limit 1) b on true
        where t.kind in ('START', 'RENEWAL')
          and t.valid_until_after > ((t.lease_time at time zone b.zone)::date + 1
            + make_interval(months => (p.content -> 'periods' ->> 'stackingCapMonths')::int))::date
        """);
  }
}
