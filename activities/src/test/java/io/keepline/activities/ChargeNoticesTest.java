package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Wake;
import io.keepline.lifecycle.WakeKind;
import io.keepline.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What mails promise of a charge that is to come. The plan costs 12.00 USD a term. */
class ChargeNoticesTest {
  private static final Money PRICE = Money.of(1200, "USD");
  private static final Money BELOW = Money.of(1199, "USD");

  private Database database;
  private Scene scene;
  private World world;

  @BeforeEach
  void open() {
    database = Scene.database();
    Scene.saveCard(database);
    scene = Scene.active(database, "lea_1");
    world = new World(scene);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aConsentThatCoversThePriceNamesTheDayOfTheCharge() {
    consent(PaymentMethod.CARD, PRICE, true);
    assertThat(mail(NoticeKind.AUTO_RENEW_CONSENT)).contains("next charge is planned for");
  }

  @Test
  void aConsentBelowThePriceIsToldWithThePriceAndWithoutADay() {
    consent(PaymentMethod.CARD, BELOW, true);
    assertThat(mail(NoticeKind.AUTO_RENEW_CONSENT))
        .contains("at most $11.99", "costs $12.00", "not charged by itself")
        .doesNotContain("next charge is planned");
  }

  @Test
  void aReminderPromisesOnlyAChargeThatWillBeMade() {
    consent(PaymentMethod.CARD, PRICE, true);
    remind();
    assertThat(mail(NoticeKind.REMINDER)).contains("we charge $12.00 on");
    consent(PaymentMethod.CARD, BELOW, true);
    remind();
    assertThat(mail(NoticeKind.REMINDER))
        .contains("That is in")
        .doesNotContain("we charge", "need not do anything");
  }

  @Test
  void aMethodThatTheBrandNoLongerTakesInThatCurrencyIsAskedFor() {
    consent(PaymentMethod.WECHAT_PAY, PRICE, true);
    assertThat(mail(NoticeKind.AUTO_RENEW_CONSENT))
        .contains("nothing is charged by itself")
        .doesNotContain("next charge is planned");
  }

  @Test
  void aCardThatWasRemovedIsNotPromisedToBeCharged() {
    consent(PaymentMethod.CARD, PRICE, true);
    database.jdbi().useHandle(handle -> handle.execute("update saved_methods set state='REMOVED'"));
    remind();
    assertThat(mail(NoticeKind.REMINDER)).contains("That is in").doesNotContain("we charge");
  }

  @Test
  void aBalanceThatDoesNotReachIsNotPromisedToPay() {
    consent(PaymentMethod.BALANCE, PRICE, true);
    assertThat(mail(NoticeKind.AUTO_RENEW_CONSENT))
        .contains("costs $12.00 now, and your balance is $0.00", "it is charged if")
        .doesNotContain("next charge is planned", "by itself");
    remind();
    assertThat(mail(NoticeKind.REMINDER))
        .contains("your balance is only $0.00", "/pay/")
        .doesNotContain("we charge");
  }

  /** The brand takes 5 % off until a week before expiry. */
  @Test
  void aReminderNamesThePriceOfToday() {
    remind();
    assertThat(mail(NoticeKind.REMINDER)).contains("The price now is $11.40");
  }

  private void consent(PaymentMethod method, Money ceiling, boolean chargeable) {
    scene.step(
        new Stimulus.GiveConsent(
            scene.by("consent_" + ceiling.minorUnits()), method, ceiling, chargeable, "svm_1"));
  }

  /** The clock goes to the next reminder. */
  private void remind() {
    Wake wake =
        scene.schedule.wakes().stream()
            .filter(w -> w.kind() == WakeKind.REMINDER)
            .findFirst()
            .orElseThrow();
    scene.clock.now = wake.at();
    scene.step(Lifecycle.due(wake));
  }

  private String mail(NoticeKind kind) {
    Notice notice =
        scene.lease.notices().stream()
            .filter(n -> n.kind() == kind)
            .reduce((earlier, later) -> later)
            .orElseThrow();
    assertThat(world.activities.deliver("lea_1", notice.noticeId()))
        .isEqualTo(Stimulus.NoticeResult.ACCEPTED);
    return world.mails.get(world.mails.size() - 1).text();
  }
}
