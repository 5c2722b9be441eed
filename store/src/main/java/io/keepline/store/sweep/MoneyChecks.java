package io.keepline.store.sweep;

import java.util.List;

/** What must hold of orders, payments, refunds and the ledger of money. */
final class MoneyChecks {
  private MoneyChecks() {}

  static List<Check> all() {
    return List.of(
        moneyHasAPlace(),
        balanced(),
        oneCapture(),
        chargedAsQuoted(),
        chargedByConsent(),
        oneInFlight(),
        asPreviewed());
  }

  private static Check moneyHasAPlace() {
    return new Check(
        "I3",
        "captured money is applied, in a wallet, going back, or charged back",
        Check.all("attempts where state in ('PAID', 'SURPLUS')"),
        """
        select a.payment_id as id, 'was captured, and its order is ' || o.state as what
        from attempts a join orders o using (order_id)
        where a.state = 'PAID' and a.outcome_at <= :settled
          and o.state not in ('APPLIED', 'REFUND_DUE', 'REFUNDED', 'REFUND_MANUAL')
        union all
        select a.payment_id, 'was captured and not applied, and no refund names it'
        from attempts a join orders o using (order_id)
        where a.outcome_at <= :settled and (a.state = 'SURPLUS' or (a.state = 'PAID'
            and o.state in ('REFUND_DUE', 'REFUNDED', 'REFUND_MANUAL')))
          and not exists (select 1 from refunds r where r.payment_id = a.payment_id)
        union all
        select a.payment_id, 'was captured, and the ledger says otherwise' from attempts a
        where a.state in ('PAID', 'SURPLUS') and a.outcome_at <= :settled
          and a.captured_minor_units is distinct from (
            select sum(m.amount_minor_units) from money_ledger m
            where m.payment_id = a.payment_id
              and case a.method when 'BALANCE' then m.account = 'WALLET'
                else m.account = 'PROVIDER' or m.account like 'TILL:%' end
              and m.amount_currency = a.captured_currency and m.amount_minor_units > 0
              and not exists (select 1 from money_ledger c
                where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS'))
          and a.captured_minor_units > 0
        union all
        select r.refund_id, 'was stopped, and no bank has the money' from refunds r
        where r.state = 'STOPPED' and r.settled_at <= :settled and 0 <= coalesce((
          select sum(m.amount_minor_units) from money_ledger m
          where m.payment_id = r.payment_id and m.account = 'PROVIDER'
            and exists (select 1 from money_ledger c
              where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS')), 0)
        union all
        select m.payment_id, 'rests in clearing' from money_ledger m
        join orders o using (order_id)
        where m.account = 'CLEARING' and o.state <> 'PAID'
        group by m.payment_id, m.amount_currency
        having sum(m.amount_minor_units) <> 0 and max(m.at) <= :settled
        """);
  }

  private static Check balanced() {
    return new Check(
        "I3",
        "every posting sums to zero",
        Check.all("money_ledger"),
        """
        select posting_id as id, 'sums to ' || sum(amount_minor_units) as what from money_ledger
        group by posting_id, amount_currency having sum(amount_minor_units) <> 0
        """);
  }

  private static Check oneCapture() {
    return new Check(
        "I4",
        "per order one capture and one application; what went back was captured",
        Check.all("orders"),
        """
        select order_id as id, 'was captured more than once' as what from attempts
        where state = 'PAID' group by order_id having count(*) > 1
        union all
        select order_id, 'was applied more than once' from term_ledger
        where kind in ('START', 'RENEWAL', 'TOP_UP', 'CHANGE') and order_id is not null
        group by order_id having count(*) > 1
        union all
        select r.payment_id, 'more is refunded than was captured' from refunds r
        join attempts a using (payment_id) where r.state <> 'STOPPED'
        group by r.payment_id, a.captured_minor_units
        having sum(r.amount_minor_units) > coalesce(a.captured_minor_units, 0)
        union all
        select a.payment_id, 'more went back, by us and by banks, than was captured'
        from attempts a where coalesce(a.captured_minor_units, 0) < (
          select coalesce(-sum(m.amount_minor_units), 0) from money_ledger m
          where m.payment_id = a.payment_id and m.account = 'PROVIDER'
            and exists (select 1 from money_ledger c
              where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS'))
          + (select coalesce(sum(r.amount_minor_units), 0) from refunds r
            where r.payment_id = a.payment_id and r.state <> 'STOPPED')
        union all
        select m.payment_id, 'was taken back in another currency' from money_ledger m
        join attempts a using (payment_id)
        where m.account = 'CHARGEBACKS' and m.amount_currency is distinct from a.captured_currency
        union all
        select r.refund_id, 'goes back in another currency' from refunds r
        join attempts a using (payment_id)
        where r.amount_currency is distinct from a.captured_currency
        union all
        select m.payment_id, 'more went back than had come' from money_ledger m
        left join attempts a using (payment_id)
        where case a.method when 'BALANCE' then m.account in ('WALLET', 'BY_HAND')
          else m.account in ('PROVIDER', 'BY_HAND') or m.account like 'TILL:%' end
        group by m.payment_id, m.amount_currency having sum(m.amount_minor_units) < 0
        """);
  }

  private static Check chargedAsQuoted() {
    return new Check(
        "I9",
        "charged is what was quoted",
        Check.all("attempts"),
        """
        select o.order_id as id, 'asks for another amount than its quote' as what
        from orders o left join quotes q using (quote_id)
        where (o.total_minor_units, o.total_currency)
          is distinct from (q.total_minor_units, q.total_currency)
        union all
        select a.payment_id, 'asks for another amount than its order' from attempts a
        join orders o using (order_id)
        where (a.amount_minor_units, a.amount_currency)
          <> (o.total_minor_units, o.total_currency)
        union all
        select o.order_id, 'is APPLIED for another amount than was captured' from orders o
        where o.state = 'APPLIED' and o.total_minor_units > 0 and not exists (
          select 1 from attempts a where a.order_id = o.order_id and a.state = 'PAID'
            and a.captured_minor_units = o.total_minor_units
            and a.captured_currency = o.total_currency)
        """);
  }

  private static Check chargedByConsent() {
    return new Check(
        "I9",
        "a charge by consent has a live consent",
        Check.all("orders"),
        """
        select o.order_id as id, 'was charged without a live consent' as what from orders o
        where o.kind = 'AUTO_RENEW' and not exists (
          select 1 from audit g where g.lease_id = o.lease_id and g.stimulus = 'CONSENT_GIVEN'
            and g.done_at <= o.submitted_at_lease and not exists (
              select 1 from audit r where r.lease_id = o.lease_id
                and r.stimulus = 'CONSENT_REVOKED' and r.seq > g.seq
                and r.done_at < o.submitted_at_lease))
        union all
        select o.order_id, 'is of another kind than its quote'
        from orders o join quotes q using (quote_id) where o.kind <> q.kind
        """);
  }

  private static Check oneInFlight() {
    return new Check(
        "I10",
        "one order in flight per lease",
        Check.all("orders"),
        """
        select lease_id as id, 'has ' || count(*) || ' orders in flight' as what from orders
        where state in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID') and owner = 'lease'
        group by lease_id having count(*) > 1
        """);
  }

  private static Check asPreviewed() {
    return new Check(
        "I14",
        "a cancellation gives back exactly what was previewed",
        Check.all("leases where cancellation_state = 'EXECUTED'"),
        """
        with previewed as (
          select l.lease_id, s ->> 'paymentId' as payment_id, s ->> 'currency' as currency,
            sum((s ->> 'minorUnits')::bigint) as amount,
            sum(coalesce((s ->> 'feeMinorUnits')::bigint, 0)) as fee
          from leases l cross join lateral jsonb_array_elements(l.cancellation_refunds) s
          where l.cancellation_state = 'EXECUTED'
            and not coalesce((s ->> 'wallet')::boolean, false) and not exists (select 1 from money_ledger m
            where m.payment_id = s ->> 'paymentId' and m.account = 'CHARGEBACKS')
          group by 1, 2, 3),
        given as (
          select o.lease_id, r.payment_id, r.amount_currency as currency,
            sum(r.amount_minor_units)::bigint as amount
          from refunds r join orders o using (order_id) where r.reason = 'CANCELLATION'
          group by 1, 2, 3),
        kept as (
          select payment_id, amount_currency as currency, -sum(amount_minor_units) as fee
          from money_ledger f where account = 'FEES' and not exists (select 1 from orders o
            where o.order_id = f.order_id and o.kind = 'TOP_UP') and not exists (select 1 from money_ledger m
            where m.payment_id = f.payment_id and m.account = 'CHARGEBACKS')
          group by 1, 2)
        select coalesce(p.payment_id, g.payment_id) as id, 'previewed '
          || coalesce(p.amount, 0) || ', refunded ' || coalesce(g.amount, 0) as what
        from previewed p full join given g
          on p.lease_id = g.lease_id and p.payment_id = g.payment_id and p.currency = g.currency
        where coalesce(p.amount, 0) <> coalesce(g.amount, 0)
          and not (p.payment_id is null and exists (select 1 from money_ledger m
            where m.payment_id = g.payment_id and m.account = 'CHARGEBACKS'))
        union all
        select coalesce(p.payment_id, k.payment_id), 'previewed a fee of '
          || coalesce(p.fee, 0) || ', kept ' || coalesce(k.fee, 0)
        from previewed p full join kept k on p.payment_id = k.payment_id and p.currency = k.currency
        where coalesce(p.fee, 0) <> coalesce(k.fee, 0)
        """);
  }
}
