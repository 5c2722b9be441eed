package io.keepline.payments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.choice.Providers;
import io.keepline.payments.stripe.StripeMethods;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderChoiceTest {
  private final List<String> faults = new ArrayList<>();

  @Test
  void withoutAWordEveryBrandPaysThroughTheSandboxProvider() {
    ProviderChoice choice = read("");
    assertThat(choice.of("tnt")).isEqualTo("sandbox");
    assertThat(choice.usesStripe()).isFalse();
    assertThat(choice.methods("tnt")).isEqualTo(SandboxMethods.TABLE);
  }

  @Test
  void namedBrandsPayThroughStripeAndTheOthersDoNot() {
    ProviderChoice choice = read("tnt, tm");
    assertThat(choice.of("tnt")).isEqualTo("stripe");
    assertThat(choice.of("tmoble")).isEqualTo("sandbox");
    assertThat(choice.methods("tm")).isEqualTo(StripeMethods.TABLE);
    assertThat(choice.usesSandbox()).isTrue();
  }

  @Test
  void aStarIsEveryBrand() {
    ProviderChoice choice = read("*");
    assertThat(choice.of("anything")).isEqualTo("stripe");
    assertThat(choice.usesSandbox()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"tnt,*", "TNT", "tnt;tm", ",", "tnt,,tm"})
  void anythingElseIsRefusedWithASentence(String text) {
    read(text);
    assertThat(faults).singleElement().asString().startsWith("KEEPLINE_STRIPE_BRANDS must be");
  }

  @Test
  void aChosenProviderThatIsNotOpenFailsAtOnce() {
    assertThatThrownBy(() -> new Providers(read("tnt"), List.of()))
        .hasMessage("a brand pays through stripe, which is not open");
  }

  private ProviderChoice read(String text) {
    faults.clear();
    ProviderChoice choice =
        ProviderChoice.read(Map.of("KEEPLINE_STRIPE_BRANDS", text), faults::add);
    if (faults.isEmpty()) {
      return choice;
    }
    return ProviderChoice.SANDBOX_ONLY;
  }
}
