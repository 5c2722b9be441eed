package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.activities.RecordingProvider.Behaviour;
import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Stimulus.Result;
import io.keepline.store.Brake;
import io.keepline.store.Brakes;
import io.keepline.store.Database;
import io.keepline.store.Payments;
import io.keepline.workflows.RecordActivities.Known;
import io.keepline.workflows.WorldActivities.Begun;
import io.keepline.workflows.WorldActivities.Charge;
import io.keepline.workflows.WorldActivities.Charged;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Charges, look-ups and refunds on a real PostgreSQL, with a provider that keeps books. */
class PaymentActivitiesTest {
  private Database database;
  private Scene scene;
  private World world;

  @BeforeEach
  void open() {
    database = Scene.database();
    scene = Scene.active(database, "lea_1");
    world = new World(scene);
  }

  @AfterEach
  void close() {
    database.close();
  }

  /** A renewal that the rules accepted and nobody charged yet; the scene holds it, uncommitted. */
  private Order submitted(String key) {
    Decision.Accepted decided = scene.submit(key);
    scene.hold(decided);
    return scene.lease.order("ord_" + key).orElseThrow();
  }

  private Charge charge(Order order) {
    return new Charge("lea_1", scene.epoch, order, scene.clock.now.plusSeconds(60));
  }

  private Known charged(Order order) {
    Charged charged = world.activities.charge(charge(order));
    assertThat(charged.begun()).isEqualTo(Begun.YES);
    return known(charged);
  }

  private static Known known(Charged charged) {
    Known known = charged.known();
    if (known == null) {
      throw new AssertionError("nothing is known of it");
    }
    return known;
  }

  @Test
  void aPaidChargeRenewsTheNumber() {
    Known known = charged(submitted("r1"));
    assertThat(known.result()).isEqualTo(Result.PAID);
    assertThat(known.captured()).isEqualTo(Scene.PRICE);
    scene.outcome(known);
    assertThat(scene.lease.validUntil()).isEqualTo(LocalDate.of(2027, 5, 2));
    assertThat(world.provider.calls).containsExactly("create", "confirm");
  }

  @Test
  void theReferenceIsStoredBeforeTheConfirmation() {
    Order order = submitted("r1");
    List<String> atConfirm = new ArrayList<>();
    world =
        new World(
            scene,
            (point, leaseId) -> {
              if (point == HaltPoint.AFTER_REFERENCE) {
                atConfirm.add(
                    new Payments(database)
                        .attempt(order.paymentId())
                        .map(attempt -> String.valueOf(attempt.providerRef()))
                        .orElse("no row"));
                assertThat(world.provider.count("confirm")).isZero();
              }
            });
    charged(order);
    assertThat(atConfirm).containsExactly(RecordingProvider.reference(order.paymentId()));
  }

  @Test
  void everyHaltPointOfAChargeIsPassedInOrder() {
    List<HaltPoint> passed = new ArrayList<>();
    world = new World(scene, (point, leaseId) -> passed.add(point));
    charged(submitted("r1"));
    assertThat(passed)
        .containsExactly(
            HaltPoint.BEFORE_INTENT,
            HaltPoint.AFTER_INTENT,
            HaltPoint.AFTER_CREATE,
            HaltPoint.AFTER_REFERENCE,
            HaltPoint.AFTER_CONFIRM,
            HaltPoint.AFTER_OUTCOME);
  }

  @ParameterizedTest
  @EnumSource(DeclineReason.class)
  void aDeclineKeepsItsNameOnTheWayFromTheProviderToTheRules(DeclineReason reason) {
    world.provider.behaviour = Behaviour.DECLINES;
    world.provider.declineReason = reason;
    Known known = charged(submitted("r1"));
    assertThat(known.result()).isEqualTo(Result.DECLINED);
    assertThat(known.declined()).isEqualTo(reason);
  }

  @Test
  void aWalletAnswersWithItsPageAndItsEnd() {
    world.provider.behaviour = Behaviour.ASKS_THE_CUSTOMER;
    Known known = charged(submitted("r1"));
    assertThat(known.result()).isEqualTo(Result.PENDING);
    assertThat(known.expiresAt()).isEqualTo(RecordingProvider.AT.plusSeconds(3600));
    assertThat(scene.text("select checkout_url from attempts where order_id = 'ord_r1'"))
        .startsWith("https://pay.example/");
  }

  @Test
  void e13ATimeoutAfterTheChargeIsUnknownAndLookedUpAndChargedOnce() {
    world.provider.behaviour = Behaviour.CAPTURES_AND_TIMES_OUT;
    Order order = submitted("r1");
    Known unknown = charged(order);
    assertThat(unknown.result()).isEqualTo(Result.UNKNOWN);
    scene.outcome(unknown);
    Known known = world.activities.lookUp("lea_1", scene.lease.order("ord_r1").orElseThrow());
    assertThat(known.result()).isEqualTo(Result.PAID);
    scene.outcome(known);
    assertThat(scene.lease.validUntil()).isEqualTo(LocalDate.of(2027, 5, 2));
    assertThat(world.provider.captured).containsOnlyKeys(order.paymentId());
    assertThat(world.provider.count("confirm")).isEqualTo(1);
  }

  @Test
  void aChargeThatFindsItsIntentSendsNothing() {
    world.provider.behaviour = Behaviour.CAPTURES_AND_TIMES_OUT;
    Order order = submitted("r1");
    charged(order);
    Known again = charged(order);
    assertThat(again.result()).isEqualTo(Result.UNKNOWN);
    assertThat(world.provider.count("create")).isEqualTo(1);
    assertThat(world.provider.captured.get(order.paymentId())).isEqualTo(Scene.PRICE);
  }

  @Test
  void e13OfManyChargesOfOneAttemptAtOnceOneIsSent() throws Exception {
    Order order = submitted("r1");
    List<Callable<Charged>> rivals = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      rivals.add(() -> world.activities.charge(charge(order)));
    }
    ExecutorService pool = Executors.newFixedThreadPool(8);
    try {
      for (Future<Charged> answer : pool.invokeAll(rivals)) {
        assertThat(answer.get().begun()).isEqualTo(Begun.YES);
      }
    } finally {
      pool.shutdownNow();
    }
    assertThat(world.provider.count("create")).isEqualTo(1);
    assertThat(world.provider.captured.get(order.paymentId())).isEqualTo(Scene.PRICE);
  }

  @Test
  void aRunThatLostItsLeaseSendsNothing() {
    Charge charge = charge(submitted("r1"));
    scene.adoptAgain();
    assertThat(world.activities.charge(charge).begun()).isEqualTo(Begun.STALE);
    assertThat(world.provider.calls).isEmpty();
  }

  @Test
  void e36_aChargeThatWaitedTooLongSendsNothing() {
    Charge charge = charge(submitted("r1"));
    scene.clock.pass(Duration.ofSeconds(61));
    assertThat(world.activities.charge(charge).begun()).isEqualTo(Begun.TOO_LATE);
    assertThat(world.provider.calls).isEmpty();
  }

  @Test
  void theChargeBrakeSendsNothingAndSaysSo() {
    new Brakes(database)
        .set(Brakes.wish("tnt", Brake.Kind.CHARGE, true, "staff:stf_1", "test", Scene.NOW));
    Charged charged = world.activities.charge(charge(submitted("r1")));
    assertThat(charged.begun()).isEqualTo(Begun.REFUSED);
    assertThat(charged.refusal()).isEqualTo("CHARGES_BRAKED");
    assertThat(world.provider.calls).isEmpty();
  }

  @Test
  void aProviderThatCannotBeReachedNeverReceivedIt() {
    world.provider.behaviour = Behaviour.UNREACHABLE;
    assertThat(charged(submitted("r1")).result()).isEqualTo(Result.NEVER_RECEIVED);
  }

  @Test
  void aTokenThatIsGoneIsRefusedBeforeAnythingIsSent() {
    database.jdbi().useHandle(handle -> handle.execute("delete from method_tokens"));
    Known known = charged(submitted("r1"));
    assertThat(known.result()).isEqualTo(Result.DECLINED);
    assertThat(known.declined()).isEqualTo(DeclineReason.INVALID_DATA);
    assertThat(world.provider.calls).isEmpty();
  }

  @Test
  void notFoundIsNotDefiniteWhileTheChargeMayBeOnItsWay() {
    Order order = submitted("r1");
    scene.intent(order);
    assertThat(world.activities.lookUp("lea_1", order).result()).isEqualTo(Result.UNKNOWN);
    assertThat(world.provider.count("cancel")).isZero();
    scene.clock.pass(Duration.ofSeconds(16));
    assertThat(world.activities.lookUp("lea_1", order).result()).isEqualTo(Result.NEVER_RECEIVED);
    assertThat(world.provider.barred).containsExactly(order.paymentId());
  }

  @Test
  void notFoundIsNotDefiniteWhileTheProviderDoesNotConfirmIt() {
    Order order = submitted("r1");
    scene.intent(order);
    scene.clock.pass(Duration.ofSeconds(16));
    world.provider.silent = true;
    assertThat(world.activities.lookUp("lea_1", order).result()).isEqualTo(Result.UNKNOWN);
  }

  @Test
  void aPaymentThatWasCreatedAndNeverConfirmedIsClosedAndNeverReceived() {
    world.provider.behaviour = Behaviour.TIMES_OUT_ON_CREATE;
    Order order = submitted("r1");
    assertThat(charged(order).result()).isEqualTo(Result.UNKNOWN);
    scene.clock.pass(Duration.ofSeconds(16));
    assertThat(world.activities.lookUp("lea_1", order).result()).isEqualTo(Result.NEVER_RECEIVED);
    assertThat(world.provider.captured).isEmpty();
  }

  @Test
  void aChargeThatComesAfterItsOrderWasGivenUpIsBarred() {
    Order order = submitted("r1");
    scene.step(
        new Stimulus.Outcome(
            io.keepline.lifecycle.By.system("out:1", "answer"),
            order.orderId(),
            order.paymentId(),
            Result.UNKNOWN,
            null,
            null,
            null,
            null));
    scene.clock.pass(Duration.ofSeconds(16));
    assertThat(world.activities.lookUp("lea_1", order).result()).isEqualTo(Result.NEVER_RECEIVED);
    Charged late = world.activities.charge(charge(order));
    assertThat(known(late).result()).isEqualTo(Result.NEVER_RECEIVED);
    assertThat(world.provider.calls).isEmpty();
  }

  @Test
  void e12AWebhookIsOnlyAHintAndTheProviderIsAsked() {
    world.provider.behaviour = Behaviour.ASKS_THE_CUSTOMER;
    Order order = submitted("r1");
    scene.outcome(charged(order));
    Order pending = scene.lease.order("ord_r1").orElseThrow();
    assertThat(world.activities.lookUp("lea_1", pending).result()).isEqualTo(Result.PENDING);
    world.provider.pay(order.paymentId());
    Known first = world.activities.lookUp("lea_1", pending);
    Known twice = world.activities.lookUp("lea_1", pending);
    assertThat(first.result()).isEqualTo(Result.PAID);
    assertThat(twice.result()).isEqualTo(Result.PAID);
    scene.outcome(first);
    assertThat(scene.lease.validUntil()).isEqualTo(LocalDate.of(2027, 5, 2));
    assertThat(scene.texts("select posting_id from money_ledger where order_id = 'ord_r1'"))
        .hasSize(4);
  }

  @Test
  void e17AnotherAmountIsNotAppliedAndGoesBackInFull() {
    world.provider.otherAmount = Money.of(1199, "USD");
    Order order = submitted("r1");
    LocalDate before = scene.lease.validUntil();
    scene.outcome(charged(order));
    assertThat(scene.lease.validUntil()).isEqualTo(before);
    String refundId = scene.lease.refunds().get(0).refundId();
    assertThat(world.activities.refund("lea_1", refundId)).isEqualTo(Stimulus.RefundResult.DONE);
    assertThat(world.provider.refunded).containsEntry(refundId, Money.of(1199, "USD"));
    assertThat(scene.texts("select kind from tasks")).containsExactly("AMOUNT_DIFFERS");
  }

  @Test
  void aRefundThatIsAskedTwiceIsMadeOnce() {
    world.provider.otherAmount = Money.of(1199, "USD");
    scene.outcome(charged(submitted("r1")));
    String refundId = scene.lease.refunds().get(0).refundId();
    world.activities.refund("lea_1", refundId);
    assertThat(world.activities.refund("lea_1", refundId)).isEqualTo(Stimulus.RefundResult.DONE);
    assertThat(world.provider.count("refund")).isEqualTo(1);
  }

  @Test
  void e19ARefundThatIsRefusedIsAPersons() {
    world.provider.otherAmount = Money.of(1199, "USD");
    scene.outcome(charged(submitted("r1")));
    String refundId = scene.lease.refunds().get(0).refundId();
    world.provider.silent = true;
    assertThat(world.activities.refund("lea_1", refundId)).isEqualTo(Stimulus.RefundResult.LATER);
    world.provider.silent = false;
    world.provider.refundsFail = true;
    assertThat(world.activities.refund("lea_1", refundId)).isEqualTo(Stimulus.RefundResult.REFUSED);
    assertThat(scene.text("select state from refunds")).isEqualTo("MANUAL");
  }

  @Test
  void aCheckoutIsClosedUnlessItWasPaid() {
    world.provider.behaviour = Behaviour.ASKS_THE_CUSTOMER;
    Order first = submitted("r1");
    scene.outcome(charged(first));
    assertThat(world.activities.closeCheckout("lea_1", first).result()).isEqualTo(Result.CLOSED);
    scene.step(
        new Stimulus.Outcome(
            io.keepline.lifecycle.By.system("out:c", "answer"),
            first.orderId(),
            first.paymentId(),
            Result.CLOSED,
            null,
            null,
            null,
            null));
    Order second = submitted("r2");
    scene.outcome(charged(second));
    world.provider.pay(second.paymentId());
    assertThat(world.activities.closeCheckout("lea_1", second).result()).isEqualTo(Result.PAID);
  }

  @Test
  void e6MoneyForAnOrderTheLeaseHasDoneWithComesWithTheOrder() {
    world.provider.behaviour = Behaviour.ASKS_THE_CUSTOMER;
    Order order = submitted("r1");
    scene.outcome(charged(order));
    scene.step(
        new Stimulus.Outcome(
            io.keepline.lifecycle.By.system("out:c", "answer"),
            order.orderId(),
            order.paymentId(),
            Result.CLOSED,
            null,
            null,
            null,
            null));
    world.provider.pay(order.paymentId());
    Known late = world.activities.lookUp("lea_1", order);
    Order stored = late.stored();
    assertThat(stored).isNotNull();
    assertThat(stored == null ? null : stored.state()).isEqualTo(OrderState.CLOSED);
    scene.outcome(late);
    assertThat(scene.lease.refunds()).hasSize(1);
  }

  @Test
  void aFailureOfTheRecordNamesNoRowAndNoArgument() {
    Order order = submitted("r1");
    database.close();
    assertThatThrownBy(() -> world.activities.lookUp("lea_1", order))
        .hasMessageContaining("the record did not answer")
        .hasMessageNotContaining("ord_r1")
        .hasNoCause();
  }
}
