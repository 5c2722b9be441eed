package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The documents say what the rules do, and every numbered promise has a test of its name. */
class DocsTest {
  private static final int EDGE_CASES = 36;
  private static final int INVARIANTS = 19;

  /** What the document may call not supported yet: exactly this, and nothing quietly more. */
  private static final Set<String> NOT_YET = new TreeSet<>(Set.of("E31", "E32"));

  private static final Pattern NAMED = Pattern.compile("\\b([eEiI])(\\d{1,2})[_ ]\\w*");
  private static final Pattern LISTED = Pattern.compile("(?m)^\\| ([EI]\\d{1,2}) \\|(.*)$");

  @Test
  void theTableInTheDocumentIsTheTableOfTheRules() throws IOException {
    String document = LifecycleDoc.read();
    String printed = LifecycleDoc.printedInto(document);
    if ("write".equals(System.getProperty("keepline.docs"))) {
      Files.writeString(LifecycleDoc.file(), printed);
      return;
    }
    assertThat(document)
        .as("docs/lifecycle.md is stale: run mvn -pl lifecycle test -Dkeepline.docs=write")
        .isEqualTo(printed);
  }

  @Test
  void theDocumentListsEveryEdgeCaseAndInvariantOnce() throws IOException {
    List<String> listed =
        LISTED.matcher(LifecycleDoc.read()).results().map(m -> m.group(1)).toList();
    assertThat(listed).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(numbers());
  }

  @Test
  void onlyThePinnedNumbersAreNotSupportedYet() throws IOException {
    Set<String> said = new TreeSet<>();
    Matcher lines = LISTED.matcher(LifecycleDoc.read());
    while (lines.find()) {
      if (lines.group(2).contains("not supported yet")) {
        said.add(lines.group(1));
      }
    }
    assertThat(said).isEqualTo(NOT_YET);
  }

  @Test
  void everyNumberHasANamedTestSomewhereInTheRepository() throws IOException {
    Set<String> missing = new TreeSet<>(numbers());
    missing.removeAll(NOT_YET);
    missing.removeAll(named());
    assertThat(missing)
        .as("no test is named after these numbers, such as e5_whatItProves")
        .isEmpty();
  }

  private static Set<String> numbers() {
    Set<String> numbers = new TreeSet<>();
    for (int e = 1; e <= EDGE_CASES; e++) {
      numbers.add("E" + e);
    }
    for (int i = 1; i <= INVARIANTS; i++) {
      numbers.add("I" + i);
    }
    return numbers;
  }

  /** Numbers in method names and display names of all modules' tests. */
  private static Set<String> named() throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> modules = Files.list(LifecycleDoc.repository())) {
      for (Path module : modules.filter(Files::isDirectory).toList()) {
        Path tests = module.resolve("src/test/java");
        if (Files.isDirectory(tests)) {
          named.addAll(namedIn(tests));
        }
      }
    }
    return named;
  }

  private static Set<String> namedIn(Path tests) throws IOException {
    Set<String> named = new TreeSet<>();
    try (Stream<Path> files = Files.walk(tests)) {
      for (Path file : files.filter(f -> f.toString().endsWith("Test.java")).toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.contains("void ") || line.contains("@DisplayName")) {
            NAMED
                .matcher(line)
                .results()
                .forEach(
                    m -> named.add(m.group(1).toUpperCase(java.util.Locale.ROOT) + m.group(2)));
          }
        }
      }
    }
    return named;
  }
}
