package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class LeaseTagTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  /** What others can do to a lease that a person was about to change. */
  private static final List<Consumer<Life>> CHANGES =
      List.of(
          Life::renew,
          Life::consents,
          Life::requestCancellation,
          life -> life.hold(HoldReason.FRAUD),
          life -> life.order(PaymentMethod.WALLET),
          life ->
              life.does(new Stimulus.ChoosePlan(life.holder(), Sample.named("pln_new", MONTHLY))),
          life -> life.runTo(life.lease().validUntil()));

  @Test
  void whatOthersDoMeanwhileGivesAnotherName() {
    for (Consumer<Life> change : CHANGES) {
      Life life = Life.active(MONTHLY);
      String seen = LeaseTag.of(life.lease());
      change.accept(life);
      assertThat(LeaseTag.of(life.lease())).isNotEqualTo(seen);
    }
  }

  @Test
  void anotherCeilingIsAnotherConsent() {
    Life life = Life.active(MONTHLY).consents();
    String seen = LeaseTag.of(life.lease());
    life.does(
        new Stimulus.GiveConsent(life.holder(), PaymentMethod.CARD, Money.of(1999, "USD"), true));
    assertThat(LeaseTag.of(life.lease())).isNotEqualTo(seen);
    assertThat(LeaseTag.of(life.consents().lease())).as("as before").isEqualTo(seen);
  }

  @Test
  void mailsAndRemindersThatLeaveGiveNoOtherName() {
    Life life = Life.reserved(MONTHLY, Sample.ZONE, Sample.START).pay("ord_0");
    String seen = LeaseTag.of(life.lease());
    Lease read = life.lease();
    life.noticeAnswered(NoticeKind.RECEIPT, Stimulus.NoticeResult.LATER);
    assertThat(life.lease()).isNotEqualTo(read);
    assertThat(LeaseTag.of(life.lease())).isEqualTo(seen);
    life.runTo(life.lease().validUntil().minusDays(1));
    assertThat(life.lease().remindedDays()).as("reminded").isNotNull();
    assertThat(LeaseTag.of(life.lease())).isEqualTo(seen);
  }

  @Test
  void aPaymentUnderWayIsOneFactHoweverFarTheProviderIs() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.WALLET);
    String seen = LeaseTag.of(life.lease());
    life.answered(orderId, Stimulus.Result.PENDING);
    assertThat(LeaseTag.of(life.lease())).isEqualTo(seen);
    life.pay(orderId);
    assertThat(LeaseTag.of(life.lease())).isNotEqualTo(seen);
  }
}
