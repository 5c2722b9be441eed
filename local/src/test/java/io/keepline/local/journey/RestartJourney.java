package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Reply;
import java.time.LocalDate;
import java.util.function.Supplier;

/** Everything stops while a wallet is open; after it the payment arrives and the number goes on. */
final class RestartJourney {
  private final Traveller before;
  private final Supplier<Traveller> restart;

  RestartJourney(Traveller before, Supplier<Traveller> restart) {
    this.before = before;
    this.restart = restart;
  }

  void live() {
    JsonNode lease = before.lease("tnt-voice");
    String leaseId = lease.path("leaseId").asText();
    LocalDate end = before.validUntil(leaseId);
    Reply quote = before.shop().renewQuote(leaseId);
    Reply pending = before.shop().renew(leaseId, quote, Traveller.WALLET).expectYes("The renewal");

    Traveller after = before.goingOnOn(restart.get());

    assertThat(after.shop().lease(leaseId).text("/number/numberId"))
        .isEqualTo(lease.at("/number/numberId").asText());
    assertThat(after.shop().order(pending.text("/orderId")).text("/state")).isEqualTo("pending");
    after.payPage().press(pending.text("/nextAction/url"), "pay");
    after.shop().awaitOrder(pending.text("/orderId"), "applied");
    assertThat(after.validUntil(leaseId)).isAfter(end);
    after.renew(leaseId);
    after.shop().advanceTo(leaseId, after.validUntil(leaseId).plusDays(1));
    after.shop().awaitStatus(leaseId, "grace");
  }
}
