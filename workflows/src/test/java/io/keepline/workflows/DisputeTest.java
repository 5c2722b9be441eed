package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.PaymentMethod;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A bank takes money back, and gives it back, through the workflow. */
@Timeout(60)
class DisputeTest {
  private static final String PAYMENT = DerivedId.payment("ord_start", 1);

  private static WorldActivities.Dispute dispute(boolean won) {
    return new WorldActivities.Dispute(
        "scb_1", "ord_start", PAYMENT, Stage.PRICE, won, PaymentMethod.CARD, Stage.PRICE);
  }

  private static long moved(Stage stage, Entry.Account from, Entry.Account to) {
    synchronized (stage.record) {
      return stage.record.entries.stream()
          .filter(e -> e instanceof Entry.Posting p && p.from() == from && p.to() == to)
          .count();
    }
  }

  @Test
  void e20_aHintAsksTheProviderAndTheNumberIsHeldAndFreed() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.world.disputes.put(PAYMENT, List.of(dispute(false)));
      stage.stub().signal(NumberLifecycle.DISPUTE_HINT, PAYMENT);
      stage.stub().signal(NumberLifecycle.DISPUTE_HINT, PAYMENT);
      stage.until(l -> l.isHeld(HoldReason.DISPUTE));
      stage.world.disputes.put(PAYMENT, List.of(dispute(true)));
      stage.stub().signal(NumberLifecycle.DISPUTE_HINT, PAYMENT);
      stage.until(l -> !l.isHeld(HoldReason.DISPUTE));
      assertThat(moved(stage, Entry.Account.PROVIDER, Entry.Account.CHARGEBACKS)).isEqualTo(1);
      assertThat(moved(stage, Entry.Account.CHARGEBACKS, Entry.Account.PROVIDER)).isEqualTo(1);
    }
  }

  @Test
  void aHintAboutNothingNewChangesNothing() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService() && l.notices().isEmpty());
      long version = stage.record.version;
      stage.stub().signal(NumberLifecycle.DISPUTE_HINT, PAYMENT);
      Answer answer = stage.update("lookUpPayment", lookUp("ord_start"));
      assertThat(answer.accepted()).isTrue();
      assertThat(stage.record.version).isEqualTo(version);
    }
  }

  @Test
  void supportCanAskAboutAnOrderThatWasApplied() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.world.disputes.put("ord_start", List.of(dispute(false)));
      stage.update("lookUpPayment", lookUp("ord_start"));
      stage.until(l -> l.isHeld(HoldReason.DISPUTE));
    }
  }

  private static Commands.LookUpPayment lookUp(String orderId) {
    return new Commands.LookUpPayment("req_look", "staff:stf_1", "asked", orderId);
  }
}
