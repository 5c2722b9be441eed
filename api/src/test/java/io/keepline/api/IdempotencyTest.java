package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdempotencyTest {
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @AfterEach
  void answersAgain() {
    api.leases.mode = RuledLeases.Mode.ANSWERS;
    api.now.set(Api.NOW);
  }

  @Test
  void e7TheSameKeyGetsTheSameAnswer() {
    String lease = api.lease("num_1");
    Map<String, Object> body = api.renewal(lease, "tok_visa");
    String path = "/v1/leases/" + lease + "/renewals";
    Api.Got first = api.post(path, body, "e7-same");
    int sent = api.leases.sent.size();
    Api.Got second = api.post(path, body, "e7-same");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(first.header("Idempotent-Replayed")).isEmpty();
    assertThat(api.leases.sent).hasSize(sent);
    assertThat(api.get("/v1/leases/" + lease).text("/validUntil")).isEqualTo("2026-05-02");
  }

  @Test
  void e7TheSameKeyWithAnotherBodyIsRefused() {
    String lease = api.lease("num_2");
    String path = "/v1/leases/" + lease + "/renewals";
    Map<String, Object> body = api.renewal(lease, "tok_visa");
    assertThat(api.post(path, body, "e7-other").status()).isEqualTo(201);
    Api.Got other = api.post(path, api.renewal(lease, "tok_visa"), "e7-other");
    assertThat(other.status()).isEqualTo(422);
    assertThat(other.text("/code")).isEqualTo("idempotency_key_reused");
  }

  @Test
  void aRefusalIsReplayedToo() {
    String lease = api.lease("num_3");
    String path = "/v1/leases/" + lease + "/renewals";
    Map<String, Object> body = api.renewal(lease, "tok_insufficient_funds");
    Api.Got first = api.post(path, body, "declined");
    Api.Got second = api.post(path, body, "declined");
    assertThat(first.status()).isEqualTo(402);
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(second.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(second.header("Content-Type")).isEqualTo("application/problem+json");
  }

  @Test
  void withoutAKeyNothingIsSent() {
    String lease = api.lease("num_4");
    int sent = api.leases.sent.size();
    Api.Got got = api.post("/v1/leases/" + lease + "/renewals", api.renewal(lease, "tok_visa"));
    assertThat(got.status()).isEqualTo(400);
    assertThat(got.text("/code")).isEqualTo("idempotency_key_missing");
    assertThat(api.leases.sent).hasSize(sent);
  }

  @Test
  void e36ATimeOutIsNoRefusalAndTheSameKeyJoinsTheSameOrder() {
    String lease = api.lease("num_5");
    String path = "/v1/leases/" + lease + "/renewals";
    Map<String, Object> body = api.renewal(lease, "tok_visa");
    api.leases.mode = RuledLeases.Mode.SWALLOWS;
    Api.Got first = api.post(path, body, "e36");
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/state")).isEqualTo("received");
    assertThat(first.body().at("/unconfirmed").asBoolean()).isTrue();
    assertThat(api.get("/v1/orders/" + first.text("/orderId")).text("/state"))
        .isEqualTo("received");
    api.leases.mode = RuledLeases.Mode.ANSWERS;
    Api.Got second = api.post(path, body, "e36");
    assertThat(second.status()).isEqualTo(201);
    assertThat(second.text("/orderId")).isEqualTo(first.text("/orderId"));
    RuledLeases.Sent one = api.leases.sent.get(api.leases.sent.size() - 2);
    RuledLeases.Sent two = api.leases.sent.get(api.leases.sent.size() - 1);
    assertThat(two).isEqualTo(one);
    assertThat(api.get("/v1/leases/" + lease).text("/validUntil")).isEqualTo("2026-05-02");
  }

  @Test
  void e36AnAnswerThatWasLostIsFoundInTheRecord() {
    String lease = api.lease("num_6");
    String path = "/v1/leases/" + lease + "/renewals";
    Map<String, Object> body = api.renewal(lease, "tok_visa");
    api.leases.mode = RuledLeases.Mode.SILENT;
    Api.Got first = api.post(path, body, "e36-lost");
    assertThat(first.text("/state")).isEqualTo("applied");
    int sent = api.leases.sent.size();
    Api.Got second = api.post(path, body, "e36-lost");
    assertThat(second.body()).isEqualTo(first.body());
    assertThat(api.leases.sent).hasSize(sent);
  }

  @Test
  void e36WhatNeverArrivedIsCalledSoAfterItsTimeLimit() {
    String lease = api.lease("num_7");
    String path = "/v1/leases/" + lease + "/renewals";
    Map<String, Object> body = api.renewal(lease, "tok_visa");
    api.leases.mode = RuledLeases.Mode.SWALLOWS;
    String order = api.post(path, body, "e36-never").text("/orderId");
    api.now.set(Api.NOW.plus(Duration.ofSeconds(91)));
    assertThat(api.get("/v1/orders/" + order).text("/state")).isEqualTo("not_accepted");
    int sent = api.leases.sent.size();
    Api.Got again = api.post(path, body, "e36-never");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/code")).isEqualTo("order_not_accepted");
    assertThat(api.leases.sent).hasSize(sent);
  }

  @Test
  void whatWasCertainlyNotSentIs503AndTheKeyStaysFree() {
    String lease = api.lease("num_8");
    String path = "/v1/leases/" + lease + "/renewals";
    Map<String, Object> body = api.renewal(lease, "tok_visa");
    api.leases.mode = RuledLeases.Mode.AWAY;
    Api.Got away = api.post(path, body, "away");
    assertThat(away.status()).isEqualTo(503);
    assertThat(away.header("Retry-After")).isNotEmpty();
    assertThat(away.body().at("/mayRetry").asBoolean()).isTrue();
    assertThat(api.get("/v1/leases/" + lease).status()).isEqualTo(200);
    api.leases.mode = RuledLeases.Mode.RESTARTING;
    Api.Got restarting = api.post(path, body, "away");
    assertThat(restarting.text("/code")).isEqualTo("lease_restarting");
    api.leases.mode = RuledLeases.Mode.ANSWERS;
    Api.Got back = api.post(path, body, "away");
    assertThat(back.status()).isEqualTo(201);
    assertThat(back.header("Idempotent-Replayed")).isEmpty();
  }

  @Test
  void twoClientsMayUseTheSameKey() {
    String lease = api.lease("num_9");
    Map<String, Object> cancellation = Map.of();
    String other = api.key(java.util.List.of("leases:write", "leases:read"), null);
    String path = "/v1/leases/" + lease + "/cancellation";
    Api.Got first = api.post(path, cancellation, "same-key");
    Api.Got second =
        api.send(
            "POST",
            path,
            cancellation,
            Map.of("Idempotency-Key", "same-key", "Authorization", "Bearer " + other));
    assertThat(first.status()).isEqualTo(200);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.header("Idempotent-Replayed")).isEmpty();
  }
}
