package io.keepline.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Immutable offers. */
public final class Quotes {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Quotes(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Stores an offer; the same id again is left as it was first stored.
   *
   * @param promotions those that it counts on
   */
  public void save(QuoteRow quote, List<PromotionLimit> promotions) {
    jdbi.useTransaction(
        handle -> {
          insert(handle, quote);
          for (PromotionLimit limit : promotions) {
            handle
                .createUpdate(
                    """
                    insert into quote_promotions (quote_id, promotion_id, total_limit, holder_limit)
                    values (:quote, :promotion, :total, :ofHolder) on conflict do nothing
                    """)
                .bind("quote", quote.quoteId())
                .bind("promotion", limit.promotionId())
                .bind("total", limit.total())
                .bind("ofHolder", limit.ofHolder())
                .execute();
          }
        });
  }

  private static void insert(Handle handle, QuoteRow quote) {
    Sql.batch(
        handle,
        """
                insert into quotes (quote_id, lease_id, kind, brand_id, number_id, holder_id,
                  plan_id, plan_version, terms, lines, total_minor_units, total_currency, method,
                  band, expected_valid_until, new_valid_until, expires_at, created_at, content)
                values (:quoteId, :leaseId, :kind, :brandId, :numberId, :holderId, :planId,
                  :planVersion, :terms, :lines::jsonb, :total.minorUnits, :total.currency,
                  :method, :band, :expectedValidUntil, :newValidUntil, :expiresAt, :createdAt,
                  :content::jsonb)
                on conflict (quote_id) do nothing
                """,
        List.of(quote));
  }

  /** The newest offer of a kind that was made for a lease. */
  public Optional<QuoteRow> latest(String leaseId, String kind) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from quotes where lease_id = :lease and kind = :kind
                    order by created_at desc limit 1
                    """)
                .bind("lease", leaseId)
                .bind("kind", kind)
                .map((row, context) -> QuoteRow.read(new Columns(row)))
                .findOne());
  }

  /** One offer. */
  public Optional<QuoteRow> quote(String quoteId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from quotes where quote_id = :id")
                .bind("id", quoteId)
                .map((row, context) -> QuoteRow.read(new Columns(row)))
                .findOne());
  }
}
