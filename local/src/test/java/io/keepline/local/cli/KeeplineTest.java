package io.keepline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

class KeeplineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @Test
  void noCommandNamesThemAll() {
    assertThat(run()).isEqualTo(2);
    assertThat(err.toString()).contains("Say which command").contains("migrate");
  }

  @Test
  void anUnknownCommandIsAnsweredWithASentence() {
    assertThat(run("migrat")).isEqualTo(2);
    assertThat(err.toString()).contains("migrat").contains("Did you mean").contains("migrate");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyCommandExplainsItselfAndRefusesUnknownOptions(String name) {
    assertThat(run(name, "--help")).isZero();
    assertThat(out.toString()).contains("keepline " + name);
    assertThat(run(name, "--no-such-option")).isEqualTo(2);
    assertThat(err.toString()).contains("--no-such-option").contains("--help");
  }

  @Test
  void aDayThatIsNoneOrHasNotBegunIsNotCompared() {
    for (String day : java.util.List.of("yesterday", "2026-02-30", "2199-01-01")) {
      assertThat(run("reconcile-money", "--day", day)).as(day).isEqualTo(2);
      assertThat(err.toString()).contains(day).contains("such as 2026-11-20");
    }
  }

  @Test
  void whatNobodyForesawIsASentenceAndAFile() throws Exception {
    CommandLine command = Keepline.commandLine();
    command.addSubcommand(
        "broken",
        CommandLine.Model.CommandSpec.wrapWithoutInspection(
            (Runnable)
                () -> {
                  throw new IllegalStateException("the disk is full");
                }));
    command.setErr(new PrintWriter(err));
    assertThat(command.execute("broken")).isEqualTo(1);
    assertThat(err.toString()).contains("the disk is full").doesNotContain("\tat ");
    Path file = Path.of(err.toString().replaceAll("(?s).* is in (.*\\.txt):.*", "$1"));
    assertThat(Files.readString(file)).contains("IllegalStateException").contains("\tat ");
    Files.delete(file);
  }

  static java.util.Set<String> names() {
    return Keepline.commandLine().getSubcommands().keySet();
  }

  private int run(String... arguments) {
    CommandLine command = Keepline.commandLine();
    command.setOut(new PrintWriter(out));
    command.setErr(new PrintWriter(err));
    return command.execute(arguments);
  }
}
