package io.keepline.local.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One side against the other, taking turns so that neither has the better hour of the machine.
 *
 * @param ours ours
 * @param ceiling what is possible
 * @param ourCpu processor milliseconds of each part for one call of ours
 * @param ceilingCpu the same for one call of the ceiling
 */
record Comparison(
    Rounds ours, Rounds ceiling, Map<String, Double> ourCpu, Map<String, Double> ceilingCpu) {

  /** What is done before each round of ours, and is not measured. */
  interface Preparation {
    /** Prepares. */
    void run();
  }

  /**
   * Two calls to compare.
   *
   * @param ours ours
   * @param ceiling what is possible
   * @param before prepares a round of ours
   */
  record Pair(Clients.Call ours, Clients.Call ceiling, Preparation before) {}

  static Comparison run(Pair pair, int clients, BenchOptions options) {
    Comparison all = new Comparison(new Rounds(), new Rounds(), new TreeMap<>(), new TreeMap<>());
    Duration time = Duration.ofSeconds(options.seconds());
    for (int round = 0; round < options.rounds(); round++) {
      pair.before().run();
      measure(all.ours, all.ourCpu, () -> Clients.run(clients, time, pair.ours()));
      pair.before().run();
      measure(all.ceiling, all.ceilingCpu, () -> Clients.run(clients, time, pair.ceiling()));
    }
    return new Comparison(
        all.ours,
        all.ceiling,
        each(all.ourCpu, all.ours.calls()),
        each(all.ceilingCpu, all.ceiling.calls()));
  }

  /** One round of one side. */
  interface Run {
    /** Measures. */
    Samples run();
  }

  /** Rounds that measure themselves, taking turns. */
  static Comparison ofRounds(Run ours, Run ceiling, int rounds) {
    Comparison all = new Comparison(new Rounds(), new Rounds(), new TreeMap<>(), new TreeMap<>());
    for (int round = 0; round < rounds; round++) {
      measure(all.ours, all.ourCpu, ours);
      measure(all.ceiling, all.ceilingCpu, ceiling);
    }
    return all;
  }

  private static void measure(Rounds rounds, Map<String, Double> cpu, Run run) {
    CpuByProcess before = CpuByProcess.now();
    rounds.add(run.run());
    CpuByProcess.now()
        .millisSince(before)
        .forEach((part, millis) -> cpu.merge(part, millis, Double::sum));
  }

  private static Map<String, Double> each(Map<String, Double> cpu, int calls) {
    Map<String, Double> each = new TreeMap<>();
    cpu.forEach((part, millis) -> each.put(part, millis / Math.max(1, calls)));
    return each;
  }

  /** Ours as a share of what is possible, of the median rounds. */
  double ratio() {
    double possible = ceiling.median(Samples::perSecond);
    return possible == 0 ? 0 : ours.median(Samples::perSecond) / possible;
  }

  /** A row: clients, both sides' rate, median and 95th percentile, the ratio, the failures. */
  List<String> cells(int clients) {
    return List.of(
        "" + clients,
        one(ours.median(Samples::perSecond)),
        one(ours.median(s -> s.millis(0.5))),
        one(ours.median(s -> s.millis(0.95))),
        one(ceiling.median(Samples::perSecond)),
        one(ceiling.median(s -> s.millis(0.5))),
        one(ceiling.median(s -> s.millis(0.95))),
        "%.2f".formatted(ratio()),
        "" + ours.calls(),
        "" + (ours.failed() + ceiling.failed()));
  }

  private static String one(double figure) {
    return "%.1f".formatted(figure);
  }
}
