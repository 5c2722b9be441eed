package io.keepline.worker;

import io.keepline.activities.reconcile.MoneyReconciler;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares the last three days that are over: what was heard of late settles itself. */
final class MoneyDays implements ReconcileMoney.Work {
  private static final Logger LOG = LoggerFactory.getLogger(MoneyDays.class);
  private static final int DAYS = 3;

  private final MoneyReconciler reconciler;
  private final InstantSource clock;

  MoneyDays(MoneyReconciler reconciler, InstantSource clock) {
    this.reconciler = reconciler;
    this.clock = clock;
  }

  @Override
  public int compareLastDays() {
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    int standing = 0;
    for (int back = DAYS; back >= 1; back--) {
      MoneyReconciler.Report report = reconciler.run(today.minusDays(back));
      standing += report.differences().size();
      if (!report.differences().isEmpty()) {
        LOG.error(
            "a provider's ledger differs from ours: day={} differences={}",
            report.run().day(),
            report.differences().size());
      }
    }
    return standing;
  }
}
