package io.keepline.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.CannotRun;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a shop does for one holder of one number, each a call or two of the API. */
public final class Shop {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration A_MOMENT = Duration.ofMillis(1500);
  private final OperatorClient api;
  private final String brandId;

  /** Sells a brand's numbers. */
  public Shop(OperatorClient api, String brandId) {
    this.api = api;
    this.brandId = brandId;
  }

  /** A way to pay: {@code card} or {@code wallet}, and what the provider's page gave for it. */
  public record Means(String method, String token) {
    /** A card. */
    public static Means card(String token) {
      return new Means("card", token);
    }

    /** A wallet. */
    public static Means wallet(String token) {
      return new Means("wallet", token);
    }
  }

  /** Who leases. */
  public record Buyer(String name, String locale, String mail) {
    @Override
    public String toString() {
      return "Buyer[]";
    }
  }

  /** The API it calls. */
  public OperatorClient api() {
    return api;
  }

  /** The first free number of a country. */
  public JsonNode freeNumber(String country) {
    return freeNumbers(country).stream()
        .findFirst()
        .orElseThrow(() -> new CannotRun("No number is free in " + country + "."));
  }

  /** Every free number of a country. */
  public List<JsonNode> freeNumbers(String country) {
    return api.all("/v1/numbers?brand=" + brandId + "&country=" + country);
  }

  /** An offer for a number. */
  public Reply startQuote(String numberId, String planId, String currency) {
    Map<String, Object> body = new HashMap<>();
    body.put("kind", "start");
    body.put("brandId", brandId);
    body.put("planId", planId);
    body.put("numberId", numberId);
    body.put("currency", currency);
    return api.post("/v1/quotes", body).expectYes("The offer");
  }

  /** Accepts an offer for a new lease; the answer may be a no. */
  public Reply start(String quoteId, Buyer buyer, Means means) {
    return api.post(
        "/v1/leases",
        Map.of(
            "quoteId", quoteId,
            "holder", Map.of("name", buyer.name(), "locale", buyer.locale(), "mail", buyer.mail()),
            "method", means.method(),
            "methodToken", means.token()));
  }

  /** An offer to renew with the present plan. */
  public Reply renewQuote(String leaseId) {
    return api.post("/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId))
        .expectYes("The offer to renew");
  }

  /** An offer to renew with the present plan, priced for a method. */
  public Reply renewQuote(String leaseId, Means means) {
    return api.post(
            "/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId, "method", means.method()))
        .expectYes("The offer to renew by " + means.method());
  }

  /** Accepts an offer to renew; the answer may be a no. */
  public Reply renew(String leaseId, Reply quote, Means means) {
    return api.post(
        "/v1/leases/" + leaseId + "/renewals",
        Map.of(
            "quoteId", quote.text("/quoteId"),
            "expectedValidUntil", lease(leaseId).text("/validUntil"),
            "method", means.method(),
            "methodToken", means.token()));
  }

  /** Buys a step of the brand's ladder for a shown total; the answer may be a no. */
  public Reply topUp(String leaseId, String stepId, Means means, String amount, String currency) {
    return api.post(
        "/v1/leases/" + leaseId + "/top-ups",
        Map.of(
            "stepId", stepId,
            "total", Map.of("amount", amount, "currency", currency),
            "method", means.method(),
            "methodToken", means.token()));
  }

  /** Pays a declined order another way. */
  public Reply payAnotherWay(String orderId, Means means) {
    return api.post(
        "/v1/orders/" + orderId + "/attempts",
        Map.of("method", means.method(), "methodToken", means.token()));
  }

  /** The lease as the API shows it. */
  public Reply lease(String leaseId) {
    return api.get("/v1/leases/" + leaseId).expectYes("The lease");
  }

  /** The order as the API shows it. */
  public Reply order(String orderId) {
    return api.get("/v1/orders/" + orderId).expectYes("The order");
  }

  /** Everything that happened to the lease. */
  public List<JsonNode> timeline(String leaseId) {
    return api.all("/v1/leases/" + leaseId + "/timeline");
  }

  /** Waits until the order is in a state. */
  public Reply awaitOrder(String orderId, String state) {
    return Patience.until(
        "an order in state " + state,
        PATIENCE,
        () -> Optional.of(order(orderId)).filter(order -> order.text("/state").equals(state)));
  }

  /** Waits until the lease has a status. */
  public Reply awaitStatus(String leaseId, String status) {
    return Patience.until(
        "the status " + status,
        PATIENCE,
        () -> Optional.of(lease(leaseId)).filter(lease -> lease.text("/status").equals(status)));
  }

  /** Waits until something stands in the lease's timeline. */
  public JsonNode awaitHappened(String leaseId, String source, String what) {
    return Patience.until(
        source + " " + what,
        PATIENCE,
        () ->
            timeline(leaseId).stream()
                .filter(entry -> entry.path("source").asText().equals(source))
                .filter(entry -> entry.path("what").asText().equals(what))
                .reduce((first, last) -> last));
  }

  /** Gives notices that are on their way a moment to leave; one that waits for morning stays. */
  public void letNoticesLeave(String leaseId) {
    Instant end = Instant.now().plus(A_MOMENT);
    Patience.until(
        "the notices",
        PATIENCE,
        () ->
            allLeft(leaseId) || Instant.now().isAfter(end)
                ? Optional.of(leaseId)
                : Optional.empty());
  }

  private boolean allLeft(String leaseId) {
    return timeline(leaseId).stream()
        .filter(entry -> entry.path("source").asText().equals("notice"))
        .noneMatch(entry -> entry.path("detail").path("state").asText().equals("due"));
  }

  /** Moves the number's clock to the start of a day in the brand's zone, and waits for it. */
  public Reply advanceTo(String leaseId, LocalDate date) {
    ZoneId zone = ZoneId.of(lease(leaseId).text("/zone"));
    return advanceTo(leaseId, date.atStartOfDay(zone).toInstant());
  }

  /** Moves the number's clock, and waits until it is there or the lease is over. */
  public Reply advanceTo(String leaseId, Instant to) {
    api.post("/v1/leases/" + leaseId + "/clock", Map.of("to", to.toString()))
        .expectYes("Moving the clock");
    return Patience.until(
        "the clock at " + to,
        PATIENCE.multipliedBy(3),
        () ->
            Optional.of(lease(leaseId))
                .filter(
                    lease ->
                        lease.text("/status").equals("ended")
                            || !Instant.parse(lease.text("/now")).isBefore(to)));
  }
}
