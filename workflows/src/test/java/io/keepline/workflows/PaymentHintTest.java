package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Stimulus;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What a provider says by itself makes us ask it, and never in vain. */
class PaymentHintTest {

  @Test
  void e12_aWebhookIsOnlyAHintAndThePaymentIsLookedUp() {
    try (Stage stage = new Stage()) {
      stage.begin();
      Answer pending = stage.update("renew", stage.renew("1", PaymentMethod.WALLET));
      assertThat(pending.orderState()).isEqualTo(OrderState.PENDING);
      String paymentId = stage.record.lease.inFlight().orElseThrow().paymentId();
      stage.stub().signal(NumberLifecycle.PAYMENT_HINT, paymentId);
      stage.until(l -> l.inFlight().map(o -> o.lookUps() == 1).orElse(false));
      stage.world.found.put(paymentId, Stimulus.Result.PAID);
      stage.stub().signal(NumberLifecycle.PAYMENT_HINT, paymentId);
      stage.stub().signal(NumberLifecycle.PAYMENT_HINT, paymentId);
      stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
    }
  }

  @Test
  void e12_aHintDuringALookUpIsFollowedByAnother() throws InterruptedException {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.update("renew", stage.renew("1", PaymentMethod.WALLET));
      String paymentId = stage.record.lease.inFlight().orElseThrow().paymentId();
      stage.world.holdLookUps = new CountDownLatch(1);
      stage.stub().signal(NumberLifecycle.PAYMENT_HINT, paymentId);
      assertThat(stage.world.lookingUp.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
      stage.world.found.put(paymentId, Stimulus.Result.PAID);
      stage.stub().signal(NumberLifecycle.PAYMENT_HINT, paymentId);
      stage.world.holdLookUps.countDown();
      stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
    }
  }

  @Test
  void e12_aHintDuringTheChargeIsFollowedByALookUp() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.world.holdCharges = new CountDownLatch(1);
      var first = stage.begin("renew", stage.renew("1", PaymentMethod.WALLET));
      stage.until(l -> l.inFlight().isPresent());
      String paymentId = stage.record.lease.inFlight().orElseThrow().paymentId();
      stage.world.found.put(paymentId, Stimulus.Result.PAID);
      stage.stub().signal(NumberLifecycle.PAYMENT_HINT, paymentId);
      stage.update(
          "lookUpPayment", new Commands.LookUpPayment("req_l", "support:stf_1", "waits", "ord_1"));
      stage.world.holdCharges.countDown();
      assertThat(first.getResultAsync().join().orderState()).isEqualTo(OrderState.PENDING);
      stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
    }
  }
}
