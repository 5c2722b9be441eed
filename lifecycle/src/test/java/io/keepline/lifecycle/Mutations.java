package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Plants mistakes in the rules, one at a time, and shows that each is caught. It is not part of the
 * ordinary run; {@code lifecycle/mutations} starts it.
 */
class Mutations {
  private static final Path MODULE = LifecycleDoc.repository().resolve("lifecycle");

  @TempDir Path folder;

  @Test
  void everyPlantedMutationIsCaught() throws IOException, InterruptedException {
    assertThat(caught(new Mutation("none", "Lifecycle.java", List.of())))
        .as("the rules as they are")
        .isEmpty();
    List<String> survivors = new ArrayList<>();
    for (Mutation mutation : Mutation.PLANTED) {
      String caught = caught(mutation);
      System.out.printf(
          Locale.ROOT,
          "%-36s %s%n",
          mutation.name(),
          caught.isEmpty() ? "SURVIVES" : "caught: " + caught);
      if (caught.isEmpty()) {
        survivors.add(mutation.name());
      }
    }
    assertThat(survivors).isEmpty();
  }

  /** What caught it; empty when nothing did. */
  private String caught(Mutation mutation) throws IOException, InterruptedException {
    Path classes = compiled(mutation);
    String classPath =
        classes
            + File.pathSeparator
            + MODULE.resolve("target/test-classes")
            + File.pathSeparator
            + libraries();
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Process run =
        new ProcessBuilder(java, "-cp", classPath, MutationRun.class.getName())
            .redirectErrorStream(true)
            .directory(MODULE.toFile())
            .start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    boolean passed = run.waitFor() == 0;
    assertThat(said).as(mutation.name()).contains(passed ? "passed" : "caught by");
    return passed ? "" : said.substring(said.indexOf("caught by") + 10).strip();
  }

  private Path compiled(Mutation mutation) throws IOException {
    Path sources = folder.resolve(mutation.name().replace(' ', '_'));
    Path classes = Files.createDirectories(sources.resolve("classes"));
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-proc:none",
                "-nowarn",
                "-parameters",
                "-cp",
                libraries(),
                "-d",
                classes.toString()));
    Path rules = MODULE.resolve("src/main/java/io/keepline/lifecycle");
    try (Stream<Path> files = Files.walk(rules)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = sources.resolve(rules.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.writeString(copy, mutation.appliedTo(file));
        arguments.add(copy.toString());
      }
    }
    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    assertThat(result).as("%s compiles", mutation.name()).isZero();
    return classes;
  }

  /** The test class path without this module's own classes. */
  private static String libraries() {
    String all =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Stream.of(all.split(File.pathSeparator))
        .filter(p -> p.endsWith(".jar"))
        .reduce((a, b) -> a + File.pathSeparator + b)
        .orElseThrow();
  }
}
