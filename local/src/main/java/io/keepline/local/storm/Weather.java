package io.keepline.local.storm;

import io.keepline.local.split.Cast;
import io.keepline.local.split.Waiting;
import io.keepline.payments.http.SandboxControl;
import io.keepline.payments.http.SandboxControl.Break;
import io.keepline.payments.http.SandboxControl.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** What goes wrong meanwhile: the provider lies in every way it can, and processes are killed. */
final class Weather implements Runnable {
  private static final Duration KILL_EVERY = Duration.ofSeconds(12);
  private static final int LONGEST_DELAY_MILLIS = 4_000;

  private final Cast cast;
  private final SandboxControl provider;
  private final Logbook log;
  private final Random random;
  private volatile boolean over;

  Weather(Cast cast, SandboxControl provider, Logbook log, Random random) {
    this.cast = cast;
    this.provider = provider;
    this.log = log;
    this.random = random;
  }

  @Override
  public void run() {
    long lastKill = System.nanoTime();
    while (!over) {
      lie();
      if (System.nanoTime() - lastKill > KILL_EVERY.toNanos()) {
        kill();
        lastKill = System.nanoTime();
      }
      Waiting.pause(Duration.ofMillis(500 + random.nextInt(2_000)));
    }
  }

  /** It clears up: nothing breaks any more, and every process is up. */
  void calm() {
    over = true;
  }

  /** Ends what was set last: one request comes late by nothing. */
  void truthful() {
    provider.breakNext(1, Break.SLOW, Stage.AFTER, Duration.ofMillis(1));
  }

  private void lie() {
    Break fault = any(List.of(Break.values()));
    Stage stage = any(List.of(Stage.values()));
    int requests = 1 + random.nextInt(6);
    Duration late = Duration.ofMillis(200 + random.nextInt(LONGEST_DELAY_MILLIS));
    try {
      provider.breakNext(requests, fault, stage, late);
      String when =
          fault == Break.SLOW ? "" : ", work " + (stage == Stage.AFTER ? "done" : "not done");
      log.struck("provider: " + fault.name().toLowerCase(Locale.ROOT).replace('_', ' ') + when);
    } catch (IllegalStateException away) {
      log.struck("provider: away");
    }
  }

  private <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  private void kill() {
    switch (random.nextInt(4)) {
      case 0 -> {
        cast.replaceApi();
        log.struck("API killed");
      }
      case 1 -> {
        cast.replaceProvider();
        log.struck("provider killed");
      }
      default -> {
        cast.replaceWorker();
        log.struck("worker killed");
      }
    }
  }
}
