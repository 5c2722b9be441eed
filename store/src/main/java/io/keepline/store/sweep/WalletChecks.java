package io.keepline.store.sweep;

import java.util.List;

/** What must hold of wallets, top-ups and units. */
final class WalletChecks {
  private WalletChecks() {}

  static List<Check> all() {
    return List.of(
        balanceIsLedger(),
        takenOrKept(),
        daysAsSold(),
        unitsExplained(),
        walletsAsPreviewed(),
        atMostTheCredit(),
        reservedForCancellations());
  }

  private static Check balanceIsLedger() {
    return new Check(
        "I3",
        "a balance is what the ledger says, and never negative",
        Check.all("wallets"),
        """
        with said as (
          select holder_id, amount_currency as currency, -sum(amount_minor_units) as balance
          from money_ledger where account = 'WALLET' group by 1, 2)
        select coalesce(w.holder_id, s.holder_id) as id, 'has '
          || coalesce(w.balance_minor_units, 0) || ', the ledger says ' || coalesce(s.balance, 0)
          as what
        from wallets w full join said s
          on s.holder_id = w.holder_id and s.currency = w.currency
        where coalesce(w.balance_minor_units, 0) <> coalesce(s.balance, 0)
        union all
        select holder_id, 'its wallet is negative' from wallets where balance_minor_units < 0
        """);
  }

  private static Check takenOrKept() {
    return new Check(
        "I4",
        "a top-up's money is in the wallet once: the step's credit, or refused all of it",
        Check.all("orders where kind = 'TOP_UP'"),
        """
        with credited as (
          select m.order_id, -sum(m.amount_minor_units) as amount from money_ledger m
          where m.account = 'WALLET' and m.cause in ('top_up_taken', 'top_up_kept')
          group by m.order_id)
        select o.order_id as id, 'put ' || coalesce(c.amount, 0) || ' into the wallet' as what
        from orders o join quotes q using (quote_id) left join credited c using (order_id)
        where o.kind = 'TOP_UP' and coalesce(c.amount, 0) <> case
          when o.state <> 'APPLIED' then 0
          when o.refusal is not null then o.total_minor_units
          else (q.content #>> '{topUp,credit,minorUnits}')::bigint end
        """);
  }

  private static Check daysAsSold() {
    return new Check(
        "I6",
        "a top-up that was taken gave its days and units, one that was not gave none",
        Check.all("orders where kind = 'TOP_UP' and state = 'APPLIED'"),
        """
        with given as (
          select o.order_id, o.refusal is null as taken,
            (q.content #>> '{topUp,days}')::int > 0 as sold_days,
            jsonb_array_length(q.content #> '{topUp,units}') as sold_units,
            exists (select 1 from term_ledger t
              where t.order_id = o.order_id and t.kind = 'TOP_UP') as days,
            (select count(*) from allowance_buckets b where b.order_id = o.order_id) as units
          from orders o join quotes q using (quote_id)
          where o.kind = 'TOP_UP' and o.state = 'APPLIED')
        select order_id as id, 'its days are not what was sold' as what from given
        where days <> (taken and sold_days)
        union all
        select order_id, 'its units are not what was sold' from given
        where units <> case when taken then sold_units else 0 end
        union all
        select t.order_id, 'gave days and was not applied' from term_ledger t
        join orders o using (order_id) where t.kind = 'TOP_UP' and o.state <> 'APPLIED'
        """);
  }

  private static Check unitsExplained() {
    return new Check(
        "I6",
        "usage records explain what is used",
        Check.all("usage_records"),
        """
        with posted as (
          select lease_id, sum(units - uncovered) as used from usage_records group by 1),
        taken as (select lease_id, sum(used) as used from allowance_buckets group by 1)
        select coalesce(p.lease_id, t.lease_id) as id, 'used ' || coalesce(t.used, 0)
          || ', records say ' || coalesce(p.used, 0) as what
        from posted p full join taken t using (lease_id)
        where coalesce(p.used, 0) <> coalesce(t.used, 0)
        """);
  }

  /** A top-up may be given back by the cancellations of several numbers of its holder. */
  private static Check walletsAsPreviewed() {
    return new Check(
        "I14",
        "a cancellation gives back exactly what was previewed of the wallet",
        Check.all("refunds where reason = 'WALLET_CANCELLATION'"),
        """
        with previewed as (
          select s ->> 'paymentId' as payment_id, s ->> 'currency' as currency,
            sum((s ->> 'minorUnits')::bigint) as amount, sum((s ->> 'feeMinorUnits')::bigint) as fee
          from leases l cross join lateral jsonb_array_elements(l.cancellation_refunds) s
          where l.cancellation_state = 'EXECUTED' and (s ->> 'wallet')::boolean group by 1, 2),
        given as (
          select payment_id, amount_currency as currency, sum(amount_minor_units)::bigint as amount
          from refunds where reason = 'WALLET_CANCELLATION' group by 1, 2),
        kept as (
          select f.payment_id, f.amount_currency as currency, -sum(f.amount_minor_units) as fee
          from money_ledger f join orders o using (order_id)
          where f.account = 'FEES' and o.kind = 'TOP_UP' group by 1, 2)
        select payment_id as id, 'previewed ' || coalesce(p.amount, 0) || ' of the wallet, refunded '
          || coalesce(g.amount, 0) as what
        from previewed p full join given g using (payment_id, currency)
        where coalesce(p.amount, 0) <> coalesce(g.amount, 0)
        union all
        select payment_id, 'previewed a fee of ' || coalesce(p.fee, 0) || ' of the wallet, kept '
          || coalesce(k.fee, 0)
        from previewed p full join kept k using (payment_id, currency)
        where coalesce(p.fee, 0) <> coalesce(k.fee, 0)
        """);
  }

  /**
   * What was spent stands under the payment that spent it, and what is set aside counts as gone.
   */
  private static Check atMostTheCredit() {
    return new Check(
        "I14",
        "of a top-up no more goes back than the credit that it brought",
        Check.all("orders where kind = 'TOP_UP'"),
        """
        select m.payment_id as id, sum(m.amount_minor_units) || ' more left the wallet than it'
          || ' brought' as what
        from money_ledger m join orders o using (order_id)
        where m.account = 'WALLET' and o.kind = 'TOP_UP'
        group by m.payment_id, m.amount_currency having sum(m.amount_minor_units) > 0
        """);
  }

  private static Check reservedForCancellations() {
    return new Check(
        "I3",
        "what is set aside of wallets is frozen by a confirmed cancellation",
        Check.all("money_ledger where account = 'WALLET_RESERVED'"),
        """
        with aside as (
          select payment_id, amount_currency as currency, -sum(amount_minor_units) as amount
          from money_ledger where account = 'WALLET_RESERVED' group by 1, 2),
        frozen as (
          select s ->> 'paymentId' as payment_id, s ->> 'currency' as currency,
            sum((s ->> 'minorUnits')::bigint + (s ->> 'feeMinorUnits')::bigint) as amount
          from leases l cross join lateral jsonb_array_elements(l.cancellation_refunds) s
          where l.cancellation_state = 'CONFIRMED' and (s ->> 'wallet')::boolean group by 1, 2)
        select payment_id as id, 'has ' || coalesce(a.amount, 0) || ' set aside, and '
          || coalesce(f.amount, 0) || ' is frozen' as what
        from aside a full join frozen f using (payment_id, currency)
        where coalesce(a.amount, 0) <> coalesce(f.amount, 0)
        """);
  }
}
