package io.keepline.activities;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Real time that a test moves by hand. */
final class MovedClock implements InstantSource {
  Instant now;

  MovedClock(Instant now) {
    this.now = now;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
