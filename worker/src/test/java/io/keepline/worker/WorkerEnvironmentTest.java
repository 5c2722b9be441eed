package io.keepline.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.HaltPoint;
import io.keepline.activities.notice.SmtpServer;
import io.keepline.store.DatabaseConfig;
import io.keepline.store.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the worker reads from its environment, and what it says when something is missing. */
class WorkerEnvironmentTest {
  private static Map<String, String> whole() {
    Map<String, String> variables = new HashMap<>();
    variables.put("KEEPLINE_DB_URL", "jdbc:postgresql://127.0.0.1:1/keepline");
    variables.put("KEEPLINE_DB_USER", "keepline");
    variables.put("KEEPLINE_DB_PASSWORD", "secret-of-the-database");
    variables.put("KEEPLINE_PROVIDER_URL", "http://127.0.0.1:2");
    variables.put("KEEPLINE_PROVIDER_KEY", "key-of-the-provider");
    variables.put("KEEPLINE_SMTP_HOST", "mail.example");
    variables.put("KEEPLINE_CARRIER_URL", "https://carrier.example");
    variables.put("KEEPLINE_CARRIER_KEY", "key-of-the-carrier");
    variables.put("KEEPLINE_LINK_SECRET", "a secret of more than thirty-two characters");
    variables.put("KEEPLINE_PUBLIC_URL", "https://keepline.example");
    variables.put("TEMPORAL_ADDRESS", "127.0.0.1:3");
    return variables;
  }

  private static WorkerEnvironment.Reading with(String name, String value) {
    Map<String, String> variables = whole();
    variables.put(name, value);
    return new WorkerEnvironment(variables).read();
  }

  @Test
  void aWholeEnvironmentHasNoFault() {
    WorkerEnvironment.Reading reading = new WorkerEnvironment(whole()).read();
    assertThat(reading.faults()).isEmpty();
    SmtpServer mail = reading.config().mail().server().orElseThrow();
    assertThat(mail.security()).isEqualTo(SmtpServer.Security.STARTTLS);
    assertThat(mail.port()).isEqualTo(587);
    assertThat(reading.config().halt()).isEmpty();
    assertThat(reading.config().sms().gateway()).isEmpty();
  }

  @Test
  void anEmptyEnvironmentIsToldEveryVariableInOneSentenceEach() {
    assertThat(new WorkerEnvironment(Map.of()).read().faults())
        .hasSize(10)
        .allMatch(sentence -> sentence.contains("KEEPLINE_") || sentence.contains("TEMPORAL_"))
        .allMatch(sentence -> sentence.endsWith("."));
  }

  @Test
  void aWrongValueIsNamedAndNotRepeated() {
    assertThat(with("KEEPLINE_PUBLIC_URL", "ftp://x").faults())
        .singleElement()
        .asString()
        .contains("KEEPLINE_PUBLIC_URL")
        .doesNotContain("ftp");
    assertThat(with("KEEPLINE_LINK_SECRET", "too-short").faults())
        .singleElement()
        .asString()
        .contains("32")
        .doesNotContain("too-short");
    assertThat(with("KEEPLINE_SMTP_SECURITY", "none").faults()).hasSize(1);
    assertThat(with("KEEPLINE_SMTP_PORT", "http").faults()).hasSize(1);
    assertThat(with("KEEPLINE_SMTP_USER", "ada").faults()).hasSize(1);
    assertThat(with("KEEPLINE_SMS_URL", "https://sms.example").faults()).hasSize(1);
    assertThat(with("KEEPLINE_MAIL_FOLDER", "/tmp/mails").faults()).hasSize(1);
    assertThat(with("KEEPLINE_WORKER_DB_CONNECTIONS", "1").faults()).hasSize(1);
  }

  @Test
  void aHaltPointIsOneOfTheNamedOnesAndNeedsAFolder() {
    assertThat(with("KEEPLINE_HALT_POINT", "somewhere").faults())
        .anyMatch(sentence -> sentence.contains("after_intent"));
    assertThat(with("KEEPLINE_HALT_POINT", "after_intent").faults())
        .singleElement()
        .asString()
        .contains("KEEPLINE_HALT_DIR");
    Map<String, String> variables = whole();
    variables.put("KEEPLINE_HALT_POINT", "after_commit");
    variables.put("KEEPLINE_HALT_DIR", "/tmp/halts");
    assertThat(new WorkerEnvironment(variables).read().config().halt().orElseThrow().point())
        .isEqualTo(HaltPoint.AFTER_COMMIT);
  }

  @Test
  void noSecretIsEverPrinted() {
    String printed = with("KEEPLINE_STRIPE_KEY", "sk_test_secretofstripe").config().toString();
    assertThat(printed).doesNotContain("key-of", "secret-of", "thirty-two", "secretofstripe");
  }

  @Test
  void aBrandThatPaysThroughStripeNeedsTheKey() {
    assertThat(with("KEEPLINE_STRIPE_BRANDS", "tnt").faults())
        .containsExactly(
            "Set KEEPLINE_STRIPE_KEY: the account's secret or restricted key, for the brands of"
                + " KEEPLINE_STRIPE_BRANDS.");
    assertThat(with("KEEPLINE_STRIPE_BRANDS", "TNT!").faults()).hasSize(1);
    Map<String, String> variables = whole();
    variables.put("KEEPLINE_STRIPE_BRANDS", "tnt");
    variables.put("KEEPLINE_STRIPE_KEY", "pk_test_wrongkind");
    assertThat(new WorkerEnvironment(variables).read().faults())
        .containsExactly(
            "KEEPLINE_STRIPE_KEY must be a secret key (sk_...) or a restricted one (rk_...).");
  }

  @Test
  void whereEveryBrandPaysThroughStripeNoSandboxProviderIsNeeded() {
    Map<String, String> variables = whole();
    variables.remove("KEEPLINE_PROVIDER_URL");
    variables.remove("KEEPLINE_PROVIDER_KEY");
    variables.put("KEEPLINE_STRIPE_BRANDS", "*");
    variables.put("KEEPLINE_STRIPE_KEY", "rk_live_restricted");
    WorkerEnvironment.Reading reading = new WorkerEnvironment(variables).read();
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.config().provider()).isEmpty();
    assertThat(reading.config().choice().of("tnt")).isEqualTo("stripe");
  }

  @Test
  void aMissingVariableEndsTheProcessWithTwo() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(WorkerMain.run(Map.of(), System.out, print(err))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("Set KEEPLINE_DB_URL");
  }

  @Test
  void aDatabaseThatIsDownEndsTheProcessWithOneAndSaysSo() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(WorkerMain.run(whole(), System.out, print(err))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("The database of KEEPLINE_DB_URL does not answer." + System.lineSeparator());
  }

  @Test
  void aDatabaseWithoutTheSchemaIsToldWhatToRun() {
    DatabaseConfig empty = TestDatabase.empty();
    Map<String, String> variables = whole();
    variables.put("KEEPLINE_DB_URL", empty.url());
    variables.put("KEEPLINE_DB_USER", empty.user());
    variables.put("KEEPLINE_DB_PASSWORD", "unchecked");
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(WorkerMain.run(variables, System.out, print(err))).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("./keepline migrate");
  }

  private static PrintStream print(ByteArrayOutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }
}
