package io.keepline.local.split;

import io.keepline.local.CannotRun;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a shop does for a subscriber over HTTP: start, ask for a price, renew, look. */
public final class Subscriber {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> OPEN =
      Set.of("received", "submitted", "pending", "unknown", "paid");

  private final ApiClient api;

  /** Over the API. */
  public Subscriber(ApiClient api) {
    this.api = api;
  }

  /**
   * An offer to renew.
   *
   * @param quoteId the quote
   * @param validUntil the date before, exclusive
   * @param newValidUntil the date after, exclusive
   */
  public record Offer(String quoteId, String validUntil, String newValidUntil) {}

  /**
   * Starts a lease on any free number and pays it by card.
   *
   * @param key the Idempotency-Key
   * @return the lease's id
   * @throws CannotRun if it does not become active
   */
  public String start(String planId, String key) {
    Map<String, String> wanted =
        Map.of(
            "kind",
            "start",
            "brandId",
            LoadBrand.ID,
            "planId",
            planId,
            "currency",
            "USD",
            "country",
            LoadBrand.COUNTRY);
    ApiClient.Answer quote = api.post("/v1/quotes", wanted, key + ".q");
    expect(quote, "a quote for a new lease");
    Map<String, Object> order =
        Map.of(
            "quoteId",
            quote.text("/quoteId"),
            "holder",
            Map.of("name", "Load", "locale", "en", "mail", key + "@load.example"),
            "method",
            "card",
            "methodToken",
            "tok_visa");
    ApiClient.Answer started = api.post("/v1/leases", order, key);
    expect(started, "a new lease");
    awaitApplied(started.text("/orderId"));
    return started.text("/leaseId");
  }

  /** The first order of all waits for the worker to come up. */
  private void awaitApplied(String orderId) {
    String state = look(orderId, "applied"::equals, System.nanoTime() + PATIENCE.toNanos());
    if (!state.equals("applied")) {
      throw new CannotRun("An order was not paid, it is " + state + ".");
    }
  }

  /** An order's state when it is enough, or the last one seen before the deadline. */
  private String look(String orderId, Predicate<String> enough, long deadline) {
    String state = order(orderId).text("/state");
    while (!enough.test(state) && System.nanoTime() < deadline) {
      Waiting.pause(Duration.ofMillis(100));
      state = order(orderId).text("/state");
    }
    return state;
  }

  /**
   * Asks for a price.
   *
   * @param key a key of its own
   * @throws CannotRun if there is none
   */
  public Offer offer(String leaseId, String key) {
    ApiClient.Answer quote = quote(leaseId, key);
    expect(quote, "a quote for a renewal");
    return new Offer(
        quote.text("/quoteId"), quote.text("/expectedValidUntil"), quote.text("/newValidUntil"));
  }

  /** The same as it is answered. */
  public ApiClient.Answer quote(String leaseId, String key) {
    return api.post(
        "/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId, "currency", "USD"), key);
  }

  /**
   * Fills the holder's wallet by card, for many renewals.
   *
   * @throws CannotRun if the money does not arrive there
   */
  public void topUp(String leaseId, String key) {
    Map<String, Object> wish =
        Map.of(
            "stepId",
            "load-much",
            "total",
            Map.of("amount", "1000.00", "currency", "USD"),
            "method",
            "card",
            "methodToken",
            "tok_visa");
    ApiClient.Answer answer = api.post("/v1/leases/" + leaseId + "/top-ups", wish, key);
    expect(answer, "a top-up");
    awaitApplied(answer.text("/orderId"));
  }

  /** Pays an offer from the balance. */
  public ApiClient.Answer renewFromBalance(String leaseId, Offer offer, String key) {
    Map<String, String> body =
        Map.of(
            "quoteId",
            offer.quoteId(),
            "expectedValidUntil",
            offer.validUntil(),
            "method",
            "balance");
    return api.post(renewals(leaseId), body, key);
  }

  /**
   * Saves a card and lets it be charged unattended for this number.
   *
   * @param key a key of its own
   * @throws CannotRun if that is refused
   */
  public void consent(String leaseId, String key) {
    String holder = lease(leaseId).text("/holderId");
    ApiClient.Answer saved =
        api.post(
            "/v1/holders/" + holder + "/methods",
            Map.of("method", "card", "methodToken", "tok_visa"),
            key);
    expect(saved, "a saved card");
    Map<String, Object> consent =
        Map.of(
            "method",
            "card",
            "methodId",
            saved.text("/methodId"),
            "ceiling",
            Map.of("amount", "100.00", "currency", "USD"));
    String seen = lease(leaseId).etag();
    expect(api.put("/v1/leases/" + leaseId + "/consent", consent, seen), "a consent");
  }

  /** Pays an offer; the token says what the card does. */
  public ApiClient.Answer renew(String leaseId, Offer offer, String token, String key) {
    return api.post(renewals(leaseId), body(offer, token), key);
  }

  /** The same without waiting. */
  public CompletableFuture<ApiClient.Answer> renewLater(
      String leaseId, Offer offer, String token, String key) {
    return api.postLater(renewals(leaseId), body(offer, token), key);
  }

  /**
   * Pays as a patient client does, and answers the order's final state. A 503 is answered by the
   * same request with the same key, and an order that was only taken in is looked up.
   *
   * @param pay sends the request, each time with the same key
   * @return a state that is final, or the last one seen within a minute; empty if it was refused
   */
  public String settle(Supplier<ApiClient.Answer> pay) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    ApiClient.Answer answer = pay.get();
    while (answer.status() == 503 && System.nanoTime() < deadline) {
      Waiting.pause(Duration.ofMillis(500));
      answer = pay.get();
    }
    String state = answer.text("/state");
    return isOpen(state) ? look(orderId(answer), seen -> !isOpen(seen), deadline) : state;
  }

  /** Whether an order in this state may still become another. */
  public static boolean isOpen(String state) {
    return OPEN.contains(state);
  }

  /** The order that an answer names, by its id or its address; empty if none. */
  public static String orderId(ApiClient.Answer answer) {
    String named = answer.text("/orderId");
    String url = answer.text("/orderUrl");
    return named.isEmpty() ? url.substring(url.lastIndexOf('/') + 1) : named;
  }

  /** An order as it is shown. */
  public ApiClient.Answer order(String orderId) {
    return api.get("/v1/orders/" + orderId);
  }

  /** A lease as it is shown. */
  public ApiClient.Answer lease(String leaseId) {
    return api.get("/v1/leases/" + leaseId);
  }

  private static String renewals(String leaseId) {
    return "/v1/leases/" + leaseId + "/renewals";
  }

  private static Map<String, String> body(Offer offer, String token) {
    return Map.of(
        "quoteId",
        offer.quoteId(),
        "expectedValidUntil",
        offer.validUntil(),
        "method",
        "card",
        "methodToken",
        token);
  }

  private static void expect(ApiClient.Answer answer, String what) {
    if (!answer.isOk()) {
      throw new CannotRun(
          "Could not get %s: %d %s.".formatted(what, answer.status(), answer.text("/code")));
    }
  }
}
