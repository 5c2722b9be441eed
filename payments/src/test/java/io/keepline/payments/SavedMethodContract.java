package io.keepline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.DeclineReason.Firmness;
import io.keepline.payments.PaymentOutcome.Declined;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.ProviderFixture.Card;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The part of the contract about methods that are kept and charged while nobody is there. */
public abstract class SavedMethodContract extends WalletContract {

  private static final Mandate MANDATE =
      new Mandate(
          "con_1",
          Instant.parse("2026-03-31T10:00:00Z"),
          Optional.of(new Mandate.Online("192.0.2.7", "Browser of the test")));

  private SaveRequest wish(PaymentMethod method, String token, String payerId) {
    return new SaveRequest(
        freshId("sav"), payerId, method, token, ProviderFixture.RETURN_URL, MANDATE);
  }

  private SavedMethod saved(Card card, String payerId) {
    SaveOutcome outcome =
        fixture().savedMethods().save(wish(PaymentMethod.CARD, fixture().token(card), payerId));
    if (outcome instanceof SaveOutcome.Pending pending) {
      fixture().answerSave(pending.saveRef(), true);
      outcome = fixture().savedMethods().lookUpSave(pending.saveRef());
    }
    return ((SaveOutcome.Saved) outcome).saved();
  }

  private PaymentOutcome unattended(String token) {
    return unattended(token, PaymentMethod.CARD);
  }

  private PaymentOutcome unattended(String token, PaymentMethod method) {
    return begin(
        new PaymentRequest(
            freshId("pay"),
            PRICE,
            method,
            token,
            ProviderFixture.RETURN_URL,
            "ord_contract",
            Attendance.UNATTENDED));
  }

  @Test
  void aSavedCardIsChargedWhileNobodyIsThere() {
    SavedMethod saved = saved(Card.PAYS, freshId("hld"));
    assertThat(saved.method()).isEqualTo(PaymentMethod.CARD);
    assertThat(saved.label()).isNotBlank();
    assertThat(saved.lastMonth()).isPresent();
    assertThat(((Paid) unattended(saved.token())).captured()).isEqualTo(PRICE);
    assertThat(unattended(saved.token())).as("the next term").isInstanceOf(Paid.class);
  }

  @Test
  void savingAgainUnderTheSameIdIsTheSameMethod() {
    SaveRequest wish = wish(PaymentMethod.CARD, fixture().token(Card.PAYS), freshId("hld"));
    SaveOutcome first = fixture().savedMethods().save(wish);
    assertThat(fixture().savedMethods().save(wish)).isEqualTo(first);
    assertThat(fixture().savedMethods().lookUpSave(((SaveOutcome.Saved) first).saveRef()))
        .isEqualTo(first);
  }

  @Test
  void anUnattendedChargeThatTheBankWantsApprovedNeedsTheCustomer() {
    SavedMethod saved = saved(Card.AUTHENTICATES, freshId("hld"));
    Declined declined = (Declined) unattended(saved.token());
    assertThat(declined.reason()).isEqualTo(DeclineReason.AUTHENTICATION_REQUIRED);
    assertThat(declined.reason().firmness()).isEqualTo(Firmness.NEEDS_CUSTOMER);
    assertThat(provider().lookUpByReference(declined.providerRef())).isEqualTo(declined);
  }

  @Test
  void aPayPalAccountIsSavedOnItsPageAndThenChargedUnattended() {
    SaveOutcome.Pending pending =
        (SaveOutcome.Pending)
            fixture()
                .savedMethods()
                .save(
                    wish(
                        PaymentMethod.PAYPAL,
                        fixture().walletToken(PaymentMethod.PAYPAL),
                        freshId("hld")));
    assertThat(pending.cause()).isEqualTo(PendingCause.REDIRECT);
    fixture().answerSave(pending.saveRef(), true);
    SaveOutcome.Saved saved =
        (SaveOutcome.Saved) fixture().savedMethods().lookUpSave(pending.saveRef());
    assertThat(saved.saved().method()).isEqualTo(PaymentMethod.PAYPAL);
    assertThat(unattended(saved.saved().token(), PaymentMethod.PAYPAL)).isInstanceOf(Paid.class);
  }

  @Test
  void aPageThatIsAnsweredWithNoSavesNothing() {
    String payerId = freshId("hld");
    SaveOutcome.Pending pending =
        (SaveOutcome.Pending)
            fixture()
                .savedMethods()
                .save(
                    wish(
                        PaymentMethod.PAYPAL,
                        fixture().walletToken(PaymentMethod.PAYPAL),
                        payerId));
    fixture().answerSave(pending.saveRef(), false);
    assertThat(fixture().savedMethods().lookUpSave(pending.saveRef()).kind())
        .isEqualTo(SaveOutcome.Kind.DECLINED);
    assertThat(fixture().savedMethods().list(payerId)).hasValue(List.of());
  }

  @Test
  void aMethodThatCannotBeChargedUnattendedIsNotSaved() {
    SaveOutcome outcome =
        fixture()
            .savedMethods()
            .save(
                wish(
                    PaymentMethod.WECHAT_PAY,
                    fixture().walletToken(PaymentMethod.WECHAT_PAY),
                    freshId("hld")));
    assertThat(outcome.kind()).isIn(SaveOutcome.Kind.DECLINED, SaveOutcome.Kind.NOT_SENT);
    assertThat(
            unattended(fixture().walletToken(PaymentMethod.WECHAT_PAY), PaymentMethod.WECHAT_PAY)
                .kind())
        .isIn(PaymentOutcome.Kind.DECLINED, PaymentOutcome.Kind.NOT_SENT);
  }

  @Test
  void savedMethodsAreListedForTheirPayerOnly() {
    String payerId = freshId("hld");
    SavedMethod first = saved(Card.PAYS, payerId);
    SavedMethod second = saved(Card.PAYS, payerId);
    saved(Card.PAYS, freshId("hld"));
    assertThat(fixture().savedMethods().list(payerId).orElseThrow())
        .containsExactlyInAnyOrder(first, second);
    assertThat(fixture().savedMethods().list(freshId("hld")).orElseThrow()).isEmpty();
  }

  @Test
  void aForgottenMethodIsNeverChargedAgain() {
    String payerId = freshId("hld");
    SavedMethod saved = saved(Card.PAYS, payerId);
    assertThat(fixture().savedMethods().forget(saved.token())).isTrue();
    assertThat(fixture().savedMethods().forget(saved.token())).as("again").isTrue();
    assertThat(fixture().savedMethods().list(payerId).orElseThrow()).isEmpty();
    Declined declined = (Declined) unattended(saved.token());
    assertThat(declined.reason()).isEqualTo(DeclineReason.PERMISSION_WITHDRAWN);
    assertThat(declined.reason().isHard()).isTrue();
  }

  @Test
  void aTokenThatWasNeverSavedIsNotChargedWhileNobodyIsThere() {
    PaymentOutcome outcome = unattended(fixture().token(Card.PAYS));
    assertThat(outcome.kind()).isIn(PaymentOutcome.Kind.DECLINED, PaymentOutcome.Kind.NOT_SENT);
  }
}
