package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.store.AdoptAnswer.Adopted;
import io.keepline.store.PaymentOutcome.Recorded;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PaymentsTest {
  private static final Instant NOW = LeaseFixture.NOW;
  private static LeaseFixture fixture;

  @BeforeAll
  static void open() {
    fixture = new LeaseFixture(TestDatabase.create());
  }

  @AfterAll
  static void close() {
    fixture.database.close();
  }

  @Test
  void anIntentFoundAgainSendsNothingWhoeverAsks() {
    Adopted run = fixture.reserved("lea_again", 1);
    assertThat(intent(run, 1, null)).isEqualTo(new IntentAnswer.Recorded());
    fixture.leases.adopt(LeaseFixture.again("lea_again"));
    assertThat(intent(run, 1, null))
        .isEqualTo(new IntentAnswer.AlreadyThere(LeaseFixture.attempt("lea_again", 1)));
  }

  @Test
  void anOldRunChargesNothing() {
    Adopted run = fixture.reserved("lea_old", 2);
    fixture.leases.adopt(LeaseFixture.again("lea_old"));
    assertThat(intent(run, 1, null)).isEqualTo(new IntentAnswer.Stale(2));
    assertThat(fixture.payments.attempt("pay_lea_old_1")).isEmpty();
  }

  @Test
  void aCommandThatWaitedTooLongChargesNothing() {
    Adopted run = fixture.reserved("lea_waited", 3);
    assertThat(intent(run, 1, NOW.minusSeconds(1))).isEqualTo(new IntentAnswer.TooLate());
    assertThat(intent(run, 1, NOW)).isEqualTo(new IntentAnswer.Recorded());
  }

  @Test
  void aTokenIsForgottenWhenItsPaymentIsDefinite() {
    MethodTokens tokens = new MethodTokens(fixture.database);
    Adopted run = fixture.reserved("lea_token", 30);
    intent(run, 1, null);
    fixture.execute("update attempts set method_ref = 'mtk_used' where order_id = 'ord_lea_token'");
    tokens.keep("mtk_used", "CARD", "tok_visa", NOW);
    tokens.keep("mtk_young", "CARD", "tok_visa", NOW.plusSeconds(2));
    tokens.keep("mtk_wish", "CARD", "tok_visa", NOW);
    fixture.execute(
        """
        insert into saved_methods
          (method_ref, holder_id, brand_id, method, wish_ref, state, created_at, changed_at)
        values ('mtk_saved', 'hol_1', 'tnt', 'CARD', 'mtk_wish', 'SAVED', ?, ?)
        """,
        NOW,
        NOW);
    assertThat(tokens.forgetSpent(NOW.plusSeconds(1))).isZero();
    outcome("pay_lea_token_1", "DECLINED", null);
    assertThat(tokens.forgetSpent(NOW.plusSeconds(1))).isOne();
    assertThat(fixture.texts("select method_ref from method_tokens order by 1"))
        .containsExactly("mtk_wish", "mtk_young");
  }

  @Test
  void anotherAttemptWaitsUntilTheFirstIsDefinite() {
    Adopted run = fixture.reserved("lea_second", 4);
    intent(run, 1, null);
    assertThat(intent(run, 2, null)).isEqualTo(new IntentAnswer.Refused(StoreRefusal.ATTEMPT_OPEN));
    outcome("pay_lea_second_1", "DECLINED", null);
    assertThat(intent(run, 2, null)).isEqualTo(new IntentAnswer.Recorded());
  }

  @Test
  void anotherOrderWhileOneIsInFlightIsRefused() {
    Adopted run = fixture.reserved("lea_busy", 5);
    IntentAnswer answer =
        fixture.payments.intent(
            new IntentRequest(
                "lea_busy",
                run.epoch(),
                fixture.order("lea_busy", "other_busy", "SUBMITTED"),
                LeaseFixture.attempt("other_busy", 1),
                null,
                NOW));
    assertThat(answer).isEqualTo(new IntentAnswer.Refused(StoreRefusal.ORDER_IN_FLIGHT));
    assertThat(fixture.count("orders where order_id = 'ord_other_busy'")).isZero();
  }

  @Test
  void theChargeBrakeIsAskedInTheSameTransaction() {
    Adopted run = fixture.reserved("lea_braked", 6);
    Brakes brakes = new Brakes(fixture.database);
    brakes.set(Brakes.wish("tnt", Brake.Kind.CHARGE, true, "staff:1", "test", NOW));
    assertThat(intent(run, 1, null))
        .isEqualTo(new IntentAnswer.Refused(StoreRefusal.CHARGES_BRAKED));
    brakes.set(Brakes.wish("tnt", Brake.Kind.CHARGE, false, "staff:1", "over", NOW));
    assertThat(intent(run, 1, null)).isEqualTo(new IntentAnswer.Recorded());
  }

  @Test
  void theFirstReferenceStaysAndTheCheckoutIsKept() {
    Adopted run = fixture.reserved("lea_ref", 7);
    intent(run, 1, null);
    Instant until = NOW.plusSeconds(600);
    fixture.payments.reference("pay_lea_ref_1", "prov_1", "https://pay.example/1", until);
    fixture.payments.reference("pay_lea_ref_1", "prov_2", null, null);
    AttemptRow stored = fixture.payments.attempt("pay_lea_ref_1").orElseThrow();
    assertThat(stored.providerRef()).isEqualTo("prov_1");
    assertThat(stored.checkoutUrl()).isEqualTo("https://pay.example/1");
    assertThat(stored.expiresAt()).isEqualTo(until);
  }

  @Test
  void paidStaysPaidWhateverComesLater() {
    Adopted run = fixture.reserved("lea_paid", 8);
    intent(run, 1, null);
    assertThat(outcome("pay_lea_paid_1", "PAID", LeaseFixture.PRICE)).isEqualTo(Recorded.WRITTEN);
    assertThat(outcome("pay_lea_paid_1", "DECLINED", null)).isEqualTo(Recorded.UNCHANGED);
    assertThat(outcome("pay_lea_paid_1", "PAID", Money.of(1, "USD"))).isEqualTo(Recorded.UNCHANGED);
    assertThat(fixture.payments.attempt("pay_lea_paid_1").orElseThrow().captured())
        .isEqualTo(LeaseFixture.PRICE);
  }

  @Test
  void lateMoneyWinsOverAClosedCheckoutButAnOldPendingDoesNot() {
    Adopted run = fixture.reserved("lea_late", 9);
    intent(run, 1, null);
    outcome("pay_lea_late_1", "CLOSED", null);
    assertThat(outcome("pay_lea_late_1", "PENDING", null)).isEqualTo(Recorded.UNCHANGED);
    assertThat(outcome("pay_lea_late_1", "PAID", LeaseFixture.PRICE)).isEqualTo(Recorded.WRITTEN);
  }

  @Test
  void aSecondCaptureOfAnOrderIsKeptAsSurplus() {
    Adopted run = fixture.reserved("lea_surplus", 10);
    intent(run, 1, null);
    outcome("pay_lea_surplus_1", "NEVER_RECEIVED", null);
    intent(run, 2, null);
    outcome("pay_lea_surplus_2", "PAID", LeaseFixture.PRICE);
    assertThat(outcome("pay_lea_surplus_1", "PAID", LeaseFixture.PRICE))
        .isEqualTo(Recorded.SURPLUS);
    assertThat(outcome("pay_lea_surplus_1", "PAID", LeaseFixture.PRICE))
        .isEqualTo(Recorded.UNCHANGED);
    AttemptRow stored = fixture.payments.attempt("pay_lea_surplus_1").orElseThrow();
    assertThat(stored.state()).isEqualTo("SURPLUS");
    assertThat(stored.captured()).isEqualTo(LeaseFixture.PRICE);
  }

  @Test
  void anOutcomeOfAnUnknownPaymentSaysSo() {
    assertThat(outcome("pay_nowhere", "PAID", LeaseFixture.PRICE))
        .isEqualTo(Recorded.NO_SUCH_PAYMENT);
  }

  @Test
  void unfinishedPaymentsAreListedUntilTheyAreDefinite() {
    Adopted run = fixture.reserved("lea_list", 11);
    intent(run, 1, null);
    outcome("pay_lea_list_1", "UNKNOWN", null);
    assertThat(fixture.payments.unfinished(100))
        .extracting(AttemptRow::paymentId)
        .contains("pay_lea_list_1");
    outcome("pay_lea_list_1", "DECLINED", null);
    assertThat(fixture.payments.unfinished(100))
        .extracting(AttemptRow::paymentId)
        .doesNotContain("pay_lea_list_1");
  }

  @Test
  void anOrderThatOutlivedItsLeaseIsMovedByThePaymentsOwnWorkflow() {
    Adopted run = fixture.reserved("lea_left", 12);
    intent(run, 1, null);
    fixture.leases.commit(
        LeaseFixture.commit(run, "end")
            .facts(LeaseFixture.facts("ENDED"))
            .number("AVAILABLE")
            .build());
    OpenLeases open = new OpenLeases(fixture.database);
    assertThat(open.leftToPayment(null, 100))
        .extracting(left -> left.order().orderId())
        .containsExactly("ord_lea_left");

    LeftOrders left = new LeftOrders(fixture.database);
    OrderRow closed = fixture.order("lea_left", "lea_left", "CLOSED");
    assertThat(left.settle(settle("PAID", closed))).isInstanceOf(SettleAnswer.Conflict.class);
    assertThat(left.settle(settle("SUBMITTED", closed))).isEqualTo(new SettleAnswer.Settled());
    assertThat(open.leftToPayment(null, 100)).isEmpty();
    assertThat(fixture.texts("select owner from orders where order_id = 'ord_lea_left'"))
        .containsExactly("payment");
  }

  private static SettleRequest settle(String expected, OrderRow order) {
    return new SettleRequest(
        expected,
        order,
        java.util.List.of(),
        java.util.List.of(),
        java.util.List.of(),
        java.util.List.of(),
        java.util.List.of(),
        NOW);
  }

  private static IntentAnswer intent(Adopted run, int attempt, Instant notAfter) {
    String lease = run.lease().leaseId();
    return fixture.payments.intent(
        new IntentRequest(
            lease,
            run.epoch(),
            fixture.order(lease, lease, "SUBMITTED"),
            LeaseFixture.attempt(lease, attempt),
            notAfter,
            NOW));
  }

  private static Recorded outcome(String paymentId, String state, Money captured) {
    return fixture.payments.outcome(new PaymentOutcome(paymentId, state, captured, null, NOW));
  }
}
