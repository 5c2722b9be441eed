package io.keepline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.reconcile.MoneyReconciler;
import io.keepline.activities.reconcile.Tally;
import io.keepline.lifecycle.Money;
import io.keepline.payments.LedgerEntry.Kind;
import io.keepline.store.DifferenceRow;
import io.keepline.store.MoneyDifferences;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReconcileMoneyTextTest {
  private static final LocalDate DAY = LocalDate.parse("2026-11-20");
  private static final Instant NOW = Instant.parse("2026-11-21T03:00:00Z");

  private static MoneyDifferences.Run run(int theirs, int ours, int waiting, int differences) {
    return new MoneyDifferences.Run("sandbox", DAY, NOW, theirs, ours, waiting, differences);
  }

  private static String told(MoneyReconciler.Report report) {
    StringWriter text = new StringWriter();
    ReconcileMoneyCommand.tell(report, new PrintWriter(text));
    return text.toString().replace(System.lineSeparator(), "\n");
  }

  @Test
  void numbersThatDifferExplainThemselves() {
    Map<Kind, Integer> kinds =
        Map.of(Kind.CHARGE, 98, Kind.REFUND, 3, Kind.CHARGEBACK, 1, Kind.CHARGEBACK_REVERSED, 1);
    assertThat(
            told(
                new MoneyReconciler.Report(
                    run(103, 102, 1, 0), new Tally(kinds, 100, 2, 100, 2), List.of())))
        .isEqualTo(
            """
            2026-11-20: sandbox has 103 rows (98 charges, 3 refunds, 1 chargeback, 1 chargeback given back), we have 102 rows of that day.
              Of the provider's: 100 as we have it on that day, 2 as we have it on another day, 1 of payments that are still being looked up.
              Of ours: 100 in its list, 2 in its list of another day.
            Nothing differs.
            """);
  }

  @Test
  void whatDiffersIsCountedOnTheSideThatHasIt() {
    DifferenceRow row =
        new DifferenceRow(
            "dif_1",
            "sandbox",
            DAY,
            "CHARGE",
            "IN_OURS_ONLY",
            "pay_1",
            null,
            Money.of(1200, "USD"),
            null,
            "lea_1",
            "ord_1",
            NOW,
            NOW,
            null);
    assertThat(
            told(
                new MoneyReconciler.Report(
                    run(0, 1, 0, 1), new Tally(Map.of(), 0, 0, 0, 0), List.of(row))))
        .isEqualTo(
            """
            2026-11-20: sandbox has 0 rows, we have 1 row of that day.
              Of the provider's: none.
              Of ours: 1 unknown to it.
              charge pay_1 in ours only: ours 12.00 USD, theirs nothing
            1 difference; it has a task.
            """);
  }
}
