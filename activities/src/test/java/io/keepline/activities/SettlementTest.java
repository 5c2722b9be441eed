package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.RecordingProvider.Behaviour;
import io.keepline.activities.notice.SendOutcome;
import io.keepline.lifecycle.LossCause;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Stimulus;
import io.keepline.payments.Chargeback;
import io.keepline.store.Database;
import io.keepline.store.Tasks;
import io.keepline.store.WebhookInbox;
import io.keepline.workflows.Json;
import io.keepline.workflows.WorldActivities.Charge;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Orders that outlived their lease. */
class SettlementTest {
  /** Beside it the ended lease's own term is owed. */
  private static final String REFUND = "select state from refunds where order_id = 'ord_r1'";

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

  /** A renewal in flight when the number left; its lease is over. */
  private Order leftBehind(Behaviour behaviour) {
    world.provider.behaviour = behaviour;
    scene.hold(scene.submit("r1"));
    Order order = scene.lease.order("ord_r1").orElseThrow();
    var known =
        world
            .activities
            .charge(new Charge("lea_1", scene.epoch, order, scene.clock.now.plusSeconds(60)))
            .known();
    if (known == null) {
      throw new AssertionError("not charged");
    }
    scene.outcome(known);
    scene.step(new Stimulus.NumberGone(scene.by("req_g"), LossCause.PORTED_OUT));
    assertThat(scene.text("select owner from orders where order_id = 'ord_r1'"))
        .isEqualTo("payment");
    return order;
  }

  private boolean isSettled() {
    return world.settlement.settleStep("ord_r1").again() == null;
  }

  private String order() {
    return scene.text("select state from orders where order_id = 'ord_r1'");
  }

  private List<String> balances() {
    return scene.texts(
        """
        select account || ' ' || sum(amount_minor_units) from money_ledger
        where order_id = 'ord_r1' group by account having sum(amount_minor_units) <> 0
        """);
  }

  @Test
  void e6MoneyThatWasCapturedAfterTheLeaseEndedGoesBackOnce() {
    Order order = leftBehind(Behaviour.CAPTURES_AND_TIMES_OUT);
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("REFUNDED");
    assertThat(world.provider.refunded.values()).containsExactly(Scene.PRICE);
    assertThat(world.provider.captured).containsKey(order.paymentId());
    assertThat(balances()).isEmpty();
    assertThat(isSettled()).isTrue();
    assertThat(world.provider.count("refund")).isEqualTo(1);
    assertThat(world.mails.stream().filter(mail -> mail.text().contains("back"))).hasSize(1);
  }

  @Test
  void aRefundThatCouldNotBeToldIsToldLater() {
    leftBehind(Behaviour.CAPTURES_AND_TIMES_OUT);
    world.mailOutcome = new SendOutcome.NotDelivered("connection_refused");
    world.smsOutcome = world.mailOutcome;
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("REFUNDED");
    world.mailOutcome = new SendOutcome.Accepted("250 ok");
    assertThat(isSettled()).isTrue();
    assertThat(scene.texts("select state from notices where kind = 'PAYMENT_REFUNDED'"))
        .containsOnly("ACCEPTED");
  }

  @Test
  void anOpenCheckoutIsClosedAndNothingIsOwed() {
    leftBehind(Behaviour.ASKS_THE_CUSTOMER);
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("CLOSED");
    assertThat(balances()).isEmpty();
  }

  @Test
  void aPaymentThatNobodyCanFindOutIsAPersonsAfterTwoWeeks() {
    leftBehind(Behaviour.CAPTURES_AND_TIMES_OUT);
    world.provider.silent = true;
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("UNKNOWN");
    scene.clock.pass(Duration.ofDays(14));
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("UNRESOLVED");
    String task = scene.text("select task_id from tasks where state = 'OPEN'");
    new Tasks(database)
        .close(new Tasks.Closing(task, "staff:stf_1", "NOT_PAID", "asked", null, scene.clock.now));
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("CLOSED");
  }

  @Test
  void e19ARefundThatIsRefusedWaitsForAPersonAndIsSettledByHand() {
    leftBehind(Behaviour.CAPTURES_AND_TIMES_OUT);
    world.provider.refundsFail = true;
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("REFUND_MANUAL");
    scene.clock.pass(Duration.ofHours(5));
    String task = scene.text("select task_id from tasks where kind = 'REFUND_FAILED'");
    new Tasks(database)
        .close(new Tasks.Closing(task, "staff:stf_1", "SETTLED", "by_hand", null, scene.clock.now));
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("REFUNDED");
    assertThat(
            scene.text(
                "select extract(epoch from settled_at)::bigint from refunds where order_id = 'ord_r1'"))
        .as("when it was given back, not when the provider refused")
        .isEqualTo(Long.toString(scene.clock.now.getEpochSecond()));
    assertThat(world.mails.get(world.mails.size() - 1).text())
        .contains("by our staff")
        .doesNotContain("by the way you paid, ", "ten working days");
    // The provider still has it; the operator gave it back out of another pocket.
    assertThat(balances()).containsExactlyInAnyOrder("BY_HAND -1200", "PROVIDER 1200");
  }

  @Test
  void aCaptureThatAPersonProvedGoesBackAsMuchAsWasCaptured() {
    Order order = leftBehind(Behaviour.CAPTURES_AND_TIMES_OUT);
    world.provider.silent = true;
    scene.clock.pass(Duration.ofDays(14));
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("UNRESOLVED");
    String task = scene.text("select task_id from tasks where state = 'OPEN'");
    String evidence = Json.write(new Stimulus.Evidence("pi_17", Money.of(1200, "USD")));
    new Tasks(database)
        .close(new Tasks.Closing(task, "staff:stf_1", "PAID", "asked", evidence, scene.clock.now));
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("REFUND_DUE");
    assertThat(scene.text("select state from attempts where order_id = 'ord_r1'"))
        .isEqualTo("PAID");
    world.provider.silent = false;
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("REFUNDED");
    assertThat(
            scene.text(
                "select provider_ref from attempts where payment_id = '%s'"
                    .formatted(order.paymentId())))
        .isNotBlank();
    assertThat(world.provider.refunded.values()).containsExactly(Scene.PRICE);
    assertThat(balances()).isEmpty();
  }

  private void bank(Order order, Chargeback.State state) {
    world.provider.chargebacks.put(
        order.paymentId(), new Chargeback("scb_1", state, Scene.PRICE, RecordingProvider.AT));
  }

  @Test
  void e20WhatABankTookAfterTheEndIsNotRefundedUntilTheBankLoses() {
    Order order = leftBehind(Behaviour.CAPTURES_AND_TIMES_OUT);
    world.provider.refundsSilent = true;
    assertThat(isSettled()).isFalse();
    bank(order, Chargeback.State.OPEN);
    assertThat(isSettled()).isTrue();
    assertThat(scene.text(REFUND)).isEqualTo("STOPPED");
    assertThat(balances()).isEmpty();
    world.provider.refundsSilent = false;
    assertThat(isSettled()).as("heard of again").isTrue();
    assertThat(world.provider.refunded).isEmpty();
    bank(order, Chargeback.State.WON);
    assertThat(isSettled()).isTrue();
    assertThat(scene.text(REFUND)).isEqualTo("DONE");
    assertThat(world.provider.refunded.values()).containsExactly(Scene.PRICE);
    assertThat(balances()).isEmpty();
  }

  /** The hint ends with the look-up that finds nothing new, not with the one that finds it. */
  @Test
  void e20AWebhookAboutAChargebackIsDoneWhenTheLedgerHasIt() {
    Order order = leftBehind(Behaviour.CAPTURES_AND_TIMES_OUT);
    assertThat(isSettled()).isTrue();
    WebhookInbox inbox = new WebhookInbox(database);
    inbox.store(
        new WebhookInbox.Event(
            "sandbox",
            "evt_1",
            order.paymentId(),
            null,
            "CHARGEBACK",
            new byte[0],
            scene.clock.now));
    scene.clock.pass(Duration.ofSeconds(10));
    world.provider.silent = true;
    assertThat(isSettled()).isTrue();
    assertThat(inbox.waiting()).as("the provider said nothing").isEqualTo(1);
    world.provider.silent = false;
    bank(order, Chargeback.State.OPEN);
    assertThat(isSettled()).isTrue();
    assertThat(inbox.waiting()).as("only now it is written down").isEqualTo(1);
    assertThat(isSettled()).isTrue();
    assertThat(inbox.waiting()).isZero();
  }

  @Test
  void aRefundThatIsNotAnsweredIsAskedAgain() {
    leftBehind(Behaviour.CAPTURES_AND_TIMES_OUT);
    world.provider.refundsSilent = true;
    assertThat(isSettled()).isFalse();
    assertThat(order()).isEqualTo("REFUND_DUE");
    world.provider.refundsSilent = false;
    assertThat(isSettled()).isTrue();
    assertThat(order()).isEqualTo("REFUNDED");
    assertThat(balances()).isEmpty();
  }

  @Test
  void anOrderThatALeaseStillOwnsIsLeftAlone() {
    scene.hold(scene.submit("r2"));
    Order order = scene.lease.order("ord_r2").orElseThrow();
    scene.intent(order);
    assertThat(world.settlement.settleStep("ord_r2").again()).isNull();
    assertThat(world.provider.calls).isEmpty();
  }
}
