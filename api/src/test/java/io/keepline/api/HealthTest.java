package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest {

  @Test
  void aReadyProcessSaysWhatItStandsOn() {
    try (Api api = Api.open()) {
      assertThat(api.get("/livez").text("/status")).isEqualTo("alive");
      Api.Got ready = api.get("/readyz");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.text("/schema")).isEqualTo("up_to_date");
      api.leases.mode = RuledLeases.Mode.AWAY;
      Api.Got withoutTemporal = api.get("/readyz");
      assertThat(withoutTemporal.status()).isEqualTo(200);
      assertThat(withoutTemporal.text("/temporal")).isEqualTo("down");
    }
  }

  @Test
  void withoutItsDatabaseItIsAliveNotReadyAndSendsNothing() {
    try (Api api = Api.open()) {
      String lease = api.lease("num_1");
      Map<String, Object> body = api.renewal(lease, "tok_visa");
      int sent = api.leases.sent.size();
      api.database.close();
      assertThat(api.get("/livez").status()).isEqualTo(200);
      Api.Got ready = api.get("/readyz");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.text("/database")).isEqualTo("down");
      Api.Got got = api.post("/v1/leases/" + lease + "/renewals", body, "no-database");
      assertThat(got.status()).isEqualTo(503);
      assertThat(got.text("/code")).isEqualTo("unavailable");
      assertThat(got.header("Retry-After")).isNotEmpty();
      assertThat(api.leases.sent).hasSize(sent);
    }
  }

  @Test
  void whatItCountedCanBeScraped() {
    try (Api api = Api.open()) {
      api.get("/v1/plans?brand=tnt");
      String metrics = api.get("/metrics").response().body();
      assertThat(metrics)
          .contains("keepline_http_requests_seconds_count")
          .contains("route=\"/v1/plans\"")
          .contains("keepline_webhook_inbox_waiting 0.0");
    }
  }
}
