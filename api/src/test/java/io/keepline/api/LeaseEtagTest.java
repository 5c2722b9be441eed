package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.Stimulus;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a lease's ETag guards: people against each other, not against Keepline's own mails. */
class LeaseEtagTest {
  private static final Map<String, Object> CONSENT =
      Map.of("method", "card", "ceiling", Map.of("amount", "15.00", "currency", "USD"));
  private Api api;
  private String lease;

  @BeforeEach
  void open() {
    api = Api.open();
    lease = api.lease("num_1");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aMailThatLeavesBetweenTheLookAndTheWriteRefusesNobody() {
    String path = "/v1/leases/" + lease;
    Api.Got read = api.get(path);
    Map<String, String> seen = Map.of("If-Match", read.header("ETag"));
    receiptSent(Stimulus.NoticeResult.LATER);
    assertThat(api.get(path).text("/version")).isNotEqualTo(read.text("/version"));
    api.leases.between = () -> receiptSent(Stimulus.NoticeResult.ACCEPTED);
    Api.Got given = api.send("PUT", path + "/consent", CONSENT, seen);
    api.leases.between = () -> {};
    assertThat(given.status()).as(given.response().body()).isEqualTo(200);
    assertThat(api.send("PUT", path + "/consent", CONSENT, seen).status())
        .as("the consent itself is a change")
        .isEqualTo(412);
  }

  private void receiptSent(Stimulus.NoticeResult result) {
    By by = new By("req_" + result, new Actor(Actor.Kind.SYSTEM, "system"), "notice");
    String notice =
        api.leases.lease(lease).notices().stream()
            .filter(n -> n.kind() == NoticeKind.RECEIPT)
            .findFirst()
            .orElseThrow()
            .noticeId();
    assertThat(api.leases.happen(lease, new Stimulus.NoticeAnswered(by, notice, result))).isNull();
  }
}
