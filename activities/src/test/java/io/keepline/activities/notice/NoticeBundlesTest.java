package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.NoticeKind;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NoticeBundlesTest {

  private static final Set<String> ALWAYS = Set.of("brand", "support", "number");
  private static final Set<String> MAIL_ONLY = Set.of("fullNumber", "name", "remedy", "keptRemedy");

  private final ResourceBundle english = bundle("en");
  private final ResourceBundle chinese = bundle("zh");

  @Test
  void bothLanguagesHaveTheSameKeys() {
    assertThat(chinese.keySet()).isEqualTo(english.keySet());
  }

  @Test
  void aSentenceNamesTheSameFactsInBothLanguages() {
    for (String key : english.keySet()) {
      assertThat(Template.names(chinese.getString(key)))
          .as(key)
          .isEqualTo(Template.names(english.getString(key)));
    }
  }

  @Test
  void everyKindHasItsFourTexts() {
    for (NoticeKind kind : NoticeKind.values()) {
      for (String part : List.of(".subject", ".body", ".sms", ".link")) {
        assertThat(english.containsKey(kind + part)).as(kind + part).isTrue();
      }
    }
  }

  @Test
  void everyNameInATemplateIsAFact() throws IllegalAccessException {
    Set<String> known = new HashSet<>(ALWAYS);
    known.addAll(MAIL_ONLY);
    for (var field : NoticeFact.class.getDeclaredFields()) {
      if (Modifier.isStatic(field.getModifiers()) && field.getType() == NoticeFact.class) {
        known.add(((NoticeFact<?>) field.get(null)).placeholder());
      }
    }
    for (String key : templates()) {
      assertThat(known).as(key).containsAll(Template.names(english.getString(key)));
    }
  }

  @Test
  void subjectsNameNothingThatMayBeMissing() {
    for (NoticeKind kind : NoticeKind.values()) {
      Set<String> given =
          NoticeTemplate.needs(kind).stream()
              .map(NoticeFact::placeholder)
              .collect(Collectors.toCollection(HashSet::new));
      given.addAll(ALWAYS);
      assertThat(given)
          .as(kind.name())
          .containsAll(Template.names(english.getString(kind + ".subject")));
    }
  }

  @Test
  void whatOthersCanSeeNamesNoSecret() {
    for (String key : templates()) {
      if (!key.endsWith(".body")) {
        assertThat(Template.names(english.getString(key)))
            .as(key)
            .doesNotContain("fullNumber", "name", "activation", "link");
      }
    }
  }

  private List<String> templates() {
    return english.keySet().stream()
        .filter(key -> Arrays.stream(NoticeKind.values()).anyMatch(k -> key.startsWith(k.name())))
        .toList();
  }

  private static ResourceBundle bundle(String language) {
    return ResourceBundle.getBundle(
        Phrases.BUNDLE,
        Locale.forLanguageTag(language),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
