package io.keepline.store.sweep;

import java.util.List;

/** What must hold of receipts, invoices and credit notes. */
final class DocumentChecks {
  private DocumentChecks() {}

  static List<Check> all() {
    return List.of(numberedWithoutGap(), eachMoneyOneDocument(), sumsAsTheLedger());
  }

  private static Check numberedWithoutGap() {
    return new Check(
        "I19",
        "documents are numbered from one without a gap, per brand, kind and year",
        Check.all("documents where serial is not null"),
        """
        select d.number as id, 'follows ' || d.before as what from (
          select number, serial, lag(serial, 1, 0) over
            (partition by brand_id, kind, year order by serial) as before
          from documents where serial is not null) d
        where d.serial <> d.before + 1
        union all
        select d.number, 'is dated before the number in front of it' from (
          select number, issued_at, lag(issued_at) over
            (partition by brand_id, kind, year order by serial) as before
          from documents where serial is not null) d
        where d.issued_at < d.before
        union all
        select c.brand_id || '/' || c.kind || '/' || c.year, 'counts to ' || c.last_serial
          || ', and the last document is ' || coalesce(max(d.serial), 0)
        from document_counters c left join documents d
          on d.brand_id = c.brand_id and d.kind = c.kind and d.year = c.year
        group by c.brand_id, c.kind, c.year, c.last_serial
        having c.last_serial <> coalesce(max(d.serial), 0)
        """);
  }

  private static Check eachMoneyOneDocument() {
    return new Check(
        "I19",
        "every captured payment has one receipt, every refund one credit note",
        Check.all("documents where kind in ('RECEIPT', 'CREDIT_NOTE')"),
        """
        select a.payment_id as id, 'has ' || count(d.document_id) || ' receipts' as what
        from attempts a left join documents d
          on d.payment_id = a.payment_id and d.kind = 'RECEIPT'
        where a.state in ('PAID', 'SURPLUS') and a.captured_minor_units > 0
          and a.outcome_at <= :settled
        group by a.payment_id having count(d.document_id) <> 1
        union all
        select r.refund_id, 'has ' || count(d.document_id) || ' credit notes'
        from refunds r left join documents d
          on d.refund_id = r.refund_id and d.kind = 'CREDIT_NOTE'
        where r.state = 'DONE' and r.settled_at <= :settled
        group by r.refund_id having count(d.document_id) <> 1
        union all
        select d.document_id, 'is a receipt for money that was not captured'
        from documents d join attempts a using (payment_id)
        where d.kind = 'RECEIPT' and a.state not in ('PAID', 'SURPLUS')
        union all
        select o.order_id, 'was never confirmed' from orders o
        where o.submitted_at <= :settled and not exists (select 1 from documents d
          where d.order_id = o.order_id and d.kind = 'CONFIRMATION')
        """);
  }

  private static Check sumsAsTheLedger() {
    return new Check(
        "I19",
        "receipts less credit notes are what the ledger of money holds",
        Check.all("documents where kind in ('RECEIPT', 'CREDIT_NOTE')"),
        """
        select d.payment_id as id, 'its receipt says ' || d.amount_minor_units || ' '
          || d.amount_currency as what
        from documents d where d.kind in ('RECEIPT', 'INVOICE') and d.issued_at <= :settled
          and d.amount_minor_units is distinct from (
            select sum(m.amount_minor_units) from money_ledger m
            where m.payment_id = d.payment_id
              and case when exists (select 1 from attempts b where b.payment_id = d.payment_id
                  and b.method = 'BALANCE') then m.account in ('WALLET', 'BY_HAND')
                else m.account in ('PROVIDER', 'BY_HAND') or m.account like 'TILL:%' end
              and m.amount_currency = d.amount_currency and m.amount_minor_units > 0
              and not exists (select 1 from money_ledger c
                where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS'))
        union all
        select d.payment_id, 'its credit notes say ' || sum(d.amount_minor_units)
        from documents d where d.kind = 'CREDIT_NOTE' and d.issued_at <= :settled
        group by d.payment_id, d.amount_currency
        having sum(d.amount_minor_units) > coalesce((
            select sum(-m.amount_minor_units) from money_ledger m
            where m.payment_id = d.payment_id
              and case when exists (select 1 from attempts b where b.payment_id = d.payment_id
                  and b.method = 'BALANCE') then m.account in ('WALLET', 'BY_HAND')
                else m.account in ('PROVIDER', 'BY_HAND') or m.account like 'TILL:%' end
              and m.amount_currency = d.amount_currency and m.amount_minor_units < 0), 0)
        """);
  }
}
