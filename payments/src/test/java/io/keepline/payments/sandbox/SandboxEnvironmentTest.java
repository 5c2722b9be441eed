package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SandboxEnvironmentTest {

  static Map<String, String> complete() {
    Map<String, String> variables = new HashMap<>();
    variables.put("KEEPLINE_SANDBOX_JDBC_URL", "jdbc:postgresql://127.0.0.1:5432/keepline");
    variables.put("KEEPLINE_SANDBOX_DB_USER", "provider");
    variables.put("KEEPLINE_SANDBOX_DB_PASSWORD", "database-secret");
    variables.put("KEEPLINE_SANDBOX_PORT", "8090");
    variables.put("KEEPLINE_SANDBOX_API_KEY", "api-secret");
    variables.put("KEEPLINE_SANDBOX_WEBHOOK_URL", "http://127.0.0.1:8080/webhooks/sandbox");
    variables.put("KEEPLINE_SANDBOX_WEBHOOK_SECRET", "webhook-secret");
    return variables;
  }

  private static SandboxEnvironment.Reading read(Map<String, String> variables) {
    return new SandboxEnvironment(variables).read();
  }

  @Test
  void theRequiredVariablesAreEnough() {
    SandboxConfig config = read(complete()).config().orElseThrow();
    assertThat(config.address())
        .isEqualTo(new SandboxConfig.Address("127.0.0.1", 8090, Optional.empty()));
    assertThat(config.merchant()).isEqualTo("Keepline");
    assertThat(config.timing()).isEqualTo(SandboxConfig.Timing.STANDARD);
    assertThat(config.webhook().lateBy()).isEqualTo(Duration.ofSeconds(20));
    assertThat(config.database().user()).isEqualTo("provider");
  }

  @Test
  void theOthersAreRead() {
    Map<String, String> variables = complete();
    variables.put("KEEPLINE_SANDBOX_HOST", "0.0.0.0");
    variables.put("KEEPLINE_SANDBOX_PUBLIC_URL", "https://pay.example");
    variables.put("KEEPLINE_SANDBOX_MERCHANT", "TNT");
    variables.put("KEEPLINE_SANDBOX_WEBHOOK_LATE_BY", "PT2M");
    SandboxConfig config = read(variables).config().orElseThrow();
    assertThat(config.address().host()).isEqualTo("0.0.0.0");
    assertThat(config.address().publicUrl()).hasValue(URI.create("https://pay.example"));
    assertThat(config.merchant()).isEqualTo("TNT");
    assertThat(config.webhook().lateBy()).isEqualTo(Duration.ofMinutes(2));
  }

  @Test
  void everyMissingVariableHasASentence() {
    SandboxEnvironment.Reading reading = read(Map.of());
    assertThat(reading.config()).isEmpty();
    assertThat(reading.faults()).hasSize(complete().size());
    for (String name : complete().keySet()) {
      assertThat(reading.faults()).anyMatch(fault -> fault.startsWith(name + " is missing"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "JDBC_URL, mysql://x",
    "PORT, many",
    "PORT, 65536",
    "PORT, -1",
    "WEBHOOK_URL, ftp://x",
    "WEBHOOK_URL, not a url",
    "PUBLIC_URL, https://pay.example/",
    "WEBHOOK_LATE_BY, 20",
    "WEBHOOK_LATE_BY, PT-1S"
  })
  void everyWrongVariableHasOneSentence(String name, String value) {
    Map<String, String> variables = complete();
    variables.put("KEEPLINE_SANDBOX_" + name, value);
    SandboxEnvironment.Reading reading = read(variables);
    assertThat(reading.faults())
        .singleElement()
        .asString()
        .startsWith("KEEPLINE_SANDBOX_" + name + " must");
  }

  @Test
  void noSecretStandsInTheConfigsText() {
    assertThat(read(complete()).config().orElseThrow().toString()).doesNotContain("secret");
  }

  @Test
  void aWrongEnvironmentIsExitCodeTwoAndAMissingDatabaseOne() {
    assertThat(SandboxProviderMain.run(Map.of())).isEqualTo(2);
    Map<String, String> nowhere = complete();
    nowhere.put("KEEPLINE_SANDBOX_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/nothing");
    assertThat(SandboxProviderMain.run(nowhere)).isEqualTo(1);
  }
}
