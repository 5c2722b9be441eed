package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.Result;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an order when its payment is answered, late, twice, wrongly or never. */
class OutcomesTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  @Test
  void e12_anAnswerThatComesTwiceOrOutOfOrderChangesNothingMore() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.WALLET);
    Order stored = life.lease().order(orderId).orElseThrow();
    life.answered(orderId, Result.UNKNOWN).pay(orderId);
    LocalDate until = life.lease().validUntil();
    for (Result late : List.of(Result.PENDING, Result.DECLINED, Result.PAID, Result.UNKNOWN)) {
      Money captured = late == Result.PAID ? stored.quote().total() : null;
      Stimulus.Outcome again =
          new Stimulus.Outcome(
              life.system(),
              orderId,
              stored.paymentId(),
              late,
              captured,
              null,
              null,
              stored.in(OrderState.APPLIED));
      life.refuses(again, Refusal.NOTHING_CHANGED);
    }
    assertThat(life.lease().validUntil()).isEqualTo(until);
  }

  @Test
  void e13_anUnansweredChargeIsLookedUpInASeriesAnchoredToTheAttempt() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.CARD);
    Instant attempt = life.now();
    life.answered(orderId, Result.UNKNOWN);
    for (long seconds : List.of(15L, 30L, 60L, 120L, 300L, 900L, 1800L, 5400L, 9000L)) {
      assertThat(life.wakeAt(WakeKind.LOOK_UP)).isEqualTo(attempt.plusSeconds(seconds));
      life.wake(WakeKind.LOOK_UP);
    }
    life.pay(orderId);
    assertThat(life.entries(Entry.Posting.class).stream().filter(p -> p.orderId().equals(orderId)))
        .as("one capture, one application")
        .hasSize(2);
  }

  @Test
  void lookUpsMissedInAnOutageAreNotMadeUpFor() {
    Life life = Life.active(MONTHLY);
    life.answered(life.order(PaymentMethod.CARD), Result.UNKNOWN);
    life.at(life.now().plus(Duration.ofDays(3))).wake(WakeKind.LOOK_UP);
    assertThat(life.wakeAt(WakeKind.LOOK_UP)).isAfter(life.now());
  }

  @Test
  void e14_aLiveQuoteHoldsAndAnExpiredOneIsRefused() {
    Life life = Life.active(MONTHLY);
    Quote offer = life.quote();
    Quote expiring =
        new Quote(
            offer.quoteId(),
            offer.kind(),
            offer.plan(),
            offer.terms(),
            offer.total(),
            offer.restoreFee(),
            offer.band(),
            offer.expectedValidUntil(),
            offer.newValidUntil(),
            life.now().plusSeconds(60),
            Quote.Extras.NONE);
    Stimulus.Submit submit = life.submit(expiring, PaymentMethod.CARD);
    life.at(life.now().plusSeconds(60)).refuses(submit, Refusal.QUOTE_EXPIRED);
    life.at(life.now().minusSeconds(1)).does(submit);
  }

  @Test
  void e15_aQuoteMadeInGraceIsHonouredInSuspension() {
    Life life = Life.inGrace(MONTHLY);
    LocalDate graceEnd = life.lease().graceUntil().orElseThrow();
    life.runUntil(life.startOf(graceEnd).minusSeconds(60));
    Quote quote = life.quote();
    String orderId = life.order(quote, PaymentMethod.WALLET);
    life.answered(orderId, Result.PENDING).runTo(graceEnd);
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    life.pay(orderId);
    assertThat(life.lease().validUntil()).isEqualTo(quote.newValidUntil());
  }

  @Test
  void e16_aTermThatWouldPassTheCapAtApplyIsRefunded() {
    Life life = Life.active(Sample.monthly(new PolicyBuilder().cap(2)));
    String orderId = life.order(PaymentMethod.CARD);
    life.does(new Stimulus.GiveGoodwill(life.staff(), life.lease().validUntil().plusDays(9)));
    LocalDate until = life.lease().validUntil();
    life.pay(orderId);
    assertThat(life.lease().validUntil()).isEqualTo(until);
    assertThat(life.lease().refunds()).hasSize(1);
  }

  @Test
  void i16_theCapIsAskedAtSubmissionToo() {
    Life life = Life.active(Sample.monthly(new PolicyBuilder().cap(2)));
    Quote made = life.quote();
    life.does(new Stimulus.GiveGoodwill(life.staff(), life.lease().validUntil().plusDays(9)));
    Quote same =
        new Quote(
            made.quoteId(),
            made.kind(),
            made.plan(),
            made.terms(),
            made.total(),
            made.restoreFee(),
            made.band(),
            life.lease().validUntil(),
            made.newValidUntil(),
            made.expiresAt(),
            Quote.Extras.NONE);
    life.refuses(life.submit(same, PaymentMethod.CARD), Refusal.CAP_EXCEEDED);
  }

  @Test
  void e17_anotherAmountThanQuotedIsNotAppliedAndAPersonIsAsked() {
    Life life = Life.active(MONTHLY);
    LocalDate until = life.lease().validUntil();
    String orderId = life.order(PaymentMethod.CARD);
    String paymentId = life.lease().order(orderId).orElseThrow().paymentId();
    Money euros = Money.of(1200, "EUR");
    life.does(
        new Stimulus.Outcome(
            life.system(), orderId, paymentId, Result.PAID, euros, null, null, null));
    assertThat(life.lease().validUntil()).isEqualTo(until);
    assertThat(life.lease().refunds().get(0).amount()).isEqualTo(euros);
    assertThat(life.hasTask(Task.Kind.AMOUNT_DIFFERS)).isTrue();
  }

  @Test
  void i9_nothingIsChargedWithoutAQuoteOrALiveConsent() {
    Life life = Life.active(MONTHLY);
    life.runTo(life.lease().validUntil().minusDays(2));
    life.refuses(life.autoRenew(), Refusal.NO_CONSENT);
    life.does(
        new Stimulus.GiveConsent(life.holder(), PaymentMethod.CARD, Money.of(1199, "USD"), true));
    life.refuses(life.autoRenew(), Refusal.ABOVE_CEILING);
    life.consents().does(life.autoRenew());
  }

  @Test
  void afterSuspensionOnlyAPreventedAttemptIsMadeUpFor() {
    Life ordinary = Life.inGrace(MONTHLY).consents();
    ordinary.runTo(ordinary.lease().graceUntil().orElseThrow());
    assertThat(ordinary.status()).isEqualTo(LeaseStatus.SUSPENDED);
    assertThat(ordinary.hasWake(WakeKind.AUTO_RENEW)).isFalse();
    ordinary.consents();
    assertThat(ordinary.hasWake(WakeKind.AUTO_RENEW)).isFalse();
  }

  @Test
  void aDeclinedOrderIsPaidByAnotherMethodUntilPayBy() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.CARD);
    life.answered(orderId, Result.DECLINED);
    Stimulus.Retry sameAttempt =
        new Stimulus.Retry(
            life.holder(),
            orderId,
            PaymentMethod.WALLET,
            null,
            DerivedId.payment(orderId, 1),
            life.now());
    life.refuses(sameAttempt, Refusal.ORDER_NOT_RETRYABLE);
    life.does(
        new Stimulus.Retry(
            life.holder(),
            orderId,
            PaymentMethod.WALLET,
            null,
            DerivedId.payment(orderId, 2),
            life.now()));
    assertThat(life.lease().order(orderId).orElseThrow().attempt()).isEqualTo(2);
    life.pay(orderId);
    assertThat(life.lease().orders()).isEmpty();
  }

  @Test
  void i4_anEarlierAttemptThatWasPaidAfterAllIsRefundedOnce() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.CARD);
    Stimulus.Outcome firstPaid = life.outcome(orderId, Result.PAID);
    life.answered(orderId, Result.DECLINED);
    life.does(
        new Stimulus.Retry(
            life.holder(), orderId, PaymentMethod.CARD, null, "pay_two", life.now()));
    life.does(firstPaid).pay(orderId);
    life.runUntil(life.now());
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isZero();
    Order applied =
        life.entries(Entry.OrderMoved.class).stream()
            .map(Entry.OrderMoved::order)
            .filter(o -> o.orderId().equals(orderId))
            .reduce((a, b) -> b)
            .orElseThrow();
    Stimulus.Outcome again =
        new Stimulus.Outcome(
            life.system(),
            orderId,
            firstPaid.paymentId(),
            Result.PAID,
            firstPaid.captured(),
            null,
            null,
            applied);
    life.refuses(again, Refusal.NOTHING_CHANGED);
  }

  @Test
  void i4_oneCaptureBecomesOneTerm() {
    Life life = Life.active(MONTHLY);
    life.fresh().renew();
    assertThat(life.entries(Entry.Posting.class)).hasSize(2);
    assertThat(life.entries(Entry.Days.class)).hasSize(1);
  }

  @Test
  void aCommandThatWaitedTooLongIsRefused() {
    Life life = Life.active(MONTHLY);
    Stimulus.Submit submit = life.submit(life.quote(), PaymentMethod.CARD);
    life.at(submit.notAfter().plusSeconds(1)).refuses(submit, Refusal.TOO_LATE);
  }

  @Test
  void aCheckoutThatWillNotCloseIsGivenToAPersonLikeAnUnknownPayment() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.WALLET);
    life.answered(orderId, Result.PENDING).wake(WakeKind.PAY_BY);
    life.answered(orderId, Result.PENDING).at(life.wakeAt(WakeKind.UNRESOLVED));
    life.wake(WakeKind.UNRESOLVED);
    assertThat(life.hasTask(Task.Kind.PAYMENT_UNRESOLVED)).isTrue();
    assertThat(life.lease().inFlight()).isEmpty();
  }
}
