package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command line. Exit codes, for every command: 0 it is done; 1 it was tried and failed, or a
 * check found something; 2 it was not tried, because an argument or a variable is wrong or missing.
 */
@Command(
    name = "keepline",
    description = "Keeps phone numbers alive: one durable workflow per leased number.",
    mixinStandardHelpOptions = true,
    version = "Keepline 0.1.0",
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LocalCommand.class,
      DemoCommand.class,
      SweepCommand.class,
      ApiCommand.class,
      WorkerCommand.class,
      SandboxProviderCommand.class,
      MigrateCommand.class,
      BrandCommand.class,
      ApiKeyCommand.class,
      SetupTemporalCommand.class,
      ReconcileCommand.class,
      ReconcileMoneyCommand.class,
      RebuildCommand.class,
      KillTestCommand.class,
      StormCommand.class,
      BenchCommand.class
    },
    footer = {
      "",
      "Each command explains itself: ./keepline COMMAND --help",
      "Exit codes: 0 done; 1 tried and failed, or something was found; 2 not tried, because an"
          + " argument or a variable is wrong."
    })
public final class Keepline implements Runnable {
  static final int FAILED = 1;
  static final int NOT_TRIED = 2;

  @Spec private CommandSpec spec = CommandSpec.create();

  /** The command. */
  public static void main(String[] arguments) {
    PrintStream out = utf8(FileDescriptor.out);
    PrintStream err = utf8(FileDescriptor.err);
    System.setOut(out);
    System.setErr(err);
    Logs.quiet();
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Keepline())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpLongOptionsMaxWidth(28)
        .setParameterExceptionHandler((wrong, arguments) -> explain(wrong))
        .setExecutionExceptionHandler((failure, command, parsed) -> report(failure, command));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say which command: " + names() + ".");
  }

  private String names() {
    return String.join(", ", spec.subcommands().keySet());
  }

  private static int explain(ParameterException wrong) {
    CommandLine command = wrong.getCommandLine();
    command.getErr().println(sentence(wrong.getMessage()));
    CommandLine.UnmatchedArgumentException.printSuggestions(wrong, command.getErr());
    command.getErr().println("See ./" + command.getCommandSpec().qualifiedName() + " --help");
    return NOT_TRIED;
  }

  private static int report(Exception failure, CommandLine command) {
    if (failure instanceof CannotRun reason) {
      command.getErr().println(sentence(reason.getMessage()));
      return reason.tried() ? FAILED : NOT_TRIED;
    }
    String words = failure.getMessage() == null ? "" : ": " + failure.getMessage();
    command.getErr().println(sentence("It did not work: " + failure.getClass().getName() + words));
    command.getErr().println(Details.keep(failure));
    return FAILED;
  }

  private static String sentence(@org.jspecify.annotations.Nullable String message) {
    String text = message == null ? "It did not work" : message;
    return text.matches("(?s).*[.!?]\\s*$") ? text : text + ".";
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }
}
