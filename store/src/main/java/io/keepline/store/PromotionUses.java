package io.keepline.store;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Counts how often promotions are used. A use is taken with its order and counts until the order
 * has come to nothing; nothing has to give it back.
 */
public final class PromotionUses {

  private static final String COUNTED =
      """
      select count(*) from promotion_uses u join orders o using (order_id)
      where u.brand_id = :brand and u.promotion_id = :promotion
        and (:holder::text is null or u.holder_id = :holder)
        and o.state in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID', 'APPLIED', 'DECLINED')
        and not exists (select 1 from counter_reversals r where r.order_id = o.order_id)
      """;

  private final Jdbi jdbi;

  /** Over an open database. */
  public PromotionUses(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * The promotions that may not be used once more. Only a submit decides it for good.
   *
   * @param holderId who would use them; null: not known yet
   */
  public Set<String> usedUp(
      String brandId, @Nullable String holderId, List<PromotionLimit> limits) {
    if (limits.stream().noneMatch(PromotionLimit::isLimited)) {
      return Set.of();
    }
    return jdbi.withHandle(
        handle -> {
          Set<String> usedUp = new HashSet<>();
          limits.stream()
              .filter(limit -> isUsedUp(handle, brandId, holderId, limit))
              .forEach(limit -> usedUp.add(limit.promotionId()));
          return usedUp;
        });
  }

  /**
   * Takes the uses that an order's quote counts on, if they were not taken before. Orders that want
   * the same limited promotion wait for each other here, last of all locks and in one order.
   *
   * @throws Transactions.RefusedException if one is used up
   */
  static void take(Handle handle, OrderRow order, Instant now) {
    List<PromotionLimit> limits = limits(handle, order);
    if (limits.isEmpty()) {
      return;
    }
    Owner owner = owner(handle, order.leaseId());
    for (PromotionLimit limit : limits) {
      Turn.PROMOTION.await(handle, owner.brandId() + "/" + limit.promotionId());
      if (isUsedUp(handle, owner.brandId(), owner.holderId(), limit)) {
        throw new Transactions.RefusedException(StoreRefusal.PROMOTION_USED_UP);
      }
      handle
          .createUpdate(
              """
              insert into promotion_uses (order_id, promotion_id, brand_id, holder_id, taken_at)
              values (:order, :promotion, :brand, :holder, :now)
              """)
          .bind("order", order.orderId())
          .bind("promotion", limit.promotionId())
          .bind("brand", owner.brandId())
          .bind("holder", owner.holderId())
          .bind("now", now)
          .execute();
    }
  }

  private record Owner(String brandId, String holderId) {}

  private static Owner owner(Handle handle, String leaseId) {
    return handle
        .createQuery("select brand_id, holder_id from leases where lease_id = :lease")
        .bind("lease", leaseId)
        .map((row, context) -> new Owner(row.getString("brand_id"), row.getString("holder_id")))
        .one();
  }

  /** What the order has not taken yet: an order is inserted once, and tried many times. */
  private static List<PromotionLimit> limits(Handle handle, OrderRow order) {
    return handle
        .createQuery(
            """
            select promotion_id, total_limit, holder_limit from quote_promotions q
            where quote_id = :quote and not exists (select 1 from promotion_uses u
              where u.order_id = :order and u.promotion_id = q.promotion_id)
            order by promotion_id
            """)
        .bind("quote", order.quoteId())
        .bind("order", order.orderId())
        .map(
            (row, context) ->
                new PromotionLimit(
                    row.getString("promotion_id"),
                    row.getObject("total_limit", Integer.class),
                    row.getObject("holder_limit", Integer.class)))
        .list();
  }

  private static boolean isUsedUp(
      Handle handle, String brandId, @Nullable String holderId, PromotionLimit limit) {
    Integer total = limit.total();
    Integer ofHolder = limit.ofHolder();
    return (total != null && counted(handle, brandId, limit.promotionId(), null) >= total)
        || (ofHolder != null
            && holderId != null
            && counted(handle, brandId, limit.promotionId(), holderId) >= ofHolder);
  }

  private static int counted(
      Handle handle, String brandId, String promotionId, @Nullable String holderId) {
    return handle
        .createQuery(COUNTED)
        .bind("brand", brandId)
        .bind("promotion", promotionId)
        .bind("holder", holderId)
        .mapTo(Integer.class)
        .one();
  }
}
