package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A larger plan at once, for the rest of the month: priced by day, charged as quoted, seen when the
 * carrier does not carry it out, repaired by support, and known to a later cancellation.
 */
final class PlanChangeJourney {
  private final Traveller me;
  private final Shop shop;
  private final Path carrier;

  /**
   * A way through a stack.
   *
   * @param carrier the folder of the sandbox carrier
   */
  PlanChangeJourney(Traveller me, Path carrier) {
    this.me = me;
    this.shop = me.shop();
    this.carrier = carrier;
  }

  void live() throws IOException {
    JsonNode lease = me.lease("tmoble-voice");
    String leaseId = lease.path("leaseId").asText();
    LocalDate until = me.validUntil(leaseId);
    shop.advanceTo(leaseId, LocalDate.parse(lease.at("/terms/0/from").asText()).plusDays(10));
    Reply quote = quote(leaseId, "tmoble-mixed");
    priceIsByDay(leaseId, quote, until);
    Path refused = carrier.resolve(lease.at("/number/numberId").asText() + ".refused");
    Files.writeString(refused, "plan_not_possible");
    Reply order = shop.renew(leaseId, quote, Traveller.CARD).expectYes("The change");
    assertThat(order.text("/state")).isEqualTo("applied");
    assertThat(order.text("/kind")).isEqualTo("change");
    assertThat(order.text("/total/amount")).isEqualTo(quote.text("/total/amount"));
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    aReceiptExplainsIt(leaseId, order.text("/orderId"), quote.text("/total/amount"));
    notInForceIsSeenAndRepaired(leaseId, refused);
    unitsAreByDay(leaseId, until);
    aCheaperPlanPaysNothingOut(leaseId, until);
    bothPaymentsAreKnownToACancellation(leaseId);
    afterTheTermItIsARenewal(leaseId, until);
  }

  private Reply quote(String leaseId, String planId) {
    return offer(leaseId, planId).expectYes("The offer of another plan now");
  }

  private Reply offer(String leaseId, String planId) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("kind", "renew");
    wish.put("leaseId", leaseId);
    wish.put("planId", planId);
    wish.put("effectiveFrom", "now");
    return shop.api().post("/v1/quotes", wish);
  }

  private void priceIsByDay(String leaseId, Reply quote, LocalDate until) {
    assertThat(quote.text("/effectiveFrom")).isEqualTo("now");
    assertThat(quote.text("/effectiveUntil")).isEqualTo(until.toString());
    assertThat(quote.text("/newValidUntil")).isEqualTo(until.toString());
    assertThat(quote.body().path("lines").findValuesAsText("code"))
        .containsExactly("plan_days", "unused_days");
    JsonNode term = shop.lease(leaseId).body().at("/terms/0");
    LocalDate from = LocalDate.parse(term.path("from").asText());
    long days = from.until(until, ChronoUnit.DAYS);
    BigDecimal unused =
        new BigDecimal(term.at("/paid/amount").asText())
            .multiply(BigDecimal.valueOf(days - 11))
            .divide(BigDecimal.valueOf(days), 2, java.math.RoundingMode.DOWN);
    assertThat(quote.text("/lines/1/amount/amount")).isEqualTo(unused.negate().toString());
    assertThat(
            new BigDecimal(quote.text("/lines/0/amount/amount")).subtract(unused).toPlainString())
        .isEqualTo(quote.text("/total/amount"));
  }

  private void aReceiptExplainsIt(String leaseId, String orderId, String total) {
    JsonNode entry =
        Patience.until(
            "a receipt",
            Duration.ofSeconds(60),
            () -> {
              List<JsonNode> all = shop.api().all("/v1/documents?leaseId=" + leaseId);
              return all.stream()
                  .filter(found -> found.path("kind").asText().equals("receipt"))
                  .filter(found -> found.path("orderId").asText().equals(orderId))
                  .findFirst();
            });
    JsonNode receipt = shop.api().get("/v1/documents/" + entry.path("documentId").asText()).body();
    assertThat(receipt.path("lines").findValuesAsText("code"))
        .containsExactly("plan_days", "unused_days");
    assertThat(receipt.at("/total/amount").asText()).isEqualTo(total);
  }

  private void notInForceIsSeenAndRepaired(String leaseId, Path refused) throws IOException {
    Reply seen =
        await(leaseId, "a task for a person", lease -> lease.body().path("tasks").size() == 1);
    assertThat(seen.text("/service/inStep")).isEqualTo("false");
    assertThat(seen.text("/service/wantedPlan/planId")).isEqualTo("tmoble-mixed");
    assertThat(seen.text("/service/confirmedPlan/planId")).isEqualTo("tmoble-voice");
    assertThat(seen.text("/tasks/0/kind")).isEqualTo("service_failed");
    int tries = seen.body().at("/service/failedTries").asInt();
    shop.advanceTo(leaseId, Instant.parse(seen.text("/service/retryAt")).plusSeconds(1));
    await(leaseId, "another try", lease -> lease.body().at("/service/failedTries").asInt() > tries);
    Reply help = helpIsOneCall(leaseId);
    Files.delete(refused);
    close(seen.text("/tasks/0/taskId"), "carrier_repaired");
    close(help.text("/caseId"), "solved");
    Reply repaired =
        await(leaseId, "the plan in force", lease -> lease.text("/service/inStep").equals("true"));
    assertThat(repaired.text("/service/confirmedPlan/planId")).isEqualTo("tmoble-mixed");
    assertThat(repaired.text("/service/planSince")).isNotBlank();
    assertThat(repaired.body().path("tasks")).isEmpty();
  }

  private Reply helpIsOneCall(String leaseId) {
    Reply help =
        shop.api()
            .post("/v1/leases/" + leaseId + "/cases", Map.of("about", "upgrade_not_effective"))
            .expectYes("The case");
    assertThat(help.text("/support/mail")).isEqualTo("care@tmoble.example");
    return help;
  }

  private void close(String taskId, String reason) {
    shop.api()
        .post(
            "/v1/tasks/" + taskId + "/close",
            Map.of("answer", "settled", "staff", "stf_1", "reason", reason))
        .expectYes("Closing the task");
  }

  /** Nobody used anything: 20 and some days of the larger plan's units, from tomorrow on. */
  private void unitsAreByDay(String leaseId, LocalDate until) {
    JsonNode term = shop.lease(leaseId).body().at("/terms/0");
    LocalDate from = LocalDate.parse(term.path("from").asText());
    shop.advanceTo(leaseId, from);
    long days = from.until(until, ChronoUnit.DAYS);
    long month = from.until(from.plusMonths(1), ChronoUnit.DAYS);
    assertThat(left(leaseId, "minutes", "domestic")).isEqualTo(500 * days / month);
    assertThat(left(leaseId, "mb", "domestic")).isEqualTo(10_000 * days / month);
    assertThat(left(leaseId, "mb", "roaming")).isEqualTo(1000 * days / month);
  }

  private long left(String leaseId, String kind, String scope) {
    return StreamSupport.stream(shop.lease(leaseId).body().path("allowances").spliterator(), false)
        .filter(a -> a.path("kind").asText().equals(kind))
        .filter(a -> a.path("scope").asText().equals(scope))
        .mapToLong(a -> a.path("left").asLong())
        .sum();
  }

  private Reply await(String leaseId, String what, java.util.function.Predicate<Reply> seen) {
    return Patience.until(
        what, Duration.ofSeconds(60), () -> Optional.of(shop.lease(leaseId)).filter(seen));
  }

  private void aCheaperPlanPaysNothingOut(String leaseId, LocalDate until) {
    Reply quote = quote(leaseId, "tmoble-voice");
    assertThat(quote.text("/total/amount")).isEqualTo("0.00");
    Reply order = shop.renew(leaseId, quote, Traveller.CARD).expectYes("The change back");
    assertThat(order.text("/state")).isEqualTo("applied");
    assertThat(order.body().path("refunds")).isEmpty();
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    await(
        leaseId,
        "the smaller plan in force",
        lease -> lease.text("/service/confirmedPlan/planId").equals("tmoble-voice"));
  }

  private void bothPaymentsAreKnownToACancellation(String leaseId) {
    JsonNode preview = shop.lease(leaseId).body().at("/cancellation/preview");
    assertThat(preview.path("refunds")).hasSize(2);
    assertThat(preview.at("/fee/amount").asText()).isEqualTo("3.00");
  }

  private void afterTheTermItIsARenewal(String leaseId, LocalDate until) {
    shop.advanceTo(leaseId, until.plusDays(1));
    Reply late = offer(leaseId, "tmoble-mixed");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text("/code")).isEqualTo("term_over");
  }
}
