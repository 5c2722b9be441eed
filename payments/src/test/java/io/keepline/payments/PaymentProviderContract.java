package io.keepline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.PaymentOutcome.Pending;
import io.keepline.payments.ProviderFixture.Card;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every provider must do. An adapter joins by extending this class. */
public abstract class PaymentProviderContract extends SavedMethodContract {

  @Test
  void creatingChargesNothingUntilItIsConfirmed() {
    String id = freshId("pay");
    PaymentOutcome created = provider().create(card(Card.PAYS, id, PRICE));
    assertThat(created.kind()).isEqualTo(PaymentOutcome.Kind.CREATED);
    assertThat(provider().lookUp(id)).isEqualTo(created);
    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void confirmingCapturesExactlyWhatWasAsked() {
    String id = freshId("pay");
    Instant before = Instant.now().minusSeconds(5);
    Created created = (Created) provider().create(card(Card.PAYS, id, PRICE));
    Paid paid = (Paid) provider().confirm(created.providerRef());
    assertThat(paid.captured()).isEqualTo(PRICE);
    assertThat(paid.providerRef()).isEqualTo(created.providerRef());
    assertThat(paid.paidAt()).isBetween(before, Instant.now().plusSeconds(5));
    assertThat(provider().lookUp(id)).isEqualTo(paid);
    assertThat(provider().lookUpByReference(created.providerRef())).isEqualTo(paid);
  }

  @Test
  void theSameRequestAgainIsTheSamePayment() {
    String id = freshId("pay");
    PaymentRequest request = card(Card.PAYS, id, PRICE);
    Created first = (Created) provider().create(request);
    assertThat(provider().create(request)).isEqualTo(first);
    PaymentOutcome paid = provider().confirm(first.providerRef());
    assertThat(provider().create(request)).isEqualTo(paid);
    assertThat(provider().confirm(first.providerRef())).isEqualTo(paid);
    assertThat(entriesOf(id)).hasSize(1);
  }

  @Test
  void theSameIdWithOtherDataIsAConflictAndChangesNothing() {
    String id = freshId("pay");
    PaymentOutcome first = provider().create(card(Card.PAYS, id, PRICE));
    PaymentOutcome second = provider().create(card(Card.PAYS, id, PRICE.plus(Money.of(1, "USD"))));
    assertThat(second).isEqualTo(new PaymentOutcome.Unknown(UnknownCause.CONFLICT));
    assertThat(provider().lookUp(id)).isEqualTo(first);
  }

  @Test
  void aDeclineIsDefiniteAndSaysWhy() {
    String id = freshId("pay");
    Created created = (Created) provider().create(card(Card.LACKS_MONEY, id, PRICE));
    PaymentOutcome declined = provider().confirm(created.providerRef());
    assertThat(declined)
        .isEqualTo(
            new PaymentOutcome.Declined(created.providerRef(), DeclineReason.INSUFFICIENT_FUNDS));
    assertThat(provider().lookUp(id)).isEqualTo(declined);
    assertThat(provider().cancel(id)).isEqualTo(CancelOutcome.CLOSED);
    assertThat(provider().lookUp(id)).isEqualTo(declined);
    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void aRedirectIsPendingUntilTheSubscriberPays() {
    String id = freshId("pay");
    Pending pending = (Pending) begin(wallet(PaymentMethod.PAYPAL, id, PRICE));
    assertThat(pending.cause()).isEqualTo(PendingCause.REDIRECT);
    assertThat(pending.expiresAt()).isAfter(Instant.now());
    assertThat(provider().confirm(pending.providerRef())).isEqualTo(pending);
    fixture().payOnPage(id);
    assertThat(((Paid) provider().lookUp(id)).captured()).isEqualTo(PRICE);
  }

  @Test
  void anUnknownPaymentIsNotFound() {
    assertThat(provider().lookUp(freshId("pay"))).isEqualTo(new PaymentOutcome.NotFound());
    assertThat(provider().lookUpByReference(fixture().unknownReference()))
        .isEqualTo(new PaymentOutcome.NotFound());
    assertThat(provider().confirm(fixture().unknownReference()))
        .isEqualTo(new PaymentOutcome.NotFound());
  }

  @Test
  void cancellingClosesAnOpenCheckoutForGood() {
    String id = freshId("pay");
    Pending pending = (Pending) begin(wallet(PaymentMethod.PAYPAL, id, PRICE));
    assertThat(provider().cancel(id)).isEqualTo(CancelOutcome.CLOSED);
    assertThat(provider().lookUp(id)).isEqualTo(new PaymentOutcome.Closed(pending.providerRef()));
    assertThat(provider().cancel(id)).isEqualTo(CancelOutcome.CLOSED);
  }

  @Test
  void cancellingWhatIsPaidAnswersThatItIsPaid() {
    assertThat(provider().cancel(paid(PRICE))).isEqualTo(CancelOutcome.ALREADY_PAID);
  }

  @Test
  void cancellingAnUnknownIdBarsTheRequestThatIsStillOnItsWay() {
    String id = freshId("pay");
    assertThat(provider().cancel(id)).isEqualTo(CancelOutcome.CLOSED);
    PaymentOutcome late = provider().create(card(Card.PAYS, id, PRICE));
    assertThat(late.kind()).isEqualTo(PaymentOutcome.Kind.CLOSED);
    String ref = ((PaymentOutcome.Closed) late).providerRef();
    assertThat(provider().confirm(ref)).isEqualTo(late);
    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void refundsGoBackInPartsAndNeverMoreThanWasCaptured() {
    String id = paid(PRICE);
    RefundRequest part = refund(id, 1_000);
    RefundOutcome first = provider().refund(part);
    assertThat(((RefundOutcome.Refunded) first).amount()).isEqualTo(part.amount());
    assertThat(provider().refund(part)).isEqualTo(first);
    assertThat(provider().lookUpRefund(part.refundId())).isEqualTo(first);
    assertThat(provider().refund(refund(id, 300)))
        .isEqualTo(new RefundOutcome.Failed(RefundFailure.EXCEEDS_CAPTURED));
    assertThat(provider().refund(refund(id, 299)).kind()).isEqualTo(RefundOutcome.Kind.REFUNDED);
    assertThat(entriesOf(id))
        .extracting(LedgerEntry::kind)
        .containsExactly(LedgerEntry.Kind.CHARGE, LedgerEntry.Kind.REFUND, LedgerEntry.Kind.REFUND);
  }

  @Test
  void aRefundIdIsGoodForOneRefundOnly() {
    RefundRequest first = refund(paid(PRICE), 100);
    provider().refund(first);
    RefundRequest other =
        new RefundRequest(first.refundId(), first.paymentId(), Money.of(200, "USD"));
    assertThat(provider().refund(other))
        .isEqualTo(new RefundOutcome.Unknown(UnknownCause.CONFLICT));
  }

  @Test
  void whatWasNotCapturedIsNotRefunded() {
    String id = freshId("pay");
    begin(wallet(PaymentMethod.PAYPAL, id, PRICE));
    assertThat(provider().refund(refund(id, 1)))
        .isEqualTo(new RefundOutcome.Failed(RefundFailure.NOT_CAPTURED));
    assertThat(provider().lookUpRefund("ref_unknown")).isEqualTo(new RefundOutcome.NotFound());
    assertThat(provider().refund(refund(freshId("pay"), 1)))
        .isEqualTo(new RefundOutcome.Unknown(UnknownCause.REFUSED));
  }

  @Test
  void anotherCurrencyIsNotRefunded() {
    String id = paid(PRICE);
    assertThat(provider().refund(new RefundRequest(freshId("ref"), id, Money.of(1, "EUR"))))
        .isEqualTo(new RefundOutcome.Failed(RefundFailure.EXCEEDS_CAPTURED));
  }

  @Test
  void aDayOfTheLedgerIsReadPageByPage() {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      ids.add(paid(Money.of(100 + i, "EUR")));
    }
    List<LedgerEntry> day = today();
    assertThat(day).extracting(LedgerEntry::paymentId).containsAll(ids);
    assertThat(day).doesNotHaveDuplicates();
    assertThat(provider().listDay(LocalDate.of(2001, 1, 1), Optional.empty()))
        .isEqualTo(new LedgerAnswer.Page(List.of(), Optional.empty()));
  }
}
