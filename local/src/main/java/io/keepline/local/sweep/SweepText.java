package io.keepline.local.sweep;

import io.keepline.store.sweep.Breach;
import io.keepline.store.sweep.CheckResult;
import io.keepline.store.sweep.SweepReport;
import java.util.ArrayList;
import java.util.List;

/** A sweep's report as lines of text. */
public final class SweepText {
  private static final int SHOWN = 20;

  private SweepText() {}

  /** One line a check, below it what breaks it, at the end what it all means. */
  public static List<String> lines(SweepReport report) {
    List<String> lines = new ArrayList<>();
    int width = report.results().stream().mapToInt(r -> r.title().length()).max().orElse(1);
    String format = "%-4s %-" + width + "s %8d rows  %s";
    for (CheckResult result : report.results()) {
      lines.add(
          format.formatted(
              result.invariant(),
              result.title(),
              result.rowsRead(),
              result.holds() ? "holds" : "BROKEN " + result.breaches().size() + " times"));
      result.breaches().stream().limit(SHOWN).map(SweepText::line).forEach(lines::add);
      if (result.breaches().size() > SHOWN) {
        lines.add("       and %d more".formatted(result.breaches().size() - SHOWN));
      }
    }
    lines.add(verdict(report));
    return lines;
  }

  private static String line(Breach breach) {
    return "       %s: %s".formatted(breach.id(), breach.what());
  }

  private static String verdict(SweepReport report) {
    if (report.nothingToLookAt()) {
      return "There is no lease: that everything holds says nothing.";
    }
    long broken = report.results().stream().filter(result -> !result.holds()).count();
    return broken == 0
        ? "%d leases, %d checks: everything holds."
            .formatted(report.leases(), report.results().size())
        : "%d leases, %d checks: %d of them found something."
            .formatted(report.leases(), report.results().size(), broken);
  }
}
