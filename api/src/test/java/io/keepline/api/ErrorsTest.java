package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.api.command.Refusals;
import io.keepline.api.http.Language;
import io.keepline.api.http.ProblemCode;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Refusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ErrorsTest {
  private static final Path DOCUMENT = Path.of("..", "docs", "errors.md");

  @Test
  void everyProblemHasItsWordsInEveryLanguage() {
    for (Language language : Language.values()) {
      ResourceBundle words = language.problems();
      for (ProblemCode code : ProblemCode.values()) {
        for (String part : new String[] {".title", ".detail", ".remedy"}) {
          assertThat(words.getString(code.wireName() + part)).isNotBlank();
        }
      }
      for (DeclineReason reason : shownReasons()) {
        String name = "decline." + reason.name().toLowerCase(Locale.ROOT);
        assertThat(words.getString(name + ".detail")).isNotBlank();
        assertThat(words.getString(name + ".remedy")).isNotBlank();
      }
    }
  }

  @Test
  void theLanguagesDiffer() {
    assertThat(Language.ZH.problems().getString("quote_expired.title"))
        .isNotEqualTo(Language.EN.problems().getString("quote_expired.title"));
  }

  @Test
  void everyRefusalOfTheRulesKeepsItsName() {
    for (Refusal refusal : Refusal.values()) {
      assertThat(Refusals.code(refusal).name()).isEqualTo(refusal.name());
    }
  }

  @Test
  void aRefusalOfANewerRecordIsStillAnAnswer() {
    assertThat(Refusals.codeOfStored("NOT_YET_INVENTED")).isEqualTo(ProblemCode.ORDER_NOT_ACCEPTED);
  }

  /** To write the document anew: {@code mvn -pl api -am test -Dkeepline.write.errors=true}. */
  @Test
  void theDocumentSaysWhatTheCodeSays() throws IOException {
    String expected = document();
    if (Boolean.getBoolean("keepline.write.errors")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, expected, StandardCharsets.UTF_8);
    }
    assertThat(Files.readString(DOCUMENT, StandardCharsets.UTF_8)).isEqualTo(expected);
  }

  private static String document() {
    String problems =
        Arrays.stream(ProblemCode.values())
            .map(ErrorsTest::problem)
            .collect(Collectors.joining("\n"));
    String declines =
        shownReasons().stream().map(ErrorsTest::decline).collect(Collectors.joining("\n"));
    return """
        # Errors

        Every "no" of the HTTP API is a problem document (RFC 9457) with one of these codes. This file
        is compared with the code in a test; `mvn -pl api -am test -Dkeepline.write.errors=true` writes it.

        | code | status | may be repeated | what it says | what to do |
        |---|---|---|---|---|
        %s

        A declined payment (`payment_declined`) says why in `declined`:

        | reason | what it says | what to do |
        |---|---|---|
        %s
        """
        .formatted(problems, declines);
  }

  /** Whoever is taken for a fraud reads that the bank gave no reason. */
  private static List<DeclineReason> shownReasons() {
    return Arrays.stream(DeclineReason.values())
        .filter(reason -> reason != DeclineReason.BLOCKED)
        .toList();
  }

  private static String problem(ProblemCode code) {
    String name = code.wireName();
    return "| `%s` | %d | %s | %s | %s |"
        .formatted(
            name,
            code.status(),
            code.mayRetry() ? "yes" : "no",
            both(name + ".detail"),
            both(name + ".remedy"));
  }

  private static String decline(DeclineReason reason) {
    String name = reason.name().toLowerCase(Locale.ROOT);
    return "| `%s` | %s | %s |"
        .formatted(name, both("decline." + name + ".detail"), both("decline." + name + ".remedy"));
  }

  private static String both(String key) {
    return Language.EN.problems().getString(key) + "<br>" + Language.ZH.problems().getString(key);
  }
}
