package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import java.time.Duration;
import java.util.Optional;

/** A holder on the provider's page and on the page that it leads back to. */
record ReturnPage(Traveller me, Browser browser) {

  /** What the page says of an order. */
  String of(String orderId) {
    return browser.get(me.shop().api().url() + "/return/" + orderId);
  }

  /** Pays an order that waits for its holder, and sees it paid: on the page, and by the API. */
  Reply pay(Reply pending) {
    assertThat(pending.text("/state")).isEqualTo("pending");
    String orderId = pending.text("/orderId");
    assertThat(of(orderId)).contains("waiting for your payment");
    assertThat(me.payPage().press(pending.text("/nextAction/url"), "pay"))
        .endsWith("/return/" + orderId);
    Patience.until(
        "a page that says it is paid",
        Duration.ofSeconds(90),
        () -> Optional.of(of(orderId)).filter(page -> page.contains("Paid.")));
    return me.shop().awaitOrder(orderId, "applied");
  }
}
