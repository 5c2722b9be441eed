package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Mailbox;
import io.keepline.local.client.OperatorClient;
import io.keepline.local.client.Patience;
import io.keepline.local.client.PayPage;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Buyer;
import io.keepline.local.client.Shop.Means;
import io.keepline.local.mailbox.Mail;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One holder on one stack, with a shop, a mailbox and a browser. */
record Traveller(Shop shop, Mailbox mailbox, PayPage payPage, String name) {
  static final Means CARD = Means.card("tok_visa");
  static final Means EMPTY_CARD = Means.card("tok_insufficient_funds");
  static final Means WALLET = Means.wallet("wal_on_time");

  static Traveller on(LocalStack stack) {
    return on(stack, "tnt");
  }

  /** A holder of a brand's number. */
  static Traveller on(LocalStack stack, String brandId) {
    String id = UUID.randomUUID().toString().substring(0, 8);
    return new Traveller(
        new Shop(
            new OperatorClient(
                stack.addresses().apiUrl(), LocalSecrets.of(stack.folder()).apiKey(), "en"),
            brandId),
        new Mailbox(stack.addresses().mailboxUrl(), "holder-" + id + "@example.com"),
        new PayPage(),
        "Holder " + id);
  }

  /** The same holder on a stack that was started again. */
  Traveller goingOnOn(Traveller other) {
    return new Traveller(
        other.shop, new Mailbox(other.mailbox.url(), mailbox.address()), payPage, name);
  }

  /** Leases a number by card. */
  JsonNode lease(String planId) {
    JsonNode number = shop.freeNumber("US");
    Reply quote = shop.startQuote(number.path("numberId").asText(), planId, "USD");
    Reply order = start(quote, CARD);
    shop.awaitOrder(order.text("/orderId"), "applied");
    Reply lease = shop.awaitStatus(order.text("/leaseId"), "active");
    assertThat(lease.text("/number/numberId")).isEqualTo(number.path("numberId").asText());
    assertThat(lease.text("/validUntil")).isEqualTo(quote.text("/newValidUntil"));
    return lease.body();
  }

  Reply start(Reply quote, Means means) {
    Buyer buyer = new Buyer(name, "en", mailbox.address());
    return shop.start(quote.text("/quoteId"), buyer, means).expectYes("The start");
  }

  /** Renews by card, and sees what was quoted. */
  Reply renew(String leaseId) {
    Reply quote = shop.renewQuote(leaseId);
    Reply order = shop.renew(leaseId, quote, CARD).expectYes("The renewal");
    assertThat(order.text("/state")).isEqualTo("applied");
    assertThat(order.text("/total/amount")).isEqualTo(quote.text("/total/amount"));
    assertThat(validUntil(leaseId)).isEqualTo(LocalDate.parse(quote.text("/newValidUntil")));
    return order;
  }

  LocalDate validUntil(String leaseId) {
    return LocalDate.parse(shop.lease(leaseId).text("/validUntil"));
  }

  /** Allows renewal by charge. Mails may leave meanwhile: they are no reason for a 412. */
  Reply consent(String leaseId, Map<String, ?> consent) {
    return askConsent(leaseId, consent).expectYes("The consent");
  }

  /** The same, whatever is answered. */
  Reply askConsent(String leaseId, Map<String, ?> consent) {
    String seen = shop.lease(leaseId).etag();
    return shop.api().put("/v1/leases/" + leaseId + "/consent", consent, seen);
  }

  /** Waits for a mail whose text holds something. */
  Mail mailWith(String part) {
    return Patience.until(
        "a mail with " + part,
        Duration.ofSeconds(60),
        () -> {
          Optional<Mail> found =
              mailbox.mails().stream()
                  .filter(mail -> (mail.subject() + mail.text()).contains(part))
                  .reduce((first, last) -> last);
          return found;
        });
  }

  boolean isFree(String numberId) {
    return shop.freeNumbers("US").stream()
        .anyMatch(number -> number.path("numberId").asText().equals(numberId));
  }
}
