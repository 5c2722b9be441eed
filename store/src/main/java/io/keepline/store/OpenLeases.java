package io.keepline.store;

import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What must have a workflow: for the reconciler and for a rebuild. */
public final class OpenLeases {
  private final Jdbi jdbi;

  /** Over an open database. */
  public OpenLeases(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * A page of the ids of open leases, in order.
   *
   * @param after the last id of the page before; null for the first
   */
  public List<String> ids(@Nullable String after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select lease_id from leases where status <> 'ENDED' and lease_id > :after
                    order by lease_id limit :limit
                    """)
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  /** How many leases are open. */
  public long count() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from leases where status <> 'ENDED'")
                .mapTo(Long.class)
                .one());
  }

  /**
   * A page of unfinished orders that the payment's own workflow owns, in the order of their ids.
   */
  public List<OrderHistory> leftToPayment(@Nullable String after, int limit) {
    return jdbi.withHandle(
        handle ->
            OrderSql.withHistory(
                handle,
                handle
                    .createQuery(
                        """
                        select * from orders o where o.owner = 'payment' and o.order_id > :after
                          and (o.state not in ('APPLIED', 'CLOSED', 'REFUNDED')
                              and (o.kind <> 'TOP_UP' or o.state <> 'DECLINED')
                            or exists (select 1 from refunds r where r.order_id = o.order_id
                              and r.state in ('DUE', 'MANUAL')))
                        order by o.order_id limit :limit
                        """)
                    .bind("after", after == null ? "" : after)
                    .bind("limit", limit)
                    .map((row, context) -> OrderRow.read(new Columns(row)))
                    .list()));
  }
}
