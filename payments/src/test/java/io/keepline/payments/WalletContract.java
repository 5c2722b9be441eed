package io.keepline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.DeclineReason.Firmness;
import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentOutcome.Declined;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.PaymentOutcome.Pending;
import io.keepline.payments.ProviderFixture.Card;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The part of the contract about pages, codes, refusals, and money that a bank takes back. */
public abstract class WalletContract extends ContractStage {

  @ParameterizedTest
  @CsvSource({"PAYPAL, USD, REDIRECT", "ALIPAY, CNY, REDIRECT", "WECHAT_PAY, CNY, QR_CODE"})
  void aWalletIsPaidOnItsPageInItsCurrency(
      PaymentMethod wallet, String currency, PendingCause cause) {
    String id = freshId("pay");
    Money amount = Money.of(8_800, currency);
    Pending pending = (Pending) begin(wallet(wallet, id, amount));
    assertThat(pending.cause()).isEqualTo(cause);
    assertThat(pending.checkoutUrl().getHost()).isNotBlank();
    assertThat(entriesOf(id)).isEmpty();
    fixture().payOnPage(id);
    assertThat(((Paid) provider().lookUp(id)).captured()).isEqualTo(amount);
    assertThat(entriesOf(id)).extracting(LedgerEntry::amount).containsExactly(amount);
  }

  @ParameterizedTest
  @CsvSource({"PAYPAL, USD", "ALIPAY, CNY", "WECHAT_PAY, CNY"})
  void aWalletThatIsRefusedOnItsPageIsDeclinedForGood(PaymentMethod wallet, String currency) {
    String id = freshId("pay");
    Pending pending = (Pending) begin(wallet(wallet, id, Money.of(8_800, currency)));
    fixture().refuseOnPage(id);
    PaymentOutcome declined = provider().lookUpByReference(pending.providerRef());
    assertThat(declined).isInstanceOf(Declined.class);
    assertThat(provider().confirm(pending.providerRef()))
        .as("confirmed again")
        .isIn(declined, pending);
    assertThat(provider().lookUp(id)).isEqualTo(declined);
    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void aWalletIsNotAskedForACurrencyThatItDoesNotTake() {
    String id = freshId("pay");
    Money foreign = Money.of(8_800, "INR");
    assertThat(fixture().methods().accepts(PaymentMethod.ALIPAY, foreign, Attendance.PRESENT))
        .isFalse();
    PaymentOutcome outcome = begin(wallet(PaymentMethod.ALIPAY, id, foreign));
    assertThat(outcome.kind()).isIn(PaymentOutcome.Kind.DECLINED, PaymentOutcome.Kind.NOT_SENT);
    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void aCardThatMustBeAuthenticatedSendsTheSubscriberToAPage() {
    String id = freshId("pay");
    Pending pending = (Pending) begin(card(Card.AUTHENTICATES, id, PRICE));
    assertThat(pending.cause()).isEqualTo(PendingCause.AUTHENTICATION);
    assertThat(provider().lookUp(id)).isEqualTo(pending);
    fixture().payOnPage(id);
    assertThat(((Paid) provider().lookUp(id)).captured()).isEqualTo(PRICE);
  }

  @Test
  void aFailedAuthenticationIsADeclineThatNeedsTheCustomer() {
    String id = freshId("pay");
    begin(card(Card.AUTHENTICATES, id, PRICE));
    fixture().refuseOnPage(id);
    Declined declined = (Declined) provider().lookUp(id);
    assertThat(declined.reason()).isEqualTo(DeclineReason.AUTHENTICATION_FAILED);
    assertThat(declined.reason().firmness()).isEqualTo(Firmness.NEEDS_CUSTOMER);
  }

  @Test
  void aStolenCardIsAHardDecline() {
    Declined declined = (Declined) begin(card(Card.STOLEN, freshId("pay"), PRICE));
    assertThat(declined.reason()).isEqualTo(DeclineReason.STOLEN_CARD);
    assertThat(declined.reason().isHard()).isTrue();
  }

  @Test
  void aChargebackIsSeenInTheLookUpAndInTheDay() {
    String id = paid(PRICE);
    fixture().takeBack(id);
    Chargeback open = ((Paid) provider().lookUp(id)).chargeback().orElseThrow();
    assertThat(open.state()).isEqualTo(Chargeback.State.OPEN);
    assertThat(open.amount()).isEqualTo(PRICE);
    assertThat(entriesOf(id))
        .extracting(LedgerEntry::kind)
        .containsExactlyInAnyOrder(LedgerEntry.Kind.CHARGE, LedgerEntry.Kind.CHARGEBACK);
    assertThat(provider().refund(refund(id, 1)))
        .as("money that the bank holds is not sent back a second time")
        .isEqualTo(new RefundOutcome.Failed(RefundFailure.EXCEEDS_CAPTURED));
  }

  @Test
  void aChargebackThatIsWonGivesTheMoneyBack() {
    String id = paid(PRICE);
    fixture().takeBack(id);
    fixture().decide(id, true);
    assertThat(((Paid) provider().lookUp(id)).chargeback().orElseThrow().state())
        .isEqualTo(Chargeback.State.WON);
    assertThat(entriesOf(id))
        .filteredOn(entry -> entry.kind() == LedgerEntry.Kind.CHARGEBACK_REVERSED)
        .extracting(LedgerEntry::amount)
        .containsExactly(PRICE);
    assertThat(provider().refund(refund(id, 1)).kind()).isEqualTo(RefundOutcome.Kind.REFUNDED);
  }

  @Test
  void aChargebackThatIsLostKeepsTheMoneyAway() {
    String id = paid(PRICE);
    fixture().takeBack(id);
    fixture().decide(id, false);
    assertThat(((Paid) provider().lookUp(id)).chargeback().orElseThrow().state())
        .isEqualTo(Chargeback.State.LOST);
    assertThat(entriesOf(id))
        .extracting(LedgerEntry::kind)
        .doesNotContain(LedgerEntry.Kind.CHARGEBACK_REVERSED);
  }
}
