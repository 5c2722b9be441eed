package io.keepline.local.docker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.keepline.api.ApiMain;
import io.keepline.payments.sandbox.SandboxProviderMain;
import io.keepline.store.MigrateMain;
import io.keepline.worker.WorkerMain;
import io.keepline.workflows.SearchKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The compose file names exactly the variables that the processes know and need. */
class ComposeTest {
  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();
  private static final Pattern NAME = Pattern.compile("\\b(?:KEEPLINE|TEMPORAL)_[A-Z_]*[A-Z]\\b");
  private static final Map<String, Class<?>> MAINS =
      Map.of(
          "api", ApiMain.class,
          "worker", WorkerMain.class,
          "sandbox-provider", SandboxProviderMain.class,
          "migrate", MigrateMain.class);

  /** What the Temporal library reads by itself. */
  private static final Set<String> OF_THE_LIBRARY =
      Set.of("TEMPORAL_ADDRESS", "TEMPORAL_NAMESPACE");

  @ParameterizedTest
  @ValueSource(strings = {"api", "worker", "sandbox-provider", "migrate"})
  void everyVariableIsOneThatTheProcessKnows(String service) throws Exception {
    Set<String> given = given(service);
    assertThat(given).isNotEmpty();
    given.removeAll(OF_THE_LIBRARY);
    assertThat(known()).containsAll(given);
  }

  /** Started with nothing, a process names what it needs: the sentences are the list. */
  @ParameterizedTest
  @ValueSource(strings = {"api", "worker", "sandbox-provider", "migrate"})
  void nothingThatTheProcessNeedsIsMissing(String service) throws Exception {
    Started bare = start(service, Map.of());
    assertThat(bare.exitCode()).isEqualTo(2);
    assertThat(names(bare.words())).isNotEmpty();
    Map<String, String> placeholders = new java.util.TreeMap<>();
    given(service).forEach(name -> placeholders.put(name, "x"));
    String complaints = start(service, placeholders).words();
    assertThat(complaints).doesNotContain("Set ").doesNotContain("is missing");
  }

  @Test
  void theSearchAttributesAreThoseOfTheWorkflow() throws Exception {
    String script = Files.readString(ROOT.resolve("docker/temporal-namespace"));
    Set<String> registered = new TreeSet<>();
    Matcher line = Pattern.compile("(?m)^attribute (\\w+) \\w+$").matcher(script);
    while (line.find()) {
      registered.add(line.group(1));
    }
    assertThat(registered)
        .containsExactlyInAnyOrderElementsOf(
            SearchKeys.ALL.stream().map(key -> key.getName()).toList());
  }

  @Test
  void noSecretStandsInTheFile() throws Exception {
    compose()
        .path("services")
        .forEach(
            service ->
                service
                    .path("environment")
                    .properties()
                    .forEach(
                        variable -> {
                          if (variable.getKey().matches(".*(PASSWORD|SECRET|_KEY|_PWD)$")) {
                            assertThat(variable.getValue().asText())
                                .as(variable.getKey())
                                .startsWith("${");
                          }
                        }));
  }

  @Test
  void everyVariableStandsInTheOperatorsTable() throws Exception {
    assertThat(names(Files.readString(ROOT.resolve("docs/operations.md")))).containsAll(known());
  }

  private record Started(int exitCode, String words) {}

  /** A wrong value is refused before anything is opened, so no process outlives its complaints. */
  private static Started start(String service, Map<String, String> variables) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                MAINS.get(service).getName())
            .redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.matches("(KEEPLINE|TEMPORAL)_.*"));
    builder.environment().putAll(variables);
    Process process = builder.start();
    String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Started(process.waitFor(), words);
  }

  private static Set<String> given(String service) throws IOException {
    Set<String> names = new TreeSet<>();
    compose()
        .path("services")
        .path(service)
        .path("environment")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  private static JsonNode compose() throws IOException {
    return new ObjectMapper(new YAMLFactory())
        .readTree(ROOT.resolve("docker/compose.yaml").toFile());
  }

  /**
   * Every name that a process's source reads; the sandbox provider puts a prefix before its own.
   */
  private static Set<String> known() throws IOException {
    Set<String> known = new TreeSet<>();
    for (String module : Set.of("api", "worker", "store", "payments")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/main/java"))) {
        for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
          String source = Files.readString(file);
          if (file.endsWith("SandboxEnvironment.java")) {
            Matcher own = Pattern.compile("\\(\"([A-Z][A-Z_]+)\"").matcher(source);
            while (own.find()) {
              known.add("KEEPLINE_SANDBOX_" + own.group(1));
            }
          } else {
            Matcher literal = Pattern.compile("\"(KEEPLINE_[A-Z_]*[A-Z])\"").matcher(source);
            while (literal.find()) {
              known.add(literal.group(1));
            }
          }
        }
      }
    }
    assertThat(known).hasSizeGreaterThan(20);
    return known;
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      names.add(name.group());
    }
    return names;
  }
}
