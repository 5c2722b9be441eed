package io.keepline.local.bench;

import io.keepline.local.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/** What the benchmark says: a table for each comparison, and at the end what was missed. */
final class Report {
  /** What is expected of ours: this share of the ceiling. */
  static final double SHARE = 0.7;

  private static final String[] TITLES = {
    "clients", "ours/s", "p50 ms", "p95 ms", "bare/s", "p50 ms", "p95 ms", "ratio", "calls", "bad"
  };

  private final Consumer<String> say;
  private final List<String> missed = new ArrayList<>();
  private boolean good = true;

  /** Tells it a line at a time. */
  Report(Consumer<String> say) {
    this.say = say;
  }

  /**
   * Compares at each number of clients, and says what came out and what each side cost.
   *
   * @param what is compared, such as "Reads"
   * @param title the table's
   */
  void compare(String what, String title, Comparison.Pair pair, BenchOptions options) {
    List<Comparison> all = new ArrayList<>();
    TextTable table = new TextTable(TITLES);
    for (int clients : options.clients()) {
      Comparison comparison = Comparison.run(pair, clients, options);
      table.add(comparison.cells(clients));
      expect("%s at %d clients".formatted(what, clients), comparison.ratio());
      answered(comparison.ours().calls() > 0 && comparison.ours().failed() == 0);
      all.add(comparison);
    }
    table(title, table);
    whereItGoes(all);
  }

  /** Processor time by process. */
  private void whereItGoes(List<Comparison> all) {
    TextTable table = new TextTable("CPU ms a call", "ours", "bare");
    TreeSet<String> parts = new TreeSet<>();
    all.forEach(c -> parts.addAll(c.ourCpu().keySet()));
    for (String part : parts) {
      table.add(
          List.of(
              part,
              figure(all.stream().map(c -> c.ourCpu().getOrDefault(part, 0.0)).toList()),
              figure(all.stream().map(c -> c.ceilingCpu().getOrDefault(part, 0.0)).toList())));
    }
    table.add(List.of("together", figure(sums(all, true)), figure(sums(all, false))));
    table("Where it goes: processor time a call, the median over the numbers of clients", table);
  }

  private static List<Double> sums(List<Comparison> all, boolean ours) {
    return all.stream()
        .map(c -> ours ? c.ourCpu() : c.ceilingCpu())
        .map(cpu -> cpu.values().stream().mapToDouble(Double::doubleValue).sum())
        .toList();
  }

  private static String figure(List<Double> figures) {
    return "%.1f".formatted(Samples.median(figures));
  }

  /** A table of its own. */
  void table(String title, TextTable table) {
    say.accept("");
    say.accept(title);
    table.lines().forEach(say);
  }

  /** The row of one comparison under the common titles. */
  void table(String title, String who, Comparison comparison) {
    TextTable table = new TextTable(TITLES);
    List<String> cells = new ArrayList<>(comparison.cells(0));
    cells.set(0, who);
    table.add(cells);
    table(title, table);
  }

  void say(String line) {
    say.accept(line);
  }

  /** Notes a share of the ceiling that is less than expected. */
  void expect(String what, double ratio) {
    if (ratio < SHARE) {
      missed("%s: %.2f of the ceiling, %.1f expected.".formatted(what, ratio, SHARE));
    }
  }

  void missed(String sentence) {
    missed.add(sentence);
  }

  /** Notes whether calls that count were answered as they should be. */
  void answered(boolean all) {
    good &= all;
  }

  /** Says what was missed; whether every call that counts was answered as it should be. */
  boolean close() {
    missed.forEach(say);
    return good;
  }
}
