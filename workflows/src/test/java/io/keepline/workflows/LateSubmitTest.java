package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.PaymentMethod;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A submit that waited in a queue until its caller had given up. */
@Timeout(60)
class LateSubmitTest {
  private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

  private static Commands.Renew late(Commands.Renew asked) {
    return new Commands.Renew(
        asked.requestId(),
        asked.actor(),
        asked.reason(),
        asked.orderId(),
        asked.quote(),
        asked.method(),
        asked.methodRef(),
        asked.expectedValidUntil(),
        LONG_AGO);
  }

  @Test
  void e36_whoPaidElsewhereMeanwhileIsChargedOnce() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService());
      int charged = stage.world.charged.size();
      Commands.Renew first = late(stage.renew("1", PaymentMethod.CARD));
      Answer elsewhere = stage.update("renew", stage.renew("2", PaymentMethod.CARD));
      assertThat(elsewhere.validUntil()).isEqualTo(LocalDate.parse("2027-04-01"));
      Answer arrived = stage.update("renew", first);
      assertThat(arrived.accepted()).isFalse();
      assertThat(stage.world.charged).hasSize(charged + 1);
      assertThat(stage.record.applied("ord_1")).isZero();
    }
  }

  @Test
  void e36_aSubmitThatNobodyWaitsForAnyMoreChargesNothing() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService());
      int charged = stage.world.charged.size();
      Answer answer = stage.update("renew", late(stage.renew("1", PaymentMethod.CARD)));
      assertThat(answer.accepted()).isFalse();
      assertThat(stage.world.charged).hasSize(charged);
    }
  }
}
