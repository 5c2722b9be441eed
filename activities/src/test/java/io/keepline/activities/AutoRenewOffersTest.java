package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Scheduler;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.Database;
import io.keepline.store.brand.ChargesByConsent;
import io.keepline.store.brand.NextCharge;
import io.keepline.workflows.WorldActivities.AutoRenewOffer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AutoRenewOffersTest {
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

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
  void theOfferIsStoredAtThePriceOfTheBandInWhichItCameDue() {
    consent(PaymentMethod.CARD);
    LocalDate until = scene.lease.validUntil();
    AutoRenewOffer offer = offer("quo_auto", until.plusDays(2));
    Quote quote = offer.quote();
    assertThat(quote.kind()).isEqualTo(OrderKind.AUTO_RENEW);
    assertThat(quote.band()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(quote.restoreFee()).isEqualTo(Money.zero("USD"));
    assertThat(quote.expectedValidUntil()).isEqualTo(until);
    assertThat(offer.methodRef()).isEqualTo("svm_1");
    assertThat(scene.text("select kind || ' ' || method from quotes where quote_id = 'quo_auto'"))
        .isEqualTo("AUTO_RENEW CARD");
    assertThat(
            scene.text(
                "select sum((l->'amount'->>'amount')::numeric)::text from quotes,"
                    + " jsonb_array_elements(lines) l where quote_id = 'quo_auto'"))
        .isEqualTo(
            new java.math.BigDecimal(quote.total().minorUnits()).movePointLeft(2).toString());
  }

  @Test
  void theSameIdIsTheSameOffer() {
    consent(PaymentMethod.CARD);
    LocalDate due = scene.lease.validUntil().minusDays(3);
    assertThat(offer("quo_auto", due)).isEqualTo(offer("quo_auto", due));
    assertThat(scene.text("select count(*) from quotes where kind = 'AUTO_RENEW'")).isEqualTo("1");
  }

  @Test
  void aMethodThatIsTakenInAnotherCurrencyIsNotOffered() {
    consent(PaymentMethod.WECHAT_PAY);
    assertThat(offer("quo_auto", scene.lease.validUntil().minusDays(3)))
        .isEqualTo(AutoRenewOffer.NONE);
  }

  @Test
  void whatIsForeseenIsWhatIsOfferedOnThatDay() {
    consent(PaymentMethod.CARD);
    LocalDate muchEarlier = scene.lease.validUntil().minusDays(20);
    NextCharge foreseen = foreseen(muchEarlier).orElseThrow();
    assertThat(foreseen.date()).isEqualTo(scene.lease.validUntil().minusDays(3));
    assertThat(foreseen.isCharge()).isTrue();
    assertThat(foreseen.price())
        .as("without the discount for renewing early, which is over by then")
        .contains(Money.of(1200, "USD"))
        .contains(offer("quo_auto", foreseen.date()).quote().total());
  }

  @Test
  void whatCannotBeOfferedIsForeseenToo() {
    consent(PaymentMethod.WECHAT_PAY);
    assertThat(foreseen(scene.lease.validUntil().minusDays(20)).flatMap(NextCharge::because))
        .contains(NextCharge.Because.NOT_ON_OFFER);
  }

  @Test
  void withoutConsentNothingIsForeseen() {
    assertThat(foreseen(scene.lease.validUntil().minusDays(20))).isEmpty();
  }

  private Optional<NextCharge> foreseen(LocalDate day) {
    Instant noon = day.atTime(12, 0).atZone(ZONE).toInstant();
    return new ChargesByConsent(scene.brands::offered, database)
        .next(
            scene.lease,
            Scheduler.resolve(scene.lease, ZONE, noon),
            scene.brands.brand("tnt"),
            noon);
  }

  @Test
  void withoutConsentThereIsNoOffer() {
    assertThat(offer("quo_auto", scene.lease.validUntil().minusDays(3)))
        .isEqualTo(AutoRenewOffer.NONE);
  }

  private void consent(PaymentMethod method) {
    scene.step(
        new Stimulus.GiveConsent(
            scene.by("consent"), method, Money.of(9000, "USD"), true, "svm_1"));
  }

  private AutoRenewOffer offer(String quoteId, LocalDate day) {
    Instant noon = day.atTime(12, 0).atZone(ZONE).toInstant();
    return world.activities.offerAutoRenewal("lea_1", quoteId, noon);
  }
}
