package io.keepline.api.lease;

import io.keepline.api.http.Call;
import io.keepline.api.http.Language;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.store.OrderHistory;
import io.keepline.store.Reads;
import io.keepline.store.RequestKey;
import io.keepline.store.RequestKeys;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Support;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Where an order stands, also before it exists. */
final class ReadOrder {

  private final Reads reads;
  private final RequestKeys keys;
  private final LeaseReader leases;
  private final Brands brands;
  private final Urls urls;
  private final InstantSource clock;

  ReadOrder(
      Reads reads,
      RequestKeys keys,
      LeaseReader leases,
      Brands brands,
      Urls urls,
      InstantSource clock) {
    this.reads = reads;
    this.keys = keys;
    this.leases = leases;
    this.brands = brands;
    this.urls = urls;
    this.clock = clock;
  }

  Reply answer(Call call) {
    String orderId = call.id("orderId");
    Optional<OrderHistory> order = reads.order(orderId);
    if (order.isPresent()) {
      leases.lease(call.caller(), order.get().order().leaseId());
      return Reply.ok(OrderBody.of(order.get(), urls, call.language()));
    }
    RequestKey request =
        keys.byOrder(orderId)
            .filter(row -> row.clientId().equals(call.caller().clientId()))
            .orElseThrow(Problem::notFound);
    return Reply.ok(requested(request, orderId));
  }

  /** For the return page, whose address is the secret. */
  Optional<OrderBody> find(String orderId, Language language) {
    return reads
        .order(orderId)
        .map(order -> OrderBody.of(order, urls, language))
        .or(() -> keys.byOrder(orderId).map(row -> requested(row, orderId)));
  }

  /** Whom to ask about an order's lease. */
  Support support(String leaseId) {
    return brands.of(reads.lease(leaseId).map(view -> view.lease().brandId()));
  }

  /** Which number an order is about, for a page. */
  Optional<OrderState.NumberOf> number(String leaseId, Language language) {
    return reads
        .lease(leaseId)
        .map(
            view -> {
              Brand brand = brands.brand(view.lease().brandId());
              return new OrderState.NumberOf(
                  view.number().msisdn().masked(),
                  brand.name(language.locale().getLanguage()),
                  brand.zone().getId());
            });
  }

  private OrderBody requested(RequestKey row, String orderId) {
    Integer status = row.answerStatus();
    Instant notAfter = row.notAfter();
    boolean refused = status != null && status >= 400;
    boolean over =
        notAfter != null && clock.instant().isAfter(notAfter.plus(OrderDesk.SURELY_OVER));
    String leaseId = row.leaseId();
    return OrderBody.requested(
        orderId,
        leaseId == null ? "" : leaseId,
        refused || over ? "not_accepted" : "received",
        urls);
  }
}
