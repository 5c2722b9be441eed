package io.keepline.store;

import org.jdbi.v3.core.Jdbi;

/** What banks took back, as our ledger has it. */
public final class Chargebacks {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Chargebacks(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * How much of a payment banks took back, and gave back to us.
   *
   * @param takenMinorUnits in all, in the payment's currency
   * @param returnedMinorUnits in all
   */
  public record Moved(long takenMinorUnits, long returnedMinorUnits) {
    /** Whether a bank has money of the payment. */
    public boolean isTaken() {
      return heldMinorUnits() > 0;
    }

    /** How much of it banks have now. */
    public long heldMinorUnits() {
      return takenMinorUnits - returnedMinorUnits;
    }

    /** Whether a bank ever had money of the payment. */
    public boolean wasTaken() {
      return takenMinorUnits > 0;
    }
  }

  /** Of one payment. */
  public Moved of(String paymentId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select coalesce(-sum(amount_minor_units) filter
                        (where amount_minor_units < 0), 0)::bigint as taken,
                      coalesce(sum(amount_minor_units) filter
                        (where amount_minor_units > 0), 0)::bigint as returned
                    from money_ledger m where payment_id = :payment and account = 'PROVIDER'
                      and exists (select 1 from money_ledger c
                        where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS')
                    """)
                .bind("payment", paymentId)
                .map((row, context) -> new Moved(row.getLong("taken"), row.getLong("returned")))
                .one());
  }
}
