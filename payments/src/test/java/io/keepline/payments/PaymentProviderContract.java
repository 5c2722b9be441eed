package io.keepline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.PaymentOutcome.Pending;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every provider must do. An adapter joins by extending this class. */
public abstract class PaymentProviderContract {

  private static final URI RETURN_URL = URI.create("https://shop.example/back");
  private static final Money PRICE = Money.of(1_299, "USD");

  /** The adapter under test. */
  protected abstract PaymentProvider provider();

  /** A method that is paid as soon as it is confirmed. */
  protected abstract PaymentRequest paysAtOnce(String paymentId, Money amount, URI returnUrl);

  /** A method that is declined for want of money. */
  protected abstract PaymentRequest lacksMoney(String paymentId, Money amount, URI returnUrl);

  /** A method that sends the subscriber to the provider's page. */
  protected abstract PaymentRequest redirects(String paymentId, Money amount, URI returnUrl);

  /** The subscriber pays on the page. */
  protected abstract void payOnPage(String paymentId);

  private String paid(Money amount) {
    String id = RunningSandbox.freshId("pay");
    Created created = (Created) provider().create(paysAtOnce(id, amount, RETURN_URL));
    assertThat(provider().confirm(created.providerRef())).isInstanceOf(Paid.class);
    return id;
  }

  @Test
  void creatingChargesNothingUntilItIsConfirmed() {
    String id = RunningSandbox.freshId("pay");
    PaymentOutcome created = provider().create(paysAtOnce(id, PRICE, RETURN_URL));
    assertThat(created.kind()).isEqualTo(PaymentOutcome.Kind.CREATED);
    assertThat(provider().lookUp(id)).isEqualTo(created);
    assertThat(entriesOf(id)).isEmpty();
  }

  @Test
  void confirmingCapturesExactlyWhatWasAsked() {
    String id = RunningSandbox.freshId("pay");
    Instant before = Instant.now().minusSeconds(5);
    Created created = (Created) provider().create(paysAtOnce(id, PRICE, RETURN_URL));
    Paid paid = (Paid) provider().confirm(created.providerRef());
    assertThat(paid.captured()).isEqualTo(PRICE);
    assertThat(paid.providerRef()).isEqualTo(created.providerRef());
    assertThat(paid.paidAt()).isBetween(before, Instant.now().plusSeconds(5));
    assertThat(provider().lookUp(id)).isEqualTo(paid);
    assertThat(provider().lookUpByReference(created.providerRef())).isEqualTo(paid);
  }

  @Test
  void theSameRequestAgainIsTheSamePayment() {
    String id = RunningSandbox.freshId("pay");
    PaymentRequest request = paysAtOnce(id, PRICE, RETURN_URL);
    Created first = (Created) provider().create(request);
    assertThat(provider().create(request)).isEqualTo(first);
    PaymentOutcome paid = provider().confirm(first.providerRef());
    assertThat(provider().create(request)).isEqualTo(paid);
    assertThat(provider().confirm(first.providerRef())).isEqualTo(paid);
    assertThat(entriesOf(id)).hasSize(1);
  }

  @Test
  void theSameIdWithOtherDataIsAConflictAndChangesNothing() {
    String id = RunningSandbox.freshId("pay");
    PaymentOutcome first = provider().create(paysAtOnce(id, PRICE, RETURN_URL));
    PaymentOutcome second =
        provider().create(paysAtOnce(id, PRICE.plus(Money.of(1, "USD")), RETURN_URL));
    assertThat(second).isEqualTo(new PaymentOutcome.Unknown(UnknownCause.CONFLICT));
    assertThat(provider().lookUp(id)).isEqualTo(first);
  }

  @Test
  void aDeclineIsDefiniteAndSaysWhy() {
    String id = RunningSandbox.freshId("pay");
    Created created = (Created) provider().create(lacksMoney(id, PRICE, RETURN_URL));
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
    String id = RunningSandbox.freshId("pay");
    Pending pending = (Pending) provider().create(redirects(id, PRICE, RETURN_URL));
    assertThat(pending.cause()).isEqualTo(PendingCause.REDIRECT);
    assertThat(pending.expiresAt()).isAfter(Instant.now());
    assertThat(provider().confirm(pending.providerRef())).isEqualTo(pending);
    payOnPage(id);
    assertThat(((Paid) provider().lookUp(id)).captured()).isEqualTo(PRICE);
  }

  @Test
  void anUnknownPaymentIsNotFound() {
    assertThat(provider().lookUp(RunningSandbox.freshId("pay")))
        .isEqualTo(new PaymentOutcome.NotFound());
    assertThat(provider().lookUpByReference("spy_0")).isEqualTo(new PaymentOutcome.NotFound());
    assertThat(provider().confirm("spy_0")).isEqualTo(new PaymentOutcome.NotFound());
  }

  @Test
  void cancellingClosesAnOpenCheckoutForGood() {
    String id = RunningSandbox.freshId("pay");
    Pending pending = (Pending) provider().create(redirects(id, PRICE, RETURN_URL));
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
    String id = RunningSandbox.freshId("pay");
    assertThat(provider().cancel(id)).isEqualTo(CancelOutcome.CLOSED);
    PaymentOutcome late = provider().create(paysAtOnce(id, PRICE, RETURN_URL));
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
    String id = RunningSandbox.freshId("pay");
    provider().create(redirects(id, PRICE, RETURN_URL));
    assertThat(provider().refund(refund(id, 1)))
        .isEqualTo(new RefundOutcome.Failed(RefundFailure.NOT_CAPTURED));
    assertThat(provider().lookUpRefund("ref_unknown")).isEqualTo(new RefundOutcome.NotFound());
    assertThat(provider().refund(refund(RunningSandbox.freshId("pay"), 1)))
        .isEqualTo(new RefundOutcome.Unknown(UnknownCause.REFUSED));
  }

  @Test
  void anotherCurrencyIsNotRefunded() {
    String id = paid(PRICE);
    assertThat(
            provider()
                .refund(new RefundRequest(RunningSandbox.freshId("ref"), id, Money.of(1, "EUR"))))
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

  private List<LedgerEntry> entriesOf(String paymentId) {
    return today().stream().filter(entry -> entry.paymentId().equals(paymentId)).toList();
  }

  /** Yesterday too: a test may run over midnight. */
  private List<LedgerEntry> today() {
    LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
    List<LedgerEntry> entries = new ArrayList<>(day(today.minusDays(1)));
    entries.addAll(day(today));
    return entries;
  }

  private List<LedgerEntry> day(LocalDate day) {
    List<LedgerEntry> entries = new ArrayList<>();
    Optional<String> after = Optional.empty();
    do {
      LedgerAnswer.Page page = (LedgerAnswer.Page) provider().listDay(day, after);
      entries.addAll(page.entries());
      after = page.next();
    } while (after.isPresent());
    return entries;
  }

  private static RefundRequest refund(String paymentId, long minorUnits) {
    return new RefundRequest(RunningSandbox.freshId("ref"), paymentId, Money.of(minorUnits, "USD"));
  }
}
