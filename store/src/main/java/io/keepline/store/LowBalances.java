package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Wallets that fell below what their brand calls low. A fall is told once: again only when the
 * balance was at least so high since.
 */
public final class LowBalances {
  private final Jdbi jdbi;

  /** Over an open database. */
  public LowBalances(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * A wallet that fell.
   *
   * @param holderId whose
   * @param balance what is left
   * @param timesTold how often its holder was told of a fall before
   * @param leaseId a number of theirs that goes on, to tell them with; null: none does
   */
  public record Low(String holderId, Money balance, int timesTold, @Nullable String leaseId) {}

  /**
   * Falls that nobody was told of yet, a few at a time.
   *
   * @param since of wallets that moved from this instant on, real time
   */
  public List<Low> untold(String brandId, Money threshold, Instant since, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select w.holder_id, w.balance_minor_units, w.currency as balance_currency,
                      w.times_told, (select l.lease_id from leases l
                        where l.holder_id = w.holder_id
                          and l.status in ('ACTIVE', 'GRACE', 'SUSPENDED')
                          and l.cancellation_state <> 'CONFIRMED'
                        order by l.status, l.created_at limit 1) as lease_id
                    from wallets w join holders h using (holder_id)
                    where h.brand_id = :brand and w.currency = :currency
                      and w.changed_at >= :since
                      and w.balance_minor_units < :threshold and w.peak_minor_units >= :threshold
                    order by w.changed_at limit :limit
                    """)
                .bind("brand", brandId)
                .bind("currency", threshold.currency())
                .bind("threshold", threshold.minorUnits())
                .bind("since", since)
                .bind("limit", limit)
                .map(
                    (row, context) -> {
                      Columns columns = new Columns(row);
                      return new Low(
                          columns.text("holder_id"),
                          columns.money("balance"),
                          columns.whole("times_told"),
                          columns.textIf("lease_id"));
                    })
                .list());
  }

  /** The holder was told, or nobody can be: the next fall counts from the balance now. */
  public void told(Low low) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update wallets set peak_minor_units = balance_minor_units,
                      times_told = times_told + 1
                    where holder_id = :holder and currency = :currency and times_told = :told
                    """)
                .bind("holder", low.holderId())
                .bind("currency", low.balance().currency())
                .bind("told", low.timesTold())
                .execute());
  }
}
