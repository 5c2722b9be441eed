package io.keepline.store;

import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements that write the rows beside a lease, each list in one batch. */
final class DecisionSql {
  private DecisionSql() {}

  /** An order handed to {@code payment} stays there. */
  static void orders(Handle handle, List<OrderRow> orders) {
    Sql.batch(
        handle,
        """
        insert into orders (order_id, lease_id, quote_id, request_id, kind, state, owner,
          total_minor_units, total_currency, method, submitted_at, submitted_at_lease, pay_by,
          not_after, state_since, refusal, decline_reason, applied_valid_until)
        values (:orderId, :leaseId, :quoteId, :requestId, :kind, :state, :owner,
          :total.minorUnits, :total.currency, :method, :submittedAt, :submittedAtLease, :payBy,
          :notAfter, :stateSince, :refusal, :declineReason, :appliedValidUntil)
        on conflict (order_id) do update set state = excluded.state, method = excluded.method,
          owner = case when orders.owner = 'payment' then 'payment' else excluded.owner end,
          pay_by = excluded.pay_by, not_after = excluded.not_after,
          state_since = case when orders.state = excluded.state
            then orders.state_since else excluded.state_since end,
          refusal = excluded.refusal, decline_reason = excluded.decline_reason,
          applied_valid_until = excluded.applied_valid_until
        """,
        orders);
  }

  static void refunds(Handle handle, List<RefundRow> refunds) {
    Sql.batch(
        handle,
        """
        insert into refunds (refund_id, order_id, payment_id, amount_minor_units, amount_currency,
          reason, state, provider_ref, created_at, lease_time, settled_at)
        values (:refundId, :orderId, :paymentId, :amount.minorUnits, :amount.currency, :reason,
          :state, :providerRef, :createdAt, :leaseTime, :settledAt)
        on conflict (refund_id) do update set state = excluded.state,
          provider_ref = coalesce(excluded.provider_ref, refunds.provider_ref),
          settled_at = case when excluded.state = 'DUE' then null
            when excluded.state = refunds.state
              then coalesce(refunds.settled_at, excluded.settled_at)
            else excluded.settled_at end
        where refunds.state <> 'DONE'
        """,
        refunds);
  }

  static void terms(Handle handle, String leaseId, List<TermEntry> terms) {
    Sql.batch(
        handle,
        """
        insert into term_ledger (entry_id, lease_id, kind, order_id, from_date, to_date,
          valid_until_before, valid_until_after, days, actor, cause, at, lease_time)
        values (:entryId, :lease, :kind, :orderId, :fromDate, :toDate, :validUntilBefore,
          :validUntilAfter, :days, :actor, :cause, :at, :leaseTime)
        """,
        terms,
        leaseId);
  }

  /**
   * A payment from the balance has no provider: what comes from it, and goes back to it, is the
   * wallet's. The wallet of a line is that of the order's holder.
   */
  static void postings(Handle handle, List<MoneyPosting> postings) {
    Sql.batch(
        handle,
        """
        insert into money_ledger (posting_id, line_no, account, order_id, payment_id, holder_id,
          amount_minor_units, amount_currency, at, lease_time, cause)
        select :postingId, :lineNo, line.account, :orderId, :paymentId,
          case when line.account = 'WALLET' then (select l.holder_id from orders o
            join leases l using (lease_id) where o.order_id = :orderId) end,
          :amount.minorUnits, :amount.currency, :at, :leaseTime, :cause
        from (select case when :account::text = 'PROVIDER' and exists (select 1 from attempts a
            where a.payment_id = :paymentId and a.method = 'BALANCE')
          then 'WALLET' else :account::text end as account) line
        """,
        postings);
  }

  /**
   * A notice that exists is not doubled. It may be given up, and a loss notice whose proof no
   * longer counts is due again under the same id.
   */
  static void notices(Handle handle, List<NoticeRow> notices) {
    Sql.batch(
        handle,
        """
        insert into notices (notice_id, lease_id, kind, dedupe_key, state, loss, params, tries,
          created_at, lease_time)
        values (:noticeId, :leaseId, :kind, :dedupeKey, :state, :loss, :params::jsonb, :tries,
          :createdAt, :leaseTime)
        on conflict (lease_id, kind, dedupe_key) do update set state = excluded.state
        where (notices.state in ('DUE', 'SENDING') and excluded.state in ('SKIPPED', 'FAILED'))
          or (notices.loss and excluded.state = 'DUE'
            and notices.state in ('ACCEPTED', 'SKIPPED', 'FAILED'))
        """,
        notices);
  }

  static void tasks(Handle handle, List<TaskRow> tasks) {
    Sql.batch(
        handle,
        """
        insert into tasks (task_id, lease_id, order_id, kind, opened_at, due_at, state, closed_by,
          closed_as, closed_at, note, evidence, subject)
        values (:taskId, :leaseId, :orderId, :kind, :openedAt, :dueAt, :state, :closedBy,
          :closedAs, :closedAt, :note, :evidence, :subject)
        on conflict (task_id) do update set due_at = excluded.due_at, state = excluded.state,
          closed_by = excluded.closed_by, closed_as = excluded.closed_as,
          closed_at = excluded.closed_at, note = excluded.note, evidence = excluded.evidence
        where tasks.state = 'OPEN'
        """,
        tasks);
  }

  static void audit(Handle handle, String leaseId, long version, List<AuditRow> audit) {
    // The version is a number this class was given: nothing a caller wrote reaches the statement.
    Sql.batch(
        handle,
        """
        insert into audit (audit_id, lease_id, version, stimulus_id, stimulus, actor, reason,
          policy_version, before_status, after_status, before_facts, after_facts, due_at, done_at,
          at, note)
        values (:auditId, :lease, %d, :stimulusId, :stimulus, :actor, :reason,
          :policyVersion, :beforeStatus, :afterStatus, :beforeFacts::jsonb, :afterFacts::jsonb,
          :dueAt, :doneAt, :at, :note)
        """
            .formatted(version),
        audit,
        leaseId);
  }
}
