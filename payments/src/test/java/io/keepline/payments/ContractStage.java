package io.keepline.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.ProviderFixture.Card;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What every part of the contract plays on. */
public abstract class ContractStage {

  protected static final Money PRICE = Money.of(1_299, "USD");

  /** The provider under test. */
  protected abstract ProviderFixture fixture();

  protected PaymentProvider provider() {
    return fixture().provider();
  }

  protected static String freshId(String prefix) {
    return RunningSandbox.freshId(prefix);
  }

  protected PaymentRequest card(Card card, String paymentId, Money amount) {
    return fixture().request(PaymentMethod.CARD, fixture().token(card), paymentId, amount);
  }

  protected PaymentRequest wallet(PaymentMethod wallet, String paymentId, Money amount) {
    return fixture().request(wallet, fixture().walletToken(wallet), paymentId, amount);
  }

  /** Asks for a payment, and confirms it where the provider waits for that. */
  protected PaymentOutcome begin(PaymentRequest request) {
    PaymentOutcome created = provider().create(request);
    return created instanceof Created waiting ? provider().confirm(waiting.providerRef()) : created;
  }

  protected String paid(Money amount) {
    String id = freshId("pay");
    assertThat(begin(card(Card.PAYS, id, amount))).isInstanceOf(Paid.class);
    return id;
  }

  protected List<LedgerEntry> entriesOf(String paymentId) {
    return today().stream().filter(entry -> entry.paymentId().equals(paymentId)).toList();
  }

  /** Yesterday too: a test may run over midnight. */
  protected List<LedgerEntry> today() {
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

  protected static RefundRequest refund(String paymentId, long minorUnits) {
    return new RefundRequest(freshId("ref"), paymentId, Money.of(minorUnits, "USD"));
  }
}
