package io.keepline.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StripeConfigTest {

  private final List<String> faults = new ArrayList<>();

  @Test
  void theKeyAloneMeansStripeItself() {
    StripeConfig config =
        StripeConfig.read(Map.of("KEEPLINE_STRIPE_KEY", "sk_test_1"), faults::add).orElseThrow();
    assertThat(config.baseUrl()).isEqualTo(URI.create("https://api.stripe.com"));
    assertThat(config.toString()).doesNotContain("sk_test_1");
    assertThat(faults).isEmpty();
  }

  @Test
  void anotherAddressIsTaken() {
    assertThat(
            StripeConfig.read(
                    Map.of(
                        "KEEPLINE_STRIPE_KEY", "rk_live_1",
                        "KEEPLINE_STRIPE_URL", "http://127.0.0.1:12111"),
                    faults::add)
                .orElseThrow()
                .baseUrl())
        .isEqualTo(URI.create("http://127.0.0.1:12111"));
  }

  @Test
  void withoutAKeyThereIsNoStripe() {
    assertThat(StripeConfig.read(Map.of("KEEPLINE_STRIPE_KEY", " "), faults::add)).isEmpty();
    assertThat(faults).isEmpty();
    assertThat(StripeConfig.read(Map.of("KEEPLINE_STRIPE_URL", "http://127.0.0.1:1"), faults::add))
        .isEmpty();
    assertThat(faults).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pk_test_1", "whsec_1", "sk_1", "sk_test_1 "})
  void whatIsNotASecretKeyIsNamedButNotRepeated(String key) {
    assertThat(StripeConfig.read(Map.of("KEEPLINE_STRIPE_KEY", key), faults::add)).isEmpty();
    assertThat(faults).singleElement().asString().contains("KEEPLINE_STRIPE_KEY");
    assertThat(faults.get(0)).doesNotContain(key);
  }

  @ParameterizedTest
  @ValueSource(strings = {"api.stripe.com", "ftp://x", "http://x/", "::"})
  void whatIsNotAnAddressIsNamed(String url) {
    assertThat(
            StripeConfig.read(
                Map.of("KEEPLINE_STRIPE_KEY", "sk_test_1", "KEEPLINE_STRIPE_URL", url),
                faults::add))
        .isEmpty();
    assertThat(faults).singleElement().asString().contains("KEEPLINE_STRIPE_URL");
  }
}
