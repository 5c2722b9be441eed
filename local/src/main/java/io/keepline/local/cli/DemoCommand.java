package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.local.demo.Demo;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.FolderLock;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import io.keepline.local.stack.StackFile;
import io.keepline.local.stack.StackOptions;
import io.keepline.local.temporal.TemporalChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = {
      "Plays one number's life through the API, with dates, money and mails.",
      "Uses the stack that runs on the folder, or starts one and stops it. Exits with 0 only if"
          + " every step was seen in the API's answers."
    })
final class DemoCommand implements Callable<Integer> {
  /** The languages of the demo. */
  enum Language {
    EN,
    ZH
  }

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of the stack. Default: .keepline")
  private Path data = Path.of(".keepline");

  @Option(
      names = "--temporal",
      paramLabel = "SERVER",
      description = "For a stack that is started: in-process, a temporal binary, or host:port.")
  private @Nullable String temporal;

  @Option(names = "--lang", paramLabel = "en|zh", description = "English or Chinese. Default: en")
  private Language language = Language.EN;

  @Override
  public Integer call() {
    DataFolder folder = DataFolder.make(data);
    if (FolderLock.isTaken(folder)) {
      StackFile running =
          StackFile.read(folder)
              .orElseThrow(
                  () -> new CannotRun("The stack is still starting or stopping: try again."));
      return play(folder, running);
    }
    TemporalChoice choice = TemporalChoice.of(temporal, System.getenv());
    Logs.to(folder.log());
    StoppableStack running = new StoppableStack();
    // Ctrl-C ends the demo in the middle; the stack must not outlive it.
    Thread stop = new Thread(running::stop, "keepline-demo-stop");
    Runtime.getRuntime().addShutdownHook(stop);
    LocalStack stack =
        running.open(new StackOptions(data, choice, true), line -> out().println(line));
    int code = play(folder, stack.addresses());
    Runtime.getRuntime().removeShutdownHook(stop);
    stack.close();
    return code;
  }

  private int play(DataFolder folder, StackFile stack) {
    Locale locale = Locale.forLanguageTag(language.name().toLowerCase(Locale.ROOT));
    Demo demo =
        new Demo(
            stack,
            LocalSecrets.of(folder).apiKey(),
            locale,
            line -> {
              out().println(line);
              out().flush();
            });
    return demo.play() ? 0 : Keepline.FAILED;
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
