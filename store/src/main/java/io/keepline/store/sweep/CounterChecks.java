package io.keepline.store.sweep;

import java.util.List;

/** What must hold of money that clerks took, and took back. */
final class CounterChecks {
  private CounterChecks() {}

  static List<Check> all() {
    return List.of(tillsExplained(), correctionsExplained());
  }

  private static Check tillsExplained() {
    return new Check(
        "I3",
        "money of a counter is in the till that its evidence names",
        Check.all("attempts"),
        """
        select a.payment_id as id, 'was taken at a counter without evidence' as what
        from attempts a where a.provider = 'till' and a.state in ('PAID', 'SURPLUS')
          and not exists (select 1 from counter_payments c where c.payment_id = a.payment_id)
        union all
        select c.payment_id, 'is evidence of money that was not taken'
        from counter_payments c join attempts a using (payment_id)
        where a.provider <> 'till' or a.state <> 'PAID' or a.method <> c.method
        union all
        select c.payment_id, 'is not in its till' from counter_payments c
        join attempts a using (payment_id)
        where a.captured_minor_units > 0 and a.captured_minor_units is distinct from (
          select sum(m.amount_minor_units) from money_ledger m
          where m.payment_id = c.payment_id and m.amount_minor_units > 0
            and m.account = 'TILL:' || c.brand_id || '/' || c.store_id)
        union all
        select m.payment_id, 'is in a till that never took it' from money_ledger m
        where m.account like 'TILL:%' and not exists (select 1 from counter_payments c
          where c.payment_id = m.payment_id
            and m.account = 'TILL:' || c.brand_id || '/' || c.store_id)
        """);
  }

  private static Check correctionsExplained() {
    return new Check(
        "I5",
        "a counter's entry is taken back once, with its days, its money and a clerk",
        Check.all("attempts"),
        """
        select r.payment_id as id, 'was taken back, and its days were not' as what
        from counter_reversals r where not exists (select 1 from term_ledger t
          where t.order_id = r.order_id and t.kind = 'CORRECTION')
        union all
        select r.payment_id, 'was taken back, and its money was not' from counter_reversals r
        where r.amount_minor_units > 0 and not exists (select 1 from refunds f
          where f.payment_id = r.payment_id and f.reason = 'CORRECTION' and f.state = 'DONE'
            and f.amount_minor_units = r.amount_minor_units)
        union all
        select t.entry_id, 'corrects what no counter took back' from term_ledger t
        where t.kind = 'CORRECTION' and not exists (select 1 from counter_reversals r
          where r.order_id = t.order_id)
        union all
        select t.order_id, 'was corrected more than once' from term_ledger t
        where t.kind = 'CORRECTION' group by t.order_id having count(*) > 1
        """);
  }
}
