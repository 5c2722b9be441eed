package io.keepline.local.kill;

import io.keepline.activities.HaltPoint;
import io.keepline.local.split.Cast;
import io.keepline.local.split.Subscriber;
import io.keepline.local.split.Waiting;
import io.keepline.payments.http.SandboxControl;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Every scenario once. The worker is killed at one point after another, each time by the next
 * worker's start, so that a renewal recovers on workers that die, too. Then a worker that stays
 * brings everything to its end, while the API is killed and buttons are pressed.
 */
final class Round {
  private static final Duration PARKED_WITHIN = Duration.ofSeconds(40);
  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(150);
  private static final Duration RUN_WITHIN = Duration.ofSeconds(60);
  private static final Duration SLOW = Duration.ofMillis(2_500);

  private final int number;
  private final Random random;
  private final Scenarios scenarios;
  private final Stage stage;
  private final Map<String, List<Wish>> wishes = new LinkedHashMap<>();
  private final List<Pressed> pressed = new ArrayList<>();

  Round(int number, Random random, Scenarios scenarios, Stage stage) {
    this.number = number;
    this.random = random;
    this.scenarios = scenarios;
    this.stage = stage;
  }

  /** What a round plays with. */
  record Stage(
      Cast cast, Subscriber subscriber, SandboxControl provider, Marks marks, Buttons buttons) {}

  private record Pressed(Buttons.Button button, Wish wish, long at) {}

  /** Plays; answers the wishes of each scenario, settled or not. */
  Map<String, List<Wish>> play() {
    List<HaltPoint> points = new ArrayList<>(Arrays.asList(HaltPoint.values()));
    Collections.shuffle(points, random);
    points.forEach(this::park);
    stage.cast().replaceWorker();
    killProvider();
    killApi();
    pressButtons();
    settle();
    return wishes;
  }

  private List<Wish> begin(String scenario) {
    List<Wish> begun = scenarios.wishes(stage.subscriber(), scenario, number);
    begun.forEach(Wish::submit);
    wishes.put(scenario, begun);
    return begun;
  }

  /** Stops several renewals at a point; the next worker's start kills this one. */
  private void park(HaltPoint point) {
    String name = Scenarios.name(point);
    stage.cast().replaceWorker(point, stage.marks().folder(number, point));
    List<Wish> mine = begin(name);
    Waiting.until(() -> stage.marks().parked(number, point, mine) == mine.size(), PARKED_WITHIN);
    int parked = stage.marks().parked(number, point, mine);
    scenarios.tally(name).struck(parked);
    if (parked == 0) {
      scenarios.tally(name).wrong("round %d: none came to the point".formatted(number));
    }
    Waiting.pause(Duration.ofMillis(random.nextInt(300)));
  }

  private void killApi() {
    chargeSlowly(Scenarios.API);
    stage.cast().replaceApi();
  }

  private void killProvider() {
    chargeSlowly(Scenarios.PROVIDER);
    stage.cast().replaceProvider();
  }

  /**
   * Begins charges that take seconds, and comes back while they are under way. On a busy machine
   * the first may be over before the last begins; so what counts is how many are struck.
   */
  private List<Wish> chargeSlowly(String scenario) {
    stage.provider().breakNext(100, SandboxControl.Break.SLOW, SandboxControl.Stage.AFTER, SLOW);
    List<Wish> mine = begin(scenario);
    Waiting.until(
        () -> stage.marks().charging(mine) > 0 && stage.marks().begun(mine) == mine.size(),
        PARKED_WITHIN);
    Waiting.pause(Duration.ofMillis(random.nextInt(400)));
    int struck = stage.marks().charging(mine);
    scenarios.tally(scenario).struck(struck);
    if (struck == 0) {
      scenarios.tally(scenario).wrong("round %d: none was in mid-charge".formatted(number));
    }
    return mine;
  }

  private void pressButtons() {
    for (Buttons.Button button : Buttons.Button.values()) {
      String name = Scenarios.name(button);
      List<Wish> mine = chargeSlowly(name);
      boolean toTheFirstTask = random.nextBoolean();
      for (Wish wish : mine) {
        stage.buttons().press(button, wish.leaseId(), toTheFirstTask);
        pressed.add(new Pressed(button, wish, System.nanoTime()));
      }
    }
    stage
        .provider()
        .breakNext(1, SandboxControl.Break.SLOW, SandboxControl.Stage.AFTER, Duration.ofMillis(1));
  }

  private void settle() {
    List<Wish> all = wishes.values().stream().flatMap(List::stream).toList();
    List<Pressed> open = new ArrayList<>(pressed);
    Waiting.until(
        () -> {
          open.removeIf(this::hasRun);
          return all.stream().filter(wish -> !wish.isSettled()).count() == 0 && open.isEmpty();
        },
        SETTLED_WITHIN);
    open.forEach(
        p ->
            scenarios
                .tally(Scenarios.name(p.button()))
                .wrong(p.wish().leaseId() + ": no run after " + SETTLED_WITHIN));
  }

  /** A run that goes on with the lease; what becomes of its order is asked of its wish. */
  private boolean hasRun(Pressed press) {
    if (!stage.buttons().isRunning(press.wish().leaseId())) {
      return false;
    }
    long taken = System.nanoTime() - press.at();
    if (taken > RUN_WITHIN.toNanos()) {
      scenarios
          .tally(Scenarios.name(press.button()))
          .wrong("%s: a run after %d s".formatted(press.wish().leaseId(), taken / 1_000_000_000));
    }
    return true;
  }
}
