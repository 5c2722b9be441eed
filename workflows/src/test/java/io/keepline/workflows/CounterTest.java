package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Stimulus;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A clerk's money, through the workflow. */
@Timeout(60)
class CounterTest {
  private static final LocalDate PAID = LocalDate.parse("2027-03-01");
  private static final LocalDate RENEWED = LocalDate.parse("2027-04-01");

  @Test
  void cashRenewsInOneUpdateAndAsksNoProvider() {
    try (Stage stage = new Stage()) {
      stage.begin();
      Answer answer = stage.update("payAtCounter", stage.cash("1"));
      assertThat(answer.accepted()).isTrue();
      assertThat(answer.validUntil()).isEqualTo(RENEWED);
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
      assertThat(stage.world.charged).hasSize(1);
    }
  }

  @Test
  void aLeaseBegunAtTheCounterIsPaidBeforeItBegins() {
    try (Stage stage = new Stage()) {
      Answer answer = stage.beginAtCounter();
      assertThat(answer.accepted()).isTrue();
      assertThat(answer.status()).isEqualTo(LeaseStatus.ACTIVE);
      assertThat(answer.validUntil()).isEqualTo(PAID);
      assertThat(stage.world.charged).isEmpty();
      assertThat(stage.record.applied("ord_start")).isEqualTo(1);
    }
  }

  @Test
  void e25_anOpenCheckoutIsClosedAtTheProviderBeforeTheCashCounts() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.update("renew", stage.renew("1", PaymentMethod.WALLET));
      Answer answer = stage.update("payAtCounter", stage.cash("2"));
      assertThat(answer.accepted()).isTrue();
      assertThat(answer.validUntil()).isEqualTo(RENEWED);
      assertThat(stage.record.applied("ord_1")).isZero();
      assertThat(stage.record.applied("ord_2")).isEqualTo(1);
    }
  }

  @Test
  void e25_paidMeanwhileTheCashIsRefusedAndNothingIsTakenTwice() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.update("renew", stage.renew("1", PaymentMethod.WALLET));
      String paymentId = stage.record.lease.inFlight().orElseThrow().paymentId();
      stage.world.found.put(paymentId, Stimulus.Result.PAID);
      Answer answer = stage.update("payAtCounter", stage.cash("2"));
      assertThat(answer.refusal()).isEqualTo(Refusal.VALID_UNTIL_MOVED);
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
      assertThat(stage.record.applied("ord_2")).isZero();
    }
  }

  @Test
  void e25_aProviderThatDoesNotAnswerLeavesTheCashRefused() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.update("renew", stage.renew("1", PaymentMethod.WALLET));
      Order open = stage.record.lease.inFlight().orElseThrow();
      stage.world.found.put(open.paymentId(), Stimulus.Result.UNKNOWN);
      Answer answer = stage.update("payAtCounter", stage.cash("2"));
      assertThat(answer.refusal()).isEqualTo(Refusal.ORDER_IN_FLIGHT);
      assertThat(stage.record.lease.inFlight().map(Order::state)).contains(OrderState.UNKNOWN);
    }
  }

  @Test
  void twoClerksWaitForOneCheckoutAndOneOfThemIsPaid() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.update("renew", stage.renew("1", PaymentMethod.WALLET));
      stage.world.holdClosing = new CountDownLatch(1);
      var first = stage.begin("payAtCounter", stage.cash("2"));
      var second = stage.begin("payAtCounter", stage.cash("3"));
      stage.until(l -> l.inFlight().map(Order::closing).orElse(false));
      stage.world.holdClosing.countDown();
      assertThat(first.getResultAsync().join().accepted())
          .isNotEqualTo(second.getResultAsync().join().accepted());
      assertThat(stage.record.applied("ord_2") + stage.record.applied("ord_3")).isEqualTo(1);
    }
  }

  @Test
  void aWrongEntryIsTakenBackByAnUpdateAndByItsSignal() {
    try (Stage stage = new Stage()) {
      stage.begin();
      Lease before = stage.record.lease;
      CounterCommands.PayAtCounter cash = stage.cash("1");
      stage.update("payAtCounter", cash);
      stage.stub().signal("reverseAtCounter", reversal("2", cash, before));
      stage.until(l -> PAID.equals(l.validUntil()));
      Answer again = stage.update("reverseAtCounter", reversal("3", cash, before));
      assertThat(again.refusal()).isEqualTo(Refusal.NOT_REVERSIBLE);
    }
  }

  private static CounterCommands.ReverseAtCounter reversal(
      String id, CounterCommands.PayAtCounter cash, Lease before) {
    return new CounterCommands.ReverseAtCounter(
        "req_" + id,
        "staff:stf_1",
        "typed_wrong",
        cash.orderId(),
        cash.quote(),
        Stimulus.CounterReverse.Before.of(before));
  }
}
