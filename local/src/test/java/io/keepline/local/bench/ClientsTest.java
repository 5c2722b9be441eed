package io.keepline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ClientsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void clientsStopWhenNothingIsLeftAndLoseNoCall() {
    AtomicInteger left = new AtomicInteger(100);
    Samples samples =
        Clients.run(
            4,
            LONG,
            () -> {
              int mine = left.getAndDecrement();
              if (mine <= 0) {
                return Clients.Outcome.NONE;
              }
              return mine % 10 == 0 ? Clients.Outcome.BAD : Clients.Outcome.GOOD;
            });
    assertThat(samples.calls()).isEqualTo(90);
    assertThat(samples.failed()).isEqualTo(10);
  }

  @Test
  void clientsStopWhenTheirTimeIsOver() {
    Samples samples = Clients.run(2, Duration.ZERO, () -> Clients.Outcome.GOOD);
    assertThat(samples.calls()).isZero();
  }
}
