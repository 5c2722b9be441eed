package io.keepline.worker;

import io.keepline.activities.reconcile.MoneyReconciler;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the last three days that are over: what was heard of late settles itself. */
final class MoneyDays implements ReconcileMoney.Work {
  private static final Logger LOG = LoggerFactory.getLogger(MoneyDays.class);
  private static final int DAYS = 3;

  private final List<MoneyReconciler> reconcilers;
  private final InstantSource clock;

  MoneyDays(List<MoneyReconciler> reconcilers, InstantSource clock) {
    this.reconcilers = List.copyOf(reconcilers);
    this.clock = clock;
  }

  @Override
  public int compareLastDays() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int standing = 0;
    for (int back = DAYS; back >= 1; back--) {
      for (MoneyReconciler reconciler : reconcilers) {
        standing += compare(reconciler, today.minusDays(back));
      }
    }
    return standing;
  }

  private static int compare(MoneyReconciler reconciler, LocalDate day) {
    MoneyReconciler.Report report = reconciler.run(day);
    int differences = report.differences().size();
    if (differences > 0) {
      LOG.error(
          "a provider's ledger differs from ours: provider={} day={} differences={}",
          report.run().provider(),
          day,
          differences);
    }
    return differences;
  }
}
