package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.By;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.Database;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What mails say of payments that nobody waited for. */
class PaymentNoticesTest {
  private Database database;
  private Scene scene;
  private World world;

  @BeforeEach
  void open() {
    database = Scene.database();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void on(Scene there) {
    scene = there;
    world = new World(there);
  }

  @Test
  void aFirstPaymentThatNeverArrivedSaysHowLongTheNumberWaits() {
    on(Scene.reserved(database, "lea_1"));
    Order order = scene.lease.orders().get(0);
    scene.outcome(order, Stimulus.Result.UNKNOWN, null);
    scene.outcome(order, Stimulus.Result.NEVER_RECEIVED, null);
    assertThat(mail(NoticeKind.PAYMENT_DECLINED))
        .contains("did not reach the provider", "Nothing was charged", "waits for you until")
        .doesNotContain("/pay/", "expired");
  }

  @Test
  void aRenewalThatNeverArrivedLeadsToItsPage() {
    on(Scene.active(database, "lea_1"));
    Order order = submitted();
    scene.outcome(order, Stimulus.Result.UNKNOWN, null);
    scene.outcome(order, Stimulus.Result.NEVER_RECEIVED, null);
    assertThat(mail(NoticeKind.PAYMENT_DECLINED))
        .contains("did not reach the provider", "/pay/", "is paid until")
        .doesNotContain("waits for you", "expired");
  }

  @Test
  void whoeverWaitsForTheAnswerHearsItThere() {
    on(Scene.active(database, "lea_1"));
    scene.outcome(submitted(), Stimulus.Result.NEVER_RECEIVED, null);
    assertThat(scene.lease.notices())
        .extracting(Notice::kind)
        .doesNotContain(NoticeKind.PAYMENT_DECLINED);
  }

  private Order submitted() {
    scene.hold(scene.submit("r1"));
    Order order = scene.lease.order("ord_r1").orElseThrow();
    scene.intent(order);
    return order;
  }

  @Test
  void theEndOfADisputeIsTold() {
    on(Scene.active(database, "lea_1"));
    bank(false);
    assertThat(mail(NoticeKind.DISPUTE)).contains("can only receive");
    bank(true);
    assertThat(mail(NoticeKind.DISPUTE_WON)).contains("$12.00", "the payment stands");
  }

  private void bank(boolean won) {
    scene.step(
        new Stimulus.Dispute(
            By.system("cbk:dsp_1:" + won, "bank"),
            "ord_lea_1",
            DerivedId.payment("ord_lea_1", 1),
            Scene.PRICE,
            won));
  }

  private String mail(NoticeKind kind) {
    Notice notice =
        scene.lease.notices().stream().filter(n -> n.kind() == kind).findFirst().orElseThrow();
    assertThat(world.activities.deliver("lea_1", notice.noticeId()))
        .isEqualTo(Stimulus.NoticeResult.ACCEPTED);
    return world.mails.get(world.mails.size() - 1).text();
  }
}
