package io.keepline.payments.stripe.stub;

import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** One Stripe account: its objects and what can be done with them. Used under the stub's lock. */
final class StubAccount {

  private final StubShelf shelf = new StubShelf();
  private final StubEvents events;
  private final StubMoney money = new StubMoney(this);
  private final StubSetups setups = new StubSetups(this);
  private final StubIntents intents = new StubIntents(this);
  private final Map<String, StubCard.Decline> nextDeclines = new HashMap<>();
  private boolean refundsSettleAtOnce = true;

  StubAccount(Optional<URI> webhookUrl, String webhookSecret) {
    this.events = new StubEvents(shelf, webhookUrl, webhookSecret);
  }

  StubShelf shelf() {
    return shelf;
  }

  StubEvents events() {
    return events;
  }

  StubMoney money() {
    return money;
  }

  StubSetups setups() {
    return setups;
  }

  StubIntents intents() {
    return intents;
  }

  boolean refundsSettleAtOnce() {
    return refundsSettleAtOnce;
  }

  void refundsSettleAtOnce(boolean atOnce) {
    refundsSettleAtOnce = atOnce;
  }

  /** The bank declines the next charge of a payment method, and takes the one after it. */
  void declineNext(String paymentMethod, String declineCode) {
    nextDeclines.put(paymentMethod, StubCard.Decline.of(declineCode));
  }

  Optional<StubCard.Decline> declines(String paymentMethod, StubCard card) {
    return Optional.ofNullable(nextDeclines.remove(paymentMethod)).or(card::decline);
  }

  Map<String, Object> make(String prefix, String object) {
    return shelf.make(prefix, object, Instant.now().getEpochSecond());
  }

  Map<String, Object> intentOf(String paymentId) {
    return shelf
        .all(
            "payment_intent",
            row -> paymentId.equals(((Map<?, ?>) row.get("metadata")).get("keepline_payment")))
        .get(0);
  }
}
