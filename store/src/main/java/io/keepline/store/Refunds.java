package io.keepline.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Refunds after the commit that made them due. */
public final class Refunds {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Refunds(Database database) {
    this.jdbi = database.jdbi();
  }

  /** One refund. */
  public Optional<RefundRow> refund(String refundId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from refunds where refund_id = :id")
                .bind("id", refundId)
                .map((row, context) -> RefundRow.read(new Columns(row)))
                .findOne());
  }

  /**
   * Writes what the provider said: DONE, MANUAL or STOPPED. DONE is final.
   *
   * @return whether anything changed
   */
  public boolean outcome(String refundId, String state, @Nullable String providerRef, Instant at) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update refunds set state = :state, settled_at = :at,
                          provider_ref = coalesce(:ref, provider_ref)
                        where refund_id = :id and state not in ('DONE', :state)
                        """)
                    .bind("id", refundId)
                    .bind("state", state)
                    .bind("ref", providerRef)
                    .bind("at", at)
                    .execute())
        == 1;
  }

  /** Refunds the provider has not given back yet, oldest first. */
  public List<RefundRow> due(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from refunds where state = 'DUE'
                    order by created_at, refund_id limit :limit
                    """)
                .bind("limit", limit)
                .map((row, context) -> RefundRow.read(new Columns(row)))
                .list());
  }
}
