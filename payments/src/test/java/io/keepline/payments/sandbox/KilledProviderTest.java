package io.keepline.payments.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.TestDatabase;
import io.keepline.payments.WebhookInbox;
import io.keepline.payments.http.SandboxControl;
import io.keepline.payments.http.SandboxProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The provider as a process of its own, killed without warning. */
class KilledProviderTest {

  private static final String LINE = "The sandbox provider listens on ";

  /** A process and where it listens. */
  private record Running(Process process, URI url) {}

  private static Running start(String jdbcUrl, URI webhookUrl) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            SandboxProviderMain.class.getName());
    Map<String, String> environment = builder.environment();
    environment.putAll(SandboxEnvironmentTest.complete());
    environment.put("KEEPLINE_SANDBOX_JDBC_URL", jdbcUrl);
    environment.put("KEEPLINE_SANDBOX_DB_USER", "postgres");
    environment.put("KEEPLINE_SANDBOX_DB_PASSWORD", "postgres");
    environment.put("KEEPLINE_SANDBOX_PORT", "0");
    environment.put("KEEPLINE_SANDBOX_WEBHOOK_URL", webhookUrl.toString());
    environment.put("KEEPLINE_SANDBOX_WEBHOOK_LATE_BY", "PT2S");
    Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    String line = out.readLine();
    while (line != null && !line.startsWith(LINE)) {
      line = out.readLine();
    }
    assertThat(line).as("the process started").isNotNull();
    return new Running(process, URI.create(line.substring(LINE.length())));
  }

  @Test
  void aKilledProviderKeepsItsMoneyAndSendsItsWebhooksLater() throws Exception {
    String jdbcUrl = TestDatabase.fresh();
    try (WebhookInbox inbox = WebhookInbox.open()) {
      Running first = start(jdbcUrl, inbox.url());
      PaymentRequest request = RunningSandbox.request(MagicToken.LATE);
      provider(first).create(request);
      SandboxControl.open(first.url(), "api-secret")
          .press(request.paymentId(), SandboxControl.Button.PAY);
      first.process().destroyForcibly().waitFor();
      assertThat(inbox.about(request.paymentId())).isEmpty();

      Running second = start(jdbcUrl, inbox.url());
      assertThat(provider(second).lookUp(request.paymentId()))
          .isInstanceOf(PaymentOutcome.Paid.class);
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> inbox.about(request.paymentId()).size() == 1);
      second.process().destroy();
      assertThat(second.process().waitFor(20, TimeUnit.SECONDS)).isTrue();
    }
  }

  private static SandboxProvider provider(Running running) {
    return SandboxProvider.open(running.url(), "api-secret", RunningSandbox.TIMEOUTS);
  }
}
