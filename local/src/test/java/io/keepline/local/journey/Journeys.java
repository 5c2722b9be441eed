package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.reconcile.MoneyReconciler;
import io.keepline.local.stack.LocalStack;
import io.keepline.local.stack.StackOptions;
import io.keepline.local.sweep.SweepText;
import io.keepline.local.sweep.SweptRecord;
import io.keepline.local.temporal.TemporalChoice;
import io.keepline.store.sweep.SweepReport;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.function.Executable;

/**
 * The journeys: a caller's way through the whole stack, over HTTP only, the same on every Temporal
 * server. The record is swept at the end of each.
 */
final class Journeys {
  private final StackOptions options;
  private final TemporalChoice server;
  private LocalStack stack;

  Journeys(Path folder, TemporalChoice server) {
    this.options = new StackOptions(folder, server, false);
    this.server = server;
  }

  /** Every journey, on one stack that is stopped after the last. */
  Stream<DynamicTest> all() {
    stack = LocalStack.open(options, line -> {});
    List<DynamicTest> tests = new ArrayList<>();
    tests.add(journey("renewByCardByWalletAndByASecondMethod", () -> renewals().live()));
    tests.add(journey("everyMethodPaysAndSaysWhatItCosts", () -> paying().live()));
    tests.add(journey("aYearRenewsItself", () -> autoRenew().live()));
    tests.add(journey("aMailedLinkCancelsAndMoneyComesBack", () -> cancellation().live()));
    tests.add(
        journey(
            "aFeeIsShownBeforeItIsKept",
            () -> new CancellationFeeJourney(Traveller.on(stack, "tmoble")).live()));
    tests.add(journey("topUpsFillABalanceThatPays", () -> new TopUpJourney(traveller()).live()));
    tests.add(
        journey(
            "smallTopUpsKeepAnIdleCardAlive",
            () -> new IdleCardJourney(Traveller.on(stack, "tmoble")).live()));
    tests.add(journey("anotherPlanAtOnce", () -> planChange().live()));
    tests.add(
        journey(
            "aPackageIsChosenPaidAndBound",
            () -> new PackageJourney(Traveller.on(stack, "tmoble")).live()));
    tests.add(
        journey(
            "aCardIsKeptAliveOnline",
            () -> new KeepAliveJourney(Traveller.on(stack, "tm")).live()));
    tests.add(
        journey("manyTextsOrManyMinutes", () -> new RenewalChoiceJourney(traveller()).live()));
    tests.add(
        journey("anOfferThatNoLongerFitsBuysNothing", () -> new OfferJourney(traveller()).live()));
    tests.add(journey("everyPaymentHasAReceipt", () -> DocumentsJourney.inEnglish(stack).live()));
    tests.add(
        journey(
            "everyPaymentHasAReceiptInChinese", () -> DocumentsJourney.inChinese(stack).live()));
    tests.add(journey("aStoreRenewsInCashAndByCard", () -> new CounterJourney(stack).live()));
    tests.add(journey("moneyThatNeedsAPerson", () -> new HelpJourney(stack).live()));
    tests.add(journey("aBankTakesMoneyBack", () -> new DisputeJourney(stack).live()));
    tests.add(journey("moneyThatIsHeardOfLateOrTwice", () -> new LatePaymentJourney(stack).live()));
    tests.add(
        journey("aBrakeHoldsLossesBack", () -> new BrakeJourney(Traveller.on(stack, "tm")).live()));
    if (server instanceof TemporalChoice.Binary) {
      tests.add(journey("everyNightIsCompared", () -> new ScheduleJourney(stack).live()));
    }
    tests.add(journey("unpaidIsNoticedReclaimedAndFreeAgain", () -> loss().live()));
    tests.add(journey("aRestartInTheMiddleLosesNothing", () -> restart().live()));
    tests.add(
        journey(
            "noPersonalDataLeavesTheRecord", () -> new CanaryJourney(traveller(), stack).live()));
    List<String> parts = List.of(System.getProperty("keepline.journey", "").split(","));
    return tests.stream()
        .filter(test -> parts.stream().anyMatch(test.getDisplayName()::contains))
        .onClose(() -> stack.close());
  }

  private RenewalJourney renewals() {
    return new RenewalJourney(traveller());
  }

  private PayingJourney paying() {
    return new PayingJourney(traveller());
  }

  private AutoRenewJourney autoRenew() {
    return new AutoRenewJourney(Traveller.on(stack, "tmoble"));
  }

  private CancellationJourney cancellation() {
    return new CancellationJourney(traveller());
  }

  private PlanChangeJourney planChange() {
    return new PlanChangeJourney(
        Traveller.on(stack, "tmoble"), stack.folder().root().resolve("carrier"));
  }

  private LossJourney loss() {
    return new LossJourney(traveller());
  }

  private RestartJourney restart() {
    return new RestartJourney(traveller(), this::restartStack);
  }

  private Traveller restartStack() {
    stack.close();
    stack = LocalStack.open(options, line -> {});
    return traveller();
  }

  private Traveller traveller() {
    return Traveller.on(stack);
  }

  private DynamicTest journey(String name, Executable way) {
    return DynamicTest.dynamicTest(
        name + " on " + server.getClass().getSimpleName(),
        () -> {
          way.execute();
          sweep();
        });
  }

  private void sweep() {
    try (SweptRecord record = SweptRecord.of(stack.folder())) {
      assertThat(record.reconcileMoney(LocalDate.now(ZoneOffset.UTC)))
          .flatExtracting(MoneyReconciler.Report::differences)
          .isEmpty();
      SweepReport report = record.run();
      assertThat(report.clean()).as(String.join("\n", SweepText.lines(report))).isTrue();
    }
  }
}
