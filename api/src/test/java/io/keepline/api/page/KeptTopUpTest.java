package io.keepline.api.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.api.http.Language;
import io.keepline.lifecycle.KeptReason;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeptTopUpTest {

  @ParameterizedTest
  @EnumSource(Language.class)
  void theReturnPageSaysWhyATopUpIsInTheBalance(Language language) {
    Html page = new Html(language);
    String unknown = ReturnPage.kept(page, Optional.empty());
    Set<String> said = new TreeSet<>();
    for (KeptReason reason : EnumSet.allOf(KeptReason.class)) {
      said.add(ReturnPage.kept(page, Optional.of(reason)));
    }
    assertThat(said)
        .as("each reason in words of its own")
        .hasSameSizeAs(KeptReason.values())
        .doesNotContain(unknown)
        .noneMatch(words -> words.contains("{0}"));
  }
}
