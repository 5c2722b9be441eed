package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Somebody asks for help in one call. */
class CasesApiTest {
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static Api.Got ask(String path, String about, String key) {
    return api.post(path + "/cases", Map.of("about", about), key);
  }

  private static long open(String leaseId) {
    return api.get("/v1/tasks")
        .body()
        .path("items")
        .valueStream()
        .filter(task -> task.path("leaseId").asText().equals(leaseId))
        .filter(task -> task.path("kind").asText().equals("support_case"))
        .count();
  }

  @Test
  void aPendingPaymentIsLookedUpAndTheAnswerNamesTheBrandsContact() {
    Api.Got started = api.start("num_1", "wal_on_time", "case-1");
    String lease = started.text("/leaseId");
    String payment = api.leases.lease(lease).orders().get(0).paymentId();
    Api.Got help = ask("/v1/orders/" + started.text("/orderId"), "not_updated", "help-1");
    assertThat(help.status()).isEqualTo(201);
    assertThat(help.text("/leaseId")).isEqualTo(lease);
    assertThat(help.text("/orderId")).isEqualTo(started.text("/orderId"));
    assertThat(help.body().at("/lookedUp").asBoolean()).isTrue();
    assertThat(help.text("/support/mail")).isNotBlank();
    assertThat(api.leases.hints).contains("lease-" + lease + " paymentHint " + payment);
    assertThat(open(lease)).isEqualTo(1);
  }

  @Test
  void theSameCallAgainIsTheSameCase() {
    String lease = api.lease("num_2");
    Api.Got first = ask("/v1/leases/" + lease, "code_not_received", "help-2");
    Api.Got again = ask("/v1/leases/" + lease, "code_not_received", "help-2");
    assertThat(again.text("/caseId")).isEqualTo(first.text("/caseId"));
    assertThat(open(lease)).isEqualTo(1);
    assertThat(ask("/v1/leases/" + lease, "other", "help-2").status()).isEqualTo(422);
    ask("/v1/leases/" + lease, "other", "help-3");
    assertThat(open(lease)).as("another matter is another case").isEqualTo(2);
  }

  @Test
  void whatIsDefiniteIsNotLookedUpAgain() {
    Api.Got started = api.start("num_3", "tok_visa", "case-3");
    int hints = api.leases.hints.size();
    Api.Got help = ask("/v1/orders/" + started.text("/orderId"), "payment_failed", "help-4");
    assertThat(help.body().at("/lookedUp").asBoolean(true)).isFalse();
    assertThat(api.leases.hints).hasSize(hints);
  }

  @Test
  void aWordThatNobodyKnowsOpensNothing() {
    String lease = api.lease("num_4");
    Api.Got wrong = ask("/v1/leases/" + lease, "please_call_me", "help-5");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.body().at("/errors").findValuesAsText("pointer")).containsExactly("/about");
    assertThat(open(lease)).isZero();
  }

  @Test
  void anothersNumberLooksLikeNone() {
    String lease = api.lease("num_5");
    String foreign = api.key(List.of("leases:write"), List.of("tm"));
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + foreign, "Idempotency-Key", "help-6");
    Map<String, String> body = Map.of("about", "other");
    Api.Got other = api.send("POST", "/v1/leases/" + lease + "/cases", body, headers);
    Api.Got none = api.send("POST", "/v1/leases/lea_none/cases", body, headers);
    assertThat(other.status()).isEqualTo(404);
    assertThat(other.text("/code")).isEqualTo(none.text("/code"));
    assertThat(open(lease)).isZero();
  }

  @Test
  void aClosedCaseLeavesTheList() {
    String lease = api.lease("num_6");
    String task = ask("/v1/leases/" + lease, "other", "help-7").text("/caseId");
    Api.Got closed =
        api.post(
            "/v1/tasks/" + task + "/close",
            Map.of("answer", "settled", "staff", "stf_7", "reason", "called"),
            "close-7");
    assertThat(closed.status()).as(closed.response().body()).isEqualTo(200);
    assertThat(open(lease)).isZero();
  }
}
