package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Stimulus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ChargingByConsentTest {

  @Test
  void aConsentRenewsByItselfMonthAfterMonthWithOneChargeEach() {
    try (Stage stage = new Stage()) {
      begunWith(stage, consent(2000, true));
      stage.sleep(Duration.ofDays(100));
      stage.until(l -> LocalDate.parse("2027-06-01").equals(l.validUntil()));
      assertThat(stage.world.charged).hasSize(4).doesNotHaveDuplicates();
      assertThat(stage.record.lease.status()).isEqualTo(LeaseStatus.ACTIVE);
    }
  }

  @Test
  void aSoftDeclineIsTriedAgainAtTheNextOffset() {
    try (Stage stage = new Stage()) {
      begunWith(stage, consent(2000, true));
      stage.world.cardAnswer = Stimulus.Result.DECLINED;
      stage.sleep(Duration.ofDays(27));
      stage.until(l -> l.orders().stream().anyMatch(o -> o.state() == OrderState.DECLINED));
      assertThat(stage.record.lease.orders().get(0).quote().kind()).isEqualTo(OrderKind.AUTO_RENEW);
      stage.world.cardAnswer = Stimulus.Result.PAID;
      stage.sleep(Duration.ofDays(2));
      stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
      assertThat(stage.record.lease.orders()).isEmpty();
      assertThat(stage.world.charged).hasSize(3);
    }
  }

  @Test
  void aHardDeclineEndsTheConsentAndNothingIsChargedAfterIt() {
    try (Stage stage = new Stage()) {
      begunWith(stage, consent(2000, true));
      stage.world.cardAnswer = Stimulus.Result.DECLINED;
      stage.world.declineReason = DeclineReason.EXPIRED_CARD;
      stage.sleep(Duration.ofDays(40));
      stage.until(l -> l.status() == LeaseStatus.GRACE);
      assertThat(stage.record.lease.consent()).isNull();
      assertThat(stage.world.charged).hasSize(2);
      assertThat(stage.world.sent).contains("PAYMENT_DECLINED");
    }
  }

  @Test
  void aRevokedConsentIsNotChargedAndARenewalByHandStillWorks() {
    try (Stage stage = new Stage()) {
      begunWith(stage, consent(2000, true));
      stage.sleep(Duration.ofDays(20));
      stage.update(
          "revokeConsent", new Commands.RevokeConsent("req_off", "holder:hld_1", "revoked"));
      stage.sleep(Duration.ofDays(15));
      stage.until(l -> l.status() == LeaseStatus.GRACE);
      assertThat(stage.world.charged).hasSize(1);
    }
  }

  @Test
  void whatMayNotBeChargedIsAskedOfTheHolder() {
    try (Stage stage = new Stage()) {
      begunWith(stage, consent(1, true));
      stage.sleep(Duration.ofDays(27));
      stage.until(l -> Integer.valueOf(3).equals(l.autoRenewDays()));
      stage.until(l -> l.notices().isEmpty());
      stage.world.unoffered = true;
      stage.sleep(Duration.ofDays(2));
      stage.until(l -> Integer.valueOf(1).equals(l.autoRenewDays()));
      stage.until(l -> stage.world.sent.stream().filter("PAYMENT_REQUEST"::equals).count() == 2);
      assertThat(stage.world.charged).hasSize(1);
    }
  }

  @Test
  void aMethodThatCannotBeChargedUnattendedIsNeverSubmitted() {
    try (Stage stage = new Stage()) {
      begunWith(stage, consent(2000, false));
      stage.sleep(Duration.ofDays(40));
      stage.until(l -> l.status() == LeaseStatus.GRACE);
      assertThat(stage.world.charged).hasSize(1);
      assertThat(stage.world.sent).contains("PAYMENT_REQUEST");
    }
  }

  @Test
  void aBalanceThatSufficesRenewsByConsentInOneCommitAndAsksNoProvider() {
    try (Stage stage = new Stage()) {
      begunWith(stage, fromBalance());
      stage.record.balance = 1_300;
      long before = stage.record.version;
      stage.sleep(Duration.ofDays(27));
      stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
      assertThat(stage.record.balance).isEqualTo(100);
      assertThat(stage.world.charged).as("the first order's").hasSize(1);
      assertThat(stage.record.version).isGreaterThan(before);
    }
  }

  @Test
  void aBalanceThatIsTooLowIsToldAndPaysAtTheNextOffset() {
    try (Stage stage = new Stage()) {
      begunWith(stage, fromBalance());
      stage.record.balance = 1_199;
      stage.sleep(Duration.ofDays(26));
      stage.until(l -> l.orders().stream().anyMatch(o -> o.state() == OrderState.DECLINED));
      stage.until(l -> stage.world.sent.contains("PAYMENT_DECLINED"));
      assertThat(stage.record.balance).isEqualTo(1_199);
      assertThat(stage.record.lease.consent()).isNotNull();
      stage.record.balance = 1_200;
      stage.sleep(Duration.ofDays(3));
      stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
      assertThat(stage.record.balance).isZero();
    }
  }

  @Test
  void aRevokedConsentAndAConfirmedCancellationLeaveTheBalanceAlone() {
    for (boolean cancelled : List.of(false, true)) {
      try (Stage stage = new Stage()) {
        begunWith(stage, fromBalance());
        stage.record.balance = 9_999;
        stage.sleep(Duration.ofDays(25));
        if (cancelled) {
          stage.update(
              "cancelOnBehalf",
              new Commands.CancelOnBehalf("req_conf", "staff:stf_1", "asked", 480, null));
        } else {
          stage.update(
              "revokeConsent", new Commands.RevokeConsent("req_off", "holder:hld_1", "revoked"));
        }
        stage.sleep(Duration.ofDays(10));
        stage.until(l -> l.status() == LeaseStatus.GRACE);
        assertThat(stage.record.balance).isEqualTo(9_999);
      }
    }
  }

  @Test
  void whileChargesAreBrakedTheBalanceIsAskedAgainAndNothingIsDeclined() {
    try (Stage stage = new Stage()) {
      begunWith(stage, fromBalance());
      stage.record.balance = 5_000;
      stage.record.chargesBraked = true;
      stage.sleep(Duration.ofDays(27));
      assertThat(stage.record.lease.orders()).isEmpty();
      stage.record.chargesBraked = false;
      stage.sleep(Duration.ofHours(1));
      stage.until(l -> LocalDate.parse("2027-04-01").equals(l.validUntil()));
      assertThat(stage.record.balance).isEqualTo(3_800);
    }
  }

  private static Commands.GiveConsent fromBalance() {
    return new Commands.GiveConsent(
        "req_consent",
        "holder:hld_1",
        "consent",
        PaymentMethod.BALANCE,
        Money.of(2000, "USD"),
        false,
        null,
        null);
  }

  /** Quiet before and after: what is under way then has nothing to do with what is tested. */
  static void begunWith(Stage stage, Commands.GiveConsent consent) {
    stage.begin();
    stage.until(l -> l.everInService() && l.notices().isEmpty());
    assertThat(stage.update("giveConsent", consent).accepted()).isTrue();
    stage.until(l -> l.consent() != null && l.notices().isEmpty());
  }

  static Commands.GiveConsent consent(long ceiling, boolean chargeable) {
    return new Commands.GiveConsent(
        "req_consent",
        "holder:hld_1",
        "consent",
        PaymentMethod.CARD,
        Money.of(ceiling, "USD"),
        chargeable,
        chargeable ? "svm_1" : null,
        null);
  }
}
