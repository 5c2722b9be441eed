package io.keepline.local.kill;

import java.util.ArrayList;
import java.util.List;

/** What was seen of one scenario, over all rounds. */
final class Tally {
  private final String scenario;
  private int kills;
  private int caught;
  private int renewals;
  private int again;
  private int charges;
  private int applications;
  private double slowest;
  private final List<String> wrong = new ArrayList<>();

  Tally(String scenario) {
    this.scenario = scenario;
  }

  /** One kill or press, and how many renewals were under way at it. */
  void struck(int underWay) {
    kills++;
    caught += underWay;
  }

  void judged(Wish wish, Judge.Verdict verdict) {
    renewals++;
    again += wish.wasTriedAgain() ? 1 : 0;
    charges += verdict.charges();
    applications += verdict.applications();
    slowest = Math.max(slowest, wish.seconds().orElse(0.0));
    wrong.addAll(verdict.wrong());
  }

  void wrong(String what) {
    wrong.add(what);
  }

  String scenario() {
    return scenario;
  }

  int renewals() {
    return renewals;
  }

  int charges() {
    return charges;
  }

  int applications() {
    return applications;
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** The cells of its row. */
  List<String> cells() {
    return List.of(
        scenario,
        "" + kills,
        "" + caught,
        "" + renewals,
        "" + again,
        "" + charges,
        "" + applications,
        String.format(java.util.Locale.ROOT, "%.1f", slowest),
        "" + wrong.size());
  }
}
