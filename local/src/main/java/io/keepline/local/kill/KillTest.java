package io.keepline.local.kill;

import io.keepline.local.split.Cast;
import io.keepline.local.split.SplitStack;
import io.keepline.local.split.Subscriber;
import io.keepline.local.sweep.SweptRecord;
import io.keepline.local.text.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;

/** Plays the rounds on a split stack, counts the money after each, and sweeps at the end. */
public final class KillTest {
  /** What was charged in the last minute may still be under way for a sweep. */
  private static final Duration SWEEP_WITHIN = Duration.ofSeconds(90);

  private final SplitStack stack;
  private final KillOptions options;
  private final Consumer<String> say;

  /**
   * On an open stack of which no process is started.
   *
   * @param say is told what happens and what was found, a line at a time
   */
  public KillTest(SplitStack stack, KillOptions options, Consumer<String> say) {
    this.stack = stack;
    this.options = options;
    this.say = say;
  }

  /**
   * Runs everything.
   *
   * @return whether nothing was found
   */
  public boolean run() {
    long begun = System.nanoTime();
    say.accept("Starting provider, API and worker ...");
    Cast cast = Cast.start(stack.processes());
    Subscriber subscriber = new Subscriber(stack.api());
    Scenarios scenarios = Scenarios.start(subscriber, options.renewals());
    Judge judge = new Judge(stack.database(), stack.provider(), subscriber);
    Round.Stage stage =
        new Round.Stage(
            cast,
            subscriber,
            stack.providerControl(),
            new Marks(stack.folder(), stack.database()),
            new Buttons(stack.client()));
    Random random = new Random(options.seed());
    for (int number = 1; number <= options.rounds(); number++) {
      long roundBegun = System.nanoTime();
      judge(scenarios, judge, new Round(number, random, scenarios, stage).play());
      say.accept("Round %d of %d: %s".formatted(number, options.rounds(), seconds(roundBegun)));
    }
    boolean good = report(scenarios);
    boolean clean = SweptRecord.cleanWithin(stack.sweepVariables(), SWEEP_WITHIN, say);
    say.accept("Seed %d, %s.".formatted(options.seed(), seconds(begun)));
    return good && clean;
  }

  private static void judge(Scenarios scenarios, Judge judge, Map<String, List<Wish>> wishes) {
    wishes.forEach(
        (name, mine) -> {
          List<Judge.Verdict> verdicts = judge.judge(mine);
          for (int i = 0; i < mine.size(); i++) {
            scenarios.tally(name).judged(mine.get(i), verdicts.get(i));
          }
        });
  }

  private boolean report(Scenarios scenarios) {
    TextTable table =
        new TextTable(
            "struck",
            "times",
            "in flight",
            "renewals",
            "new order",
            "charges",
            "applied",
            "slowest s",
            "wrong");
    scenarios.all().forEach(tally -> table.add(tally.cells()));
    say.accept("");
    table.lines().forEach(say);
    say.accept("");
    for (Tally tally : scenarios.all()) {
      tally.wrong().forEach(what -> say.accept(tally.scenario() + ": " + what));
    }
    return scenarios.all().stream().allMatch(tally -> tally.wrong().isEmpty());
  }

  private static String seconds(long since) {
    return String.format(Locale.ROOT, "%.0f s", (System.nanoTime() - since) / 1e9);
  }
}
