package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** When a lease takes a top-up that was paid, and when all of its money goes to the wallet. */
class TopUpTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  private static Stimulus topUp(Life life, int days, boolean restores) {
    return new Stimulus.TopUpDays(life.system(), "ord_top", "pay_top", days, restores);
  }

  private static Entry.ToppedUp taken(Life life) {
    return life.entries(Entry.ToppedUp.class).get(0);
  }

  @Test
  void daysCountFromTheOldDateInGraceAndBringServiceBack() {
    Life life = Life.active(MONTHLY);
    LocalDate before = life.lease().validUntil();
    life.at(before.plusDays(2)).wake(WakeKind.EXPIRY).fresh();
    life.does(topUp(life, 10, false));
    assertThat(life.lease().validUntil()).isEqualTo(before.plusDays(10));
    assertThat(life.lease().status()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(taken(life))
        .isEqualTo(
            new Entry.ToppedUp("ord_top", "pay_top", before.plusDays(2), before.plusDays(10)));
  }

  @Test
  void aStepWithoutDaysLeavesTheDateAndIsStillTaken() {
    Life life = Life.active(MONTHLY).fresh();
    LocalDate before = life.lease().validUntil();
    life.does(topUp(life, 0, false));
    assertThat(life.lease().validUntil()).isEqualTo(before);
    assertThat(life.entries(Entry.Days.class)).isEmpty();
    assertThat(taken(life).validUntil()).isEqualTo(before);
  }

  @Test
  void aSuspendedNumberNeedsTheRestoreFeeInTheStep() {
    Life life = Life.suspended(MONTHLY);
    life.refuses(topUp(life, 5, false), Refusal.RESTORE_FEE_NEEDED);
    life.refuses(topUp(life, 0, true), Refusal.DATE_NOT_LATER);
    LocalDate today = life.today();
    life.does(topUp(life, 5, true));
    assertThat(life.lease().validUntil()).isEqualTo(today.plusDays(6));
    assertThat(life.lease().status()).isEqualTo(LeaseStatus.ACTIVE);
  }

  @Test
  void confirmedHeldLostAndCappedNumbersRefuseIt() {
    Life confirmed = Life.active(MONTHLY).cancelOnBehalf();
    confirmed.refuses(topUp(confirmed, 0, false), Refusal.CANCELLATION_CONFIRMED);
    confirmed.refuses(topUp(confirmed, 5, false), Refusal.CANCELLATION_CONFIRMED);
    Life held = Life.active(MONTHLY).hold(HoldReason.FRAUD);
    held.refuses(topUp(held, 5, false), Refusal.ON_HOLD);
    Life lost = Life.suspended(MONTHLY).lost();
    lost.refuses(topUp(lost, 5, true), Refusal.NUMBER_LOST);
    Life capped = Life.active(MONTHLY);
    capped.refuses(topUp(capped, 800, false), Refusal.CAP_EXCEEDED);
  }

  @Test
  void aTopUpIsNoOrderOfALease() {
    Life life = Life.active(MONTHLY);
    Quote quote =
        Sample.renewQuote(
            "quo_top", OrderKind.TOP_UP, life.lease(), life.lease().plan(), 1, life.today());
    life.refuses(
        new Stimulus.Submit(
            life.system(),
            "ord_top",
            quote,
            PaymentMethod.CARD,
            null,
            "pay_top",
            life.lease().validUntil(),
            life.moment().real().plusSeconds(60)),
        Refusal.QUOTE_DOES_NOT_FIT);
  }
}
