package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ApiMainTest {
  private static final Map<String, String> WHOLE =
      Map.of(
          "KEEPLINE_DB_URL", "jdbc:postgresql://127.0.0.1:1/none",
          "KEEPLINE_DB_USER", "keepline",
          "KEEPLINE_DB_PASSWORD", "secret",
          "KEEPLINE_PUBLIC_URL", "http://127.0.0.1:8080",
          "KEEPLINE_WEBHOOK_SECRET_SANDBOX", "sandbox secret",
          "KEEPLINE_NOTICE_WEBHOOK_SECRET", "notice secret",
          "KEEPLINE_LINK_SECRET", "a link secret of at least 32 characters",
          "TEMPORAL_ADDRESS", "127.0.0.1:7233");

  @Test
  void everyMissingVariableHasItsSentence() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code =
        ApiMain.run(
            Map.of(),
            new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertThat(code).isEqualTo(2);
    List<String> sentences = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(sentences).hasSize(WHOLE.size());
    for (String name : WHOLE.keySet()) {
      assertThat(sentences).anyMatch(line -> line.startsWith("Set " + name + ": "));
    }
  }

  @Test
  void aWholeEnvironmentHasNoFaultAndUsualValues() {
    ApiEnvironment.Reading reading = new ApiEnvironment(WHOLE).read();
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.api().port()).isEqualTo(8080);
    assertThat(reading.api().host()).isEqualTo("127.0.0.1");
    assertThat(reading.api().limits()).isEqualTo(ApiConfig.Limits.USUAL);
    assertThat(reading.api().toString()).doesNotContain("secret of");
  }

  @Test
  void aBrandThatPaysThroughStripeNeedsTheSigningSecret() {
    Map<String, String> stripe = new HashMap<>(WHOLE);
    stripe.put("KEEPLINE_STRIPE_BRANDS", "*");
    stripe.remove("KEEPLINE_WEBHOOK_SECRET_SANDBOX");
    assertThat(new ApiEnvironment(stripe).read().faults())
        .singleElement()
        .asString()
        .startsWith("Set KEEPLINE_WEBHOOK_SECRET_STRIPE: ");
    stripe.put("KEEPLINE_WEBHOOK_SECRET_STRIPE", "whsec_new, whsec_old");
    ApiEnvironment.Reading reading = new ApiEnvironment(stripe).read();
    assertThat(reading.faults()).isEmpty();
    assertThat(reading.api().secrets().stripeWebhook()).containsExactly("whsec_new", "whsec_old");
    stripe.put("KEEPLINE_WEBHOOK_SECRET_STRIPE", "sk_live_wrong_kind");
    assertThat(new ApiEnvironment(stripe).read().faults())
        .containsExactly(
            "KEEPLINE_WEBHOOK_SECRET_STRIPE must be the endpoint's signing secret (whsec_...).");
  }

  @Test
  void wrongValuesAreNamedAndNotRepeated() {
    Map<String, String> wrong = new HashMap<>(WHOLE);
    wrong.put("KEEPLINE_API_PORT", "eighty");
    wrong.put("KEEPLINE_PUBLIC_URL", "keepline/");
    wrong.put("KEEPLINE_LINK_SECRET", "short");
    List<String> faults = new ApiEnvironment(wrong).read().faults();
    assertThat(faults)
        .containsExactlyInAnyOrder(
            "KEEPLINE_API_PORT must be a whole number from 0 to 65535.",
            "KEEPLINE_PUBLIC_URL must be an http or https URL without a slash at the end.",
            "KEEPLINE_LINK_SECRET must have at least 32 characters.");
  }
}
