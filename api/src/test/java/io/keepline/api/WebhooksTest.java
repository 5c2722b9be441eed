package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keepline.payments.WebhookSignature;
import io.keepline.payments.report.DeliveryReportVerifier;
import io.keepline.store.NoticeRow;
import io.keepline.store.Notices;
import io.keepline.store.WebhookInbox;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WebhooksTest {
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void e12AVerifiedEventIsStoredOnceAndBecomesAHint() {
    Api.Got started = api.start("num_1", "wal_on_time", "hook-1");
    String lease = started.text("/leaseId");
    String payment = api.leases.lease(lease).orders().get(0).paymentId();
    String event = event("evt_1", payment);
    assertThat(sandbox(event, Api.SANDBOX_SECRET, Api.NOW).status()).isEqualTo(200);
    Api.Got twice = sandbox(event, Api.SANDBOX_SECRET, Api.NOW);
    assertThat(twice.body().at("/repeated").asBoolean()).isTrue();
    String hint = "lease-" + lease + " paymentHint " + payment;
    await().atMost(Duration.ofSeconds(10)).until(() -> api.leases.hints.contains(hint));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> new WebhookInbox(api.database).waiting() == 0);
    assertThat(api.leases.hints.stream().filter(hint::equals)).hasSize(1);
    assertThat(api.get("/v1/orders/" + started.text("/orderId")).text("/state"))
        .isEqualTo("pending");
  }

  @Test
  void aHintThatNobodyTookIsSentAgain() {
    Api.Got started = api.start("num_2", "wal_on_time", "hook-2");
    String lease = started.text("/leaseId");
    String payment = api.leases.lease(lease).orders().get(0).paymentId();
    String hint = "lease-" + lease + " paymentHint " + payment;
    api.leases.takesHints = false;
    sandbox(event("evt_2", payment), Api.SANDBOX_SECRET, Api.NOW);
    await().atMost(Duration.ofSeconds(10)).until(() -> api.leases.hints.contains(hint));
    assertThat(new WebhookInbox(api.database).waiting()).isEqualTo(1);
    api.leases.takesHints = true;
    api.now.set(Api.NOW.plusSeconds(30));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> new WebhookInbox(api.database).waiting() == 0);
    assertThat(api.leases.hints.stream().filter(hint::equals).count()).isGreaterThan(1);
    api.now.set(Api.NOW);
  }

  /** Taking a hint is not knowing: only a look-up that agrees with the ledger ends it. */
  @Test
  void e20AHintAboutAChargebackIsSentAgainAlthoughItWasTaken() {
    Api.Got started = api.start("num_4", "tok_visa", "hook-4");
    String lease = started.text("/leaseId");
    String payment = api.leases.lease(lease).terms().get(0).paymentId();
    String hint = "lease-" + lease + " disputeHint " + payment;
    String event = event("evt_4", payment).replace("payment.paid", "payment.chargeback_opened");
    assertThat(sandbox(event, Api.SANDBOX_SECRET, Api.NOW).status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(10)).until(() -> api.leases.hints.contains(hint));
    assertThat(new WebhookInbox(api.database).waiting()).isEqualTo(1);
    api.now.set(Api.NOW.plusSeconds(30));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> api.leases.hints.stream().filter(hint::equals).count() > 1);
    new WebhookInbox(api.database).agreed(payment, Api.NOW, Api.NOW.plusSeconds(30));
    assertThat(new WebhookInbox(api.database).waiting()).isZero();
    api.now.set(Api.NOW);
  }

  @Test
  void forgedUnsignedOldAndUnreadableEventsAreRefused() {
    String event = event("evt_3", "pay_3");
    assertThat(sandbox(event, "another secret", Api.NOW).text("/code"))
        .isEqualTo("webhook_unverified");
    assertThat(sandbox(event, Api.SANDBOX_SECRET, Api.NOW.minusSeconds(3_600)).status())
        .isEqualTo(401);
    assertThat(sandbox("{}", Api.SANDBOX_SECRET, Api.NOW).text("/code"))
        .isEqualTo("webhook_malformed");
    Api.Got unsigned =
        api.send(
            HttpRequest.newBuilder(api.uri("/webhooks/sandbox"))
                .POST(HttpRequest.BodyPublishers.ofString(event))
                .build());
    assertThat(unsigned.status()).isEqualTo(401);
  }

  @Test
  void aBounceInTheFirstDayVoidsTheNoticeAndALaterOneDoesNot() {
    String lease = api.lease("num_3");
    accepted(lease, "ntc_1", "m1@keepline.example");
    accepted(lease, "ntc_2", "m2@keepline.example");
    assertThat(report("rep_1", "ntc_1", Api.NOW.plus(Duration.ofHours(2))).status()).isEqualTo(200);
    assertThat(report("rep_2", "ntc_2", Api.NOW.plus(Duration.ofHours(30))).status())
        .isEqualTo(200);
    Notices notices = new Notices(api.database);
    assertThat(notices.notice("ntc_1").orElseThrow().state()).isEqualTo("BOUNCED");
    assertThat(notices.notice("ntc_2").orElseThrow().state()).isEqualTo("ACCEPTED");
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> api.leases.hints.contains("lease-" + lease + " noticeHint ntc_1"));
  }

  private static void accepted(String lease, String id, String messageId) {
    Notices notices = new Notices(api.database);
    api.database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into notices (notice_id, lease_id, kind, dedupe_key, state, loss, params,
                      tries, created_at, lease_time)
                    values (?, ?, 'FINAL_NOTICE', ?, 'DUE', true, '{}', 0, ?, ?)
                    """,
                    id,
                    lease,
                    id,
                    Api.NOW,
                    Api.NOW));
    NoticeRow row = notices.notice(id).orElseThrow();
    Notices.Begin begin =
        notices.begin(new Notices.Sending(row.noticeId(), "MAIL", null, messageId, Api.NOW));
    int tryNo = ((Notices.Begin.Go) begin).tryNo();
    notices.result(new Notices.Result(id, tryNo, true, null, Api.NOW, Api.NOW));
  }

  private static String event(String eventId, String paymentId) {
    return """
        {"eventId":"%s","paymentId":"%s","providerRef":"sbx_1","type":"payment.paid",
         "created":"2026-03-01T10:00:00Z"}"""
        .formatted(eventId, paymentId);
  }

  private static Api.Got sandbox(String body, String secret, Instant at) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return api.send(
        HttpRequest.newBuilder(api.uri("/webhooks/sandbox"))
            .header(WebhookSignature.HEADER, WebhookSignature.sign(bytes, secret, at).header())
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build());
  }

  private static Api.Got report(String eventId, String noticeId, Instant at) {
    byte[] bytes =
        """
        {"eventId":"%s","noticeId":"%s","channel":"mail","event":"bounced","at":"%s"}"""
            .formatted(eventId, noticeId, at)
            .getBytes(StandardCharsets.UTF_8);
    WebhookSignature signature = WebhookSignature.sign(bytes, Api.NOTICE_SECRET, Api.NOW);
    return api.send(
        HttpRequest.newBuilder(api.uri("/webhooks/notices"))
            .header(DeliveryReportVerifier.HEADER, signature.header())
            .POST(HttpRequest.BodyPublishers.ofByteArray(bytes))
            .build());
  }
}
