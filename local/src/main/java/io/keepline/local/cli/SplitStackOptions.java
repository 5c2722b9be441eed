package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.local.split.SplitRun;
import io.keepline.local.temporal.TemporalChoice;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What every command has that starts API, worker and provider as processes of their own. */
final class SplitStackOptions {
  /** A command whose run can be repeated and kept. */
  static final class Repeatable {
    @Option(
        names = "--seed",
        paramLabel = "S",
        description = "Repeats the choices of an earlier run. Default: a new one")
    private @Nullable Long seed;

    @Option(
        names = "--data",
        paramLabel = "DIR",
        description = "An empty folder to keep everything in. Default: a temporary one, removed")
    private @Nullable Path data;

    private @Nullable Long chosen;

    /** The seed, the same at each call. */
    long seed() {
      Long known = chosen == null ? seed : chosen;
      long now = known == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : known;
      chosen = now;
      return now;
    }

    @Nullable Path data() {
      return data;
    }
  }

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--temporal",
      paramLabel = "SERVER",
      description = {
        "The path of a temporal binary.",
        "Default: the one on the PATH or in ~/go/bin."
      })
  private @Nullable String temporal;

  /** What a command does on an open stack, told line by line. */
  interface Work {
    SplitRun.Work telling(Consumer<String> say);
  }

  /**
   * The options, checked.
   *
   * @throws ParameterException with the sentence of what is wrong
   */
  <T> T checked(Supplier<T> options) {
    try {
      return options.get();
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  /** Runs on a stack of its own that nobody keeps, and answers the exit code. */
  int run(List<String> jvmOptions, Work work) {
    return run((Path) null, jvmOptions, work);
  }

  private int run(@Nullable Path data, List<String> jvmOptions, Work work) {
    try {
      TemporalChoice server = SplitRun.realServer(temporal, System.getenv());
      return new SplitRun(data, server, jvmOptions, this::say)
          .on(Logs::to, work.telling(this::say));
    } catch (CannotRun reason) {
      spec.commandLine().getErr().println(reason.getMessage());
      return Keepline.NOT_TRIED;
    }
  }

  /** Runs what can be repeated: the seed is said first. */
  int run(Repeatable run, List<String> jvmOptions, Work work) {
    say("Seed " + run.seed());
    return run(run.data(), jvmOptions, work);
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}
