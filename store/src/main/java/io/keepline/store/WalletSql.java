package io.keepline.store;

import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Money;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements that read wallets and the payments they were filled by. */
final class WalletSql {
  private WalletSql() {}

  /**
   * What of a holder's balances can go back, a row a top-up, the latest first: of each no more than
   * was captured by it and neither went back, nor is owed, nor reserved, and no more than is left
   * of the credit that it brought. The rest of its price was sold as units and days. The holder is
   * the column or parameter that stands in for {@code {holder}}, never what a caller wrote.
   */
  private static final String REFUNDABLE =
      """
      select t.order_id, t.payment_id, w.currency as amount_currency, t.upto, t.top_up_at,
        least(t.amount, w.balance_minor_units - (t.upto - t.amount))::bigint as amount_minor_units
      from wallets w cross join lateral (
        select s.*, sum(s.amount) over (order by s.top_up_at desc, s.payment_id desc) as upto
        from (
          select o.order_id, a.payment_id, a.created_at as top_up_at, least(a.captured_minor_units
            - coalesce((select sum(r.amount_minor_units) from refunds r
                where r.payment_id = a.payment_id and r.state <> 'STOPPED'), 0)
            - coalesce((select -sum(m.amount_minor_units) from money_ledger m
                where m.payment_id = a.payment_id and (m.account = 'WALLET_RESERVED'
                  or (m.account = 'PROVIDER' and exists (select 1 from money_ledger c
                    where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS')))), 0),
            coalesce((select -sum(m.amount_minor_units) from money_ledger m
                where m.payment_id = a.payment_id and m.account = 'WALLET'), 0))
            as amount
          from leases tl join orders o using (lease_id) join attempts a using (order_id)
          where tl.holder_id = w.holder_id and o.kind = 'TOP_UP' and o.state = 'APPLIED'
            and a.state = 'PAID' and a.captured_currency = w.currency) s
        where s.amount > 0) t
      where w.holder_id = {holder} and w.balance_minor_units > t.upto - t.amount
      """;

  /**
   * Whether another number of a lease's holder goes on: the balance serves that one, so that a
   * cancellation of this one leaves it alone.
   */
  private static final String SERVES_ANOTHER =
      """
      exists (select 1 from leases o where o.holder_id = l.holder_id and o.lease_id <> l.lease_id
        and o.status in ('RESERVED', 'ACTIVE', 'GRACE', 'SUSPENDED')
        and o.cancellation_state <> 'CONFIRMED')""";

  /** What a cancellation of the lease {@code l} gives back, as one JSON array. */
  static String restJson() {
    return """
        case when %s then '[]' else coalesce((select jsonb_agg(jsonb_build_object('orderId', f.order_id, 'paymentId',
            f.payment_id, 'currency', f.amount_currency, 'minorUnits', f.amount_minor_units)
            order by f.amount_currency, f.upto, f.payment_id) from (%s) f), '[]')::text end"""
        .formatted(SERVES_ANOTHER, REFUNDABLE.replace("{holder}", "l.holder_id"));
  }

  static List<Wallets.Share> refundable(Handle handle, String holderId) {
    return handle
        .createQuery(
            REFUNDABLE.replace("{holder}", ":holder")
                + " order by w.currency, t.upto, t.payment_id")
        .bind("holder", holderId)
        .map((row, context) -> Wallets.Share.read(new Columns(row)))
        .list();
  }

  /** What a cancellation of a lease gives back now. */
  static List<Wallets.Share> rest(Handle handle, String leaseId) {
    return handle
        .createQuery("select " + restJson() + " as rest from leases l where l.lease_id = :lease")
        .bind("lease", leaseId)
        .mapTo(String.class)
        .findOne()
        .map(Wallets.Share::readAll)
        .orElse(List.of());
  }

  /** Holds a holder's balances still until the transaction ends. */
  static void lock(Handle handle, String holderId) {
    handle
        .createQuery("select currency from wallets where holder_id = :holder order by 1 for update")
        .bind("holder", holderId)
        .mapTo(String.class)
        .list();
  }

  /** Those that ever had money. */
  static List<Money> balances(Handle handle, String holderId) {
    return handle
        .createQuery("select * from wallets where holder_id = :holder order by currency")
        .bind("holder", holderId)
        .map(
            (row, context) ->
                Money.of(row.getLong("balance_minor_units"), row.getString("currency")))
        .list();
  }

  /**
   * What a decision reserves must be there, and of each top-up no more than can go back: another
   * number of the same holder may have been faster.
   *
   * @throws Transactions.RefusedException if it is not
   */
  static void reserve(Handle handle, String holderId, List<MoneyPosting> postings) {
    List<MoneyPosting> reserved =
        postings.stream()
            .filter(line -> line.account().equals(Entry.Account.WALLET_RESERVED.name()))
            .filter(line -> line.amount().minorUnits() < 0)
            .toList();
    if (reserved.isEmpty()) {
      return;
    }
    lock(handle, holderId);
    List<Wallets.Share> shares = refundable(handle, holderId);
    for (MoneyPosting line : reserved) {
      boolean there =
          shares.stream()
              .filter(share -> share.paymentId().equals(line.paymentId()))
              .anyMatch(share -> share.amount().compareTo(line.amount().negated()) >= 0);
      if (!there) {
        throw new Transactions.RefusedException(StoreRefusal.WALLET_MOVED);
      }
    }
  }

  /** Takes what is left of a top-up's credit, or puts back what was taken of it. */
  static void claim(Handle handle, String holderId, WalletClaim claim) {
    boolean back = !claim.taken().isEmpty();
    lock(handle, holderId);
    Money amount = Money.of(Math.max(0, claimed(handle, holderId, claim)), claim.most().currency());
    if (amount.isPositive()) {
      DecisionSql.postings(
          handle,
          back
              ? MoneyPosting.move(
                  claim.about(), Entry.Account.WALLET, Entry.Account.CHARGEBACKS, amount)
              : MoneyPosting.move(
                  claim.about(), Entry.Account.CHARGEBACKS, Entry.Account.WALLET, amount));
    }
  }

  private static long claimed(Handle handle, String holderId, WalletClaim claim) {
    String amount =
        claim.taken().isEmpty()
            ? """
              select least(w.balance_minor_units, :most, (select -sum(m.amount_minor_units)
                from money_ledger m where m.account = 'WALLET' and m.payment_id = :payment
                  and m.amount_currency = w.currency))
              from wallets w where w.holder_id = :holder and w.currency = :currency
                and :taken = ''
              """
            : """
              select amount_minor_units from money_ledger where posting_id = :taken
                and account = 'WALLET' and holder_id = :holder and amount_currency = :currency
                and payment_id = :payment and :most > 0
              """;
    return handle
        .createQuery(amount)
        .bind("taken", claim.taken())
        .bind("holder", holderId)
        .bind("payment", claim.about().paymentId())
        .bind("currency", claim.most().currency())
        .bind("most", claim.most().minorUnits())
        .mapTo(Long.class)
        .findOne()
        .orElse(0L);
  }

  /** Whether a payment came from the balance, and no other number of its lease's holder goes on. */
  static boolean isLastOfBalance(Handle handle, String leaseId, String paymentId) {
    return handle
        .createQuery(
            """
            select exists (select 1 from attempts a
                where a.payment_id = :payment and a.method = 'BALANCE') and not %s
            from leases l where l.lease_id = :lease
            """
                .formatted(SERVES_ANOTHER))
        .bind("payment", paymentId)
        .bind("lease", leaseId)
        .mapTo(Boolean.class)
        .one();
  }

  static boolean servesAnother(Handle handle, String leaseId) {
    return handle
        .createQuery("select %s from leases l where l.lease_id = :lease".formatted(SERVES_ANOTHER))
        .bind("lease", leaseId)
        .mapTo(Boolean.class)
        .findOne()
        .orElse(false);
  }

  static List<Wallets.Share> given(Handle handle, String refundPrefix) {
    return handle
        .createQuery(
            """
            select order_id, payment_id, amount_minor_units, amount_currency from refunds
            where starts_with(refund_id, :prefix) order by refund_id
            """)
        .bind("prefix", refundPrefix + "_")
        .map((row, context) -> Wallets.Share.read(new Columns(row)))
        .list();
  }
}
