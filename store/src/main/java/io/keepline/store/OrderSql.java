package io.keepline.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The statements that read orders with their attempts and refunds. */
final class OrderSql {
  /** Finished orders that a run still gets, so that a late duplicate finds its answer. */
  private static final int LATEST = 10;

  private OrderSql() {}

  static List<OrderHistory> unfinishedAndLatest(Handle handle, String leaseId) {
    List<OrderRow> orders =
        handle
            .createQuery(
                """
                select * from orders where lease_id = :lease and kind <> 'TOP_UP'
                  and (state not in ('APPLIED', 'CLOSED', 'REFUNDED') or order_id in
                    (select order_id from orders where lease_id = :lease and kind <> 'TOP_UP'
                     order by submitted_at desc, order_id desc limit :latest))
                order by submitted_at, order_id
                """)
            .bind("lease", leaseId)
            .bind("latest", LATEST)
            .map((row, context) -> OrderRow.read(new Columns(row)))
            .list();
    return withHistory(handle, orders);
  }

  static Optional<OrderRow> byId(Handle handle, String orderId) {
    return handle
        .createQuery("select * from orders where order_id = :id")
        .bind("id", orderId)
        .map((row, context) -> OrderRow.read(new Columns(row)))
        .findOne();
  }

  static List<OrderHistory> withHistory(Handle handle, List<OrderRow> orders) {
    if (orders.isEmpty()) {
      return List.of();
    }
    List<String> ids = orders.stream().map(OrderRow::orderId).toList();
    Map<String, List<AttemptRow>> attempts =
        handle
            .createQuery("select * from attempts where order_id = any(:ids) order by attempt_no")
            .bindArray("ids", String.class, ids)
            .map((row, context) -> AttemptRow.read(new Columns(row)))
            .stream()
            .collect(Collectors.groupingBy(AttemptRow::orderId));
    Map<String, List<RefundRow>> refunds =
        handle
            .createQuery(
                "select * from refunds where order_id = any(:ids) order by created_at, refund_id")
            .bindArray("ids", String.class, ids)
            .map((row, context) -> RefundRow.read(new Columns(row)))
            .stream()
            .collect(Collectors.groupingBy(RefundRow::orderId));
    return orders.stream()
        .map(
            order ->
                new OrderHistory(
                    order,
                    attempts.getOrDefault(order.orderId(), List.of()),
                    refunds.getOrDefault(order.orderId(), List.of())))
        .toList();
  }

  /** The end of a lease leaves what is unfinished about money to the payment's own workflow. */
  static void handOver(Handle handle, String leaseId) {
    handle
        .createUpdate(
            """
            update orders set owner = 'payment' where lease_id = :lease and owner = 'lease'
              and (state in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID', 'UNRESOLVED', 'REFUND_DUE',
                'REFUND_MANUAL') or exists (select 1 from refunds r
                where r.order_id = orders.order_id and r.state in ('DUE', 'MANUAL')))
            """)
        .bind("lease", leaseId)
        .execute();
  }
}
