package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.store.Database;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.BrandDiff;
import io.keepline.store.brand.InvalidBrandException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Brand files: checked, compared, loaded. */
@Command(
    name = "brand",
    description = "Checks, compares and loads brand files.",
    footer = {
      "",
      "The files' form: store/src/main/resources/brands/brand.schema.json, beside three examples."
    })
final class BrandCommand implements Runnable {
  private static final String NEEDED = ": brands are loaded into the database it names.";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: validate, diff or load");
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  @Command(
      name = "validate",
      description = {
        "Says of each file whether it can be loaded, and of each mistake its line.",
        "Exit code 1 if a file is wrong."
      })
  int validate(
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "A brand file, JSON")
          List<Path> files) {
    int code = 0;
    for (Path file : files) {
      code = Math.max(code, check(file));
    }
    return code;
  }

  /** One file; the others are looked at whatever became of it. */
  private int check(Path file) {
    try {
      BrandCatalog.check(text(file));
      out().println(file + ": can be loaded.");
      return 0;
    } catch (InvalidBrandException e) {
      e.sentences().forEach(sentence -> out().println(file + ": " + sentence));
      return Keepline.FAILED;
    } catch (CannotRun unreadable) {
      out().println(file + ": " + unreadable.getMessage());
      return Keepline.NOT_TRIED;
    }
  }

  @Command(
      name = "diff",
      description = {
        "Shows what changes from one file to another, and which plans get a new version.",
        "Exit code 1 if a file is wrong; 0 whether they differ or not."
      })
  int diff(
      @Parameters(paramLabel = "OLD", description = "The brand file as it was") Path old,
      @Parameters(paramLabel = "NEW", description = "The brand file as it will be") Path changed) {
    try {
      List<String> lines = BrandDiff.lines(text(old), text(changed));
      lines.forEach(out()::println);
      if (lines.isEmpty()) {
        out().println("Nothing changes.");
      }
      return 0;
    } catch (InvalidBrandException e) {
      e.sentences().forEach(sentence -> out().println(sentence));
      return Keepline.FAILED;
    }
  }

  @Command(
      name = "load",
      description = {
        "Loads brand files; what did not change keeps its version. Of several files all are checked"
            + " before the first is loaded.",
        "Into the record of a local stack that runs; without --data and with KEEPLINE_DB_URL set,"
            + " into that database (with KEEPLINE_DB_USER and KEEPLINE_DB_PASSWORD)."
      })
  int load(
      @Mixin RecordOption which,
      @Parameters(paramLabel = "FILE", arity = "1..*", description = "A brand file, JSON")
          List<Path> files) {
    Map<Path, String> texts = new LinkedHashMap<>();
    files.forEach(file -> texts.put(file, text(file)));
    if (validate(files) != 0) {
      return Keepline.FAILED;
    }
    try (Database database = which.database(System.getenv(), NEEDED)) {
      BrandCatalog catalog = new BrandCatalog(database);
      texts.forEach(
          (file, text) -> out().println(sentence(file, catalog.load(text, Instant.now()))));
    }
    return 0;
  }

  private static String sentence(Path file, BrandCatalog.Loaded loaded) {
    String plans =
        loaded.changedPlans().isEmpty()
            ? "no plan changed"
            : "new plan versions: " + String.join(", ", loaded.changedPlans());
    String version = loaded.changed() ? "is now at version " : "stays at version ";
    return "%s: %s %s%d; %s.".formatted(file, loaded.brandId(), version, loaded.version(), plans);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw CannotRun.wrongInput("There is no file " + file + ".");
    } catch (CharacterCodingException e) {
      throw CannotRun.wrongInput(file + " is not UTF-8 text.");
    } catch (IOException e) {
      throw CannotRun.wrongInput(file + " cannot be read: is it a file that you may read?");
    }
  }
}
