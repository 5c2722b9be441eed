package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LinkTokensTest {
  private static final String SECRET = "a secret that is long enough to be one";
  private static final LinkTokens.Link LINK = new LinkTokens.Link("lea_1", "lnk_1");
  private final LinkTokens tokens = new LinkTokens(SECRET);

  @Test
  void aTokenNamesItsLink() {
    assertThat(tokens.read(tokens.mint(LINK))).contains(LINK);
  }

  @Test
  void theTokenDoesNotContainTheSecretAndIsStable() {
    assertThat(tokens.mint(LINK)).isEqualTo(tokens.mint(LINK)).doesNotContain(SECRET);
  }

  @Test
  void aTokenOfAnotherSecretIsNotOurs() {
    String foreign = new LinkTokens("another secret that is long enough too").mint(LINK);
    assertThat(tokens.read(foreign)).isEmpty();
  }

  @Test
  void noPartOfATokenCanBeChanged() {
    String token = tokens.mint(LINK);
    assertThat(tokens.read(token.replace("lea_1", "lea_2"))).isEmpty();
    assertThat(tokens.read(token.replace("lnk_1", "lnk_2"))).isEmpty();
    assertThat(tokens.read(token + "A")).isEmpty();
    assertThat(tokens.read(token + ".A")).isEmpty();
    assertThat(tokens.read(token.substring(0, token.lastIndexOf('.')))).isEmpty();
    assertThat(tokens.read("")).isEmpty();
  }

  @Test
  void aShortSecretIsRefusedWithoutBeingRepeated() {
    assertThatThrownBy(() -> new LinkTokens("short"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("short");
  }
}
