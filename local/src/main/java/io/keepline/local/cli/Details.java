package io.keepline.local.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;

/** A failure that nobody foresaw: the screen gets a sentence, a file gets the rest. */
final class Details {
  private Details() {}

  /** Keeps the stack trace in a file that only its owner reads, and answers where. */
  static String keep(Throwable failure) {
    StringWriter trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    try {
      Path file = Files.createTempFile("keepline-failure-", ".txt");
      Files.writeString(file, trace.toString());
      return "What was seen is in " + file + ": please report it.";
    } catch (IOException e) {
      return "What was seen could not be written to a file: " + e.getMessage() + ".";
    }
  }
}
