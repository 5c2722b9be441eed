package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.WebhookInbox.Received;
import io.keepline.payments.http.SandboxControl.Button;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written stays, whoever stops in between. */
class DurabilityTest {

  private RunningSandbox sandbox;

  @BeforeEach
  void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterEach
  void close() {
    sandbox.close();
  }

  private PaymentRequest paid() {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    Created created = (Created) sandbox.provider().create(request);
    sandbox.provider().confirm(created.providerRef());
    return request;
  }

  @Test
  void paymentsAndRefundsAreTheSameAfterARestart() {
    PaymentRequest request = paid();
    RefundRequest refund = new RefundRequest("ref_1", request.paymentId(), request.amount());
    RefundOutcome refunded = sandbox.provider().refund(refund);
    PaymentOutcome before = sandbox.provider().lookUp(request.paymentId());
    sandbox.restart();
    assertThat(sandbox.provider().lookUp(request.paymentId())).isEqualTo(before);
    assertThat(sandbox.provider().create(request)).isEqualTo(before);
    assertThat(sandbox.provider().refund(refund)).isEqualTo(refunded);
    assertThat(sandbox.provider().ledgerDays()).hasValueSatisfying(d -> assertThat(d).hasSize(1));
  }

  @Test
  void aPendingCheckoutCanBePaidAfterARestart() {
    PaymentRequest request = RunningSandbox.request(MagicToken.ON_TIME);
    sandbox.provider().create(request);
    sandbox.restart();
    sandbox.control().press(request.paymentId(), Button.PAY);
    await().until(() -> !sandbox.inbox().about(request.paymentId()).isEmpty());
  }

  @Test
  void aWebhookThatWasNotTakenGoesOnAfterARestart() {
    sandbox.inbox().refuseNext(2);
    PaymentRequest request = RunningSandbox.request(MagicToken.LATE);
    sandbox.provider().create(request);
    sandbox.control().press(request.paymentId(), Button.PAY);
    sandbox.stop();
    assertThat(sandbox.inbox().about(request.paymentId())).noneMatch(Received::accepted);
    sandbox.start();
    await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> sandbox.inbox().about(request.paymentId()).stream().anyMatch(Received::accepted));
  }

  @Test
  void aRunningRequestIsAnsweredBeforeTheServerEnds() {
    sandbox.restart(
        new SandboxConfig.Timing(
            Duration.ofMillis(1_500), Duration.ofSeconds(30), Duration.ofHours(1)));
    PaymentRequest request = RunningSandbox.request(MagicToken.SLOW);
    Created created = (Created) sandbox.provider().create(request);
    var provider = sandbox.provider();
    CompletableFuture<PaymentOutcome> running =
        CompletableFuture.supplyAsync(() -> provider.confirm(created.providerRef()));
    await().until(() -> provider.lookUp(request.paymentId()) instanceof PaymentOutcome.Paid);
    sandbox.stop();
    assertThat(running.join()).isInstanceOf(PaymentOutcome.Paid.class);
    sandbox.start();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update ledger set amount_minor = 1",
        "delete from ledger",
        "truncate ledger",
        "update refund set failure = null",
        "delete from refund",
        "truncate refund cascade"
      })
  void nobodyChangesTheLedger(String sql) throws SQLException {
    PaymentRequest request = paid();
    sandbox.provider().refund(new RefundRequest("ref_1", request.paymentId(), request.amount()));
    try (Connection connection =
            DriverManager.getConnection(sandbox.jdbcUrl(), "postgres", "postgres");
        Statement statement = connection.createStatement()) {
      statement.execute("set search_path to sandbox_provider");
      assertThatThrownBy(() -> statement.execute(sql)).hasMessageContaining("append-only");
    }
  }
}
