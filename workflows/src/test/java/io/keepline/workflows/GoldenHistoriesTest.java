package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Stimulus;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.WorkflowReplayer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

/**
 * Histories that running leases have: new code must decide on them as the old code did. Written
 * with {@code -Dkeepline.golden=write}, and from the first release on never written again.
 */
@Timeout(120)
class GoldenHistoriesTest {
  private static final Path FOLDER = Path.of("src/test/resources/histories");

  private static Map<String, Consumer<Stage>> scenarios() {
    Map<String, Consumer<Stage>> scenarios = new LinkedHashMap<>();
    scenarios.put("start-and-renew", GoldenHistoriesTest::renewed);
    scenarios.put("declined-then-paid", GoldenHistoriesTest::declinedThenPaid);
    scenarios.put("wallet-by-hint", GoldenHistoriesTest::walletByHint);
    scenarios.put("unknown-then-found", GoldenHistoriesTest::unknownThenFound);
    scenarios.put("braked", GoldenHistoriesTest::braked);
    scenarios.put("clock-through-a-life", GoldenHistoriesTest::clockThroughALife);
    scenarios.put("cancelled-by-link", GoldenHistoriesTest::cancelledByLink);
    scenarios.put("database-away", GoldenHistoriesTest::databaseAway);
    scenarios.put("signals-good-and-bad", GoldenHistoriesTest::signals);
    scenarios.put("charged-by-consent", GoldenHistoriesTest::chargedByConsent);
    return scenarios;
  }

  @TestFactory
  Stream<DynamicTest> everyStoredHistoryReplays() {
    boolean write = "write".equals(System.getProperty("keepline.golden"));
    return scenarios().entrySet().stream()
        .map(
            s ->
                DynamicTest.dynamicTest(
                    s.getKey(),
                    () -> {
                      if (write) {
                        record(s.getKey(), s.getValue());
                      }
                      replay(s.getKey());
                    }));
  }

  private static void record(String name, Consumer<Stage> scenario) {
    try (Stage stage = new Stage()) {
      scenario.accept(stage);
      String history =
          stage.client.fetchHistory(NumberLifecycle.workflowId(stage.leaseId)).toJson(false);
      Files.createDirectories(FOLDER);
      Files.writeString(FOLDER.resolve(name + ".json"), history + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void replay(String name) throws Exception {
    String json = Files.readString(FOLDER.resolve(name + ".json"));
    WorkflowExecutionHistory history = WorkflowExecutionHistory.fromJson(json);
    assertThat(history.getEvents()).hasSizeGreaterThan(10);
    WorkflowReplayer.replayWorkflowExecution(history, Stage.replayWorker());
  }

  private static void renewed(Stage stage) {
    stage.begin();
    stage.until(l -> l.everInService() && l.notices().isEmpty());
    stage.update("renew", stage.renew("1", PaymentMethod.CARD));
    stage.until(l -> l.notices().isEmpty());
  }

  private static void chargedByConsent(Stage stage) {
    ChargingByConsentTest.begunWith(stage, ChargingByConsentTest.consent(2000, true));
    stage.world.cardAnswer = Stimulus.Result.DECLINED;
    stage.sleep(java.time.Duration.ofDays(27));
    stage.until(l -> !l.orders().isEmpty());
    stage.world.cardAnswer = Stimulus.Result.PAID;
    stage.sleep(java.time.Duration.ofDays(2));
    stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
  }

  private static void declinedThenPaid(Stage stage) {
    stage.begin();
    stage.world.cardAnswer = Stimulus.Result.DECLINED;
    stage.update("renew", stage.renew("1", PaymentMethod.CARD));
    stage.world.cardAnswer = Stimulus.Result.PAID;
    stage.update(
        "payAnotherWay",
        new Commands.PayAnotherWay(
            "req_2",
            "holder:hld_1",
            "renew",
            "ord_1",
            2,
            PaymentMethod.CARD,
            "mth_2",
            Instant.parse("2099-01-01T00:00:00Z")));
  }

  private static void walletByHint(Stage stage) {
    stage.begin();
    stage.update("renew", stage.renew("1", PaymentMethod.WALLET));
    String paymentId = stage.record.lease.inFlight().orElseThrow().paymentId();
    stage.world.found.put(paymentId, Stimulus.Result.PAID);
    stage.stub().signal(NumberLifecycle.PAYMENT_HINT, paymentId);
    stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
  }

  private static void unknownThenFound(Stage stage) {
    stage.begin();
    stage.world.cardAnswer = Stimulus.Result.UNKNOWN;
    stage.update("renew", stage.renew("1", PaymentMethod.CARD));
    String paymentId = stage.record.lease.inFlight().orElseThrow().paymentId();
    stage.world.found.put(paymentId, Stimulus.Result.PAID);
    stage.sleep(Duration.ofSeconds(20));
    stage.until(l -> l.inFlight().isEmpty());
  }

  private static void braked(Stage stage) {
    stage.begin();
    stage.record.brakedUntil = Instant.parse("2027-04-25T00:00:00Z");
    stage.sleep(Duration.ofDays(90));
    stage.until(l -> l.status() == LeaseStatus.QUARANTINED);
  }

  private static void clockThroughALife(Stage stage) {
    stage.begin();
    stage.until(l -> l.everInService());
    stage.update(
        "advanceClock",
        new Commands.AdvanceClock(
            "req_clock", "staff:stf_1", "sandbox", Instant.parse("2027-12-31T00:00:00Z"), false));
    stage.until(l -> l.status() == LeaseStatus.ENDED);
  }

  private static void cancelledByLink(Stage stage) {
    stage.begin();
    stage.update(
        "requestCancellation",
        new Commands.RequestCancellation("req_c", "holder:hld_1", "no_longer_needed"));
    String link = stage.record.lease.cancellation().linkId();
    stage.update(
        "confirmCancellation",
        new Commands.ConfirmCancellation("req_d", "holder:hld_1", "confirmed", link, 24, null));
    stage.sleep(Duration.ofHours(25));
    stage.until(l -> l.status() == LeaseStatus.QUARANTINED);
  }

  private static void databaseAway(Stage stage) {
    stage.begin();
    stage.until(l -> l.everInService() && l.notices().isEmpty());
    stage.record.failuresBeforeCommit = 4;
    stage.update("renew", stage.renew("1", PaymentMethod.CARD));
  }

  private static void signals(Stage stage) {
    stage.begin();
    stage.stub().signal("putHold", Map.of("hold", "NONSENSE"));
    stage
        .stub()
        .signal(
            "putHold", new Commands.PutHold("req_s", "staff:stf_1", "by_signal", HoldReason.ADMIN));
    stage.until(l -> l.isHeld(HoldReason.ADMIN));
  }
}
