package io.keepline.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of {@code docs/lifecycle.md} that is printed from the rules. */
final class LifecycleDoc {
  private static final String BEGIN = "<!-- table: begin, printed from the rules -->\n";
  private static final String END = "<!-- table: end -->";

  private LifecycleDoc() {}

  /** The repository's folder, from whichever folder the tests run in. */
  static Path repository() {
    Path at = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(at.resolve("docs")) || !Files.isDirectory(at.resolve("lifecycle"))) {
      at = at.getParent();
      if (at == null) {
        throw new IllegalStateException("not inside the repository");
      }
    }
    return at;
  }

  static Path file() {
    return repository().resolve("docs").resolve("lifecycle.md");
  }

  /** The document with the table as the rules have it now. */
  static String printedInto(String document) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("docs/lifecycle.md has lost the two marks of its table");
    }
    return document.substring(0, begin + BEGIN.length()) + table() + document.substring(end);
  }

  static String read() throws IOException {
    return Files.readString(file());
  }

  private static String table() {
    StringBuilder out = new StringBuilder("| rule | stimulus |");
    for (LeaseStatus status : LeaseStatus.values()) {
      out.append(' ').append(status).append(" |");
    }
    out.append(" then |\n|---|---|");
    out.append("---|".repeat(LeaseStatus.values().length + 1)).append('\n');
    for (Transitions.Row row : Transitions.rows()) {
      StimulusKind kind = row.kind();
      out.append("| ").append(kind.rule()).append(" | `").append(kind).append("` |");
      for (LeaseStatus status : LeaseStatus.values()) {
        out.append(' ').append(cell(row, status)).append(" |");
      }
      out.append(' ').append(row.then()).append(" |\n");
    }
    return out.toString();
  }

  private static String cell(Transitions.Row row, LeaseStatus status) {
    return row.statuses().contains(status)
        ? "**yes**"
        : Transitions.refusal(status, row.kind()).name().toLowerCase(java.util.Locale.ROOT);
  }
}
