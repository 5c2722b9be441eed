package io.keepline.local.cli;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.stack.StackFile;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What a running stack says: where everything is, and what to type. */
final class LocalScreen {
  private final StackFile stack;
  private final DataFolder folder;
  private final String apiKey;
  private final Instant now;

  LocalScreen(StackFile stack, DataFolder folder, String apiKey, Instant now) {
    this.stack = stack;
    this.folder = folder;
    this.apiKey = apiKey;
    this.now = now;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Keepline is running.");
    lines.add("  API        " + stack.apiUrl() + "   (description: " + stack.apiUrl() + "/docs)");
    lines.add("  Mailbox    " + stack.mailboxUrl() + "   (short messages: /sms)");
    lines.add(
        "  Provider   "
            + stack.providerUrl()
            + "   (payment sandbox: its pay pages open from an order)");
    lines.add(
        "  Temporal   "
            + stack.temporal()
            + (stack.temporalUi().isEmpty() ? ", without pages" : "   " + stack.temporalUi()));
    stack.numbersUrl().ifPresent(url -> lines.add("  Numbers    " + url));
    lines.add("  Folder     " + folder.root() + "   (log: keepline.log)");
    lines.add("");
    lines.add("Copy these lines into another terminal; each prints what the next one needs.");
    lines.addAll(CurlLines.of(stack.apiUrl(), apiKey, daysFromNow(3), daysFromNow(365)));
    lines.add("");
    lines.add("Ctrl-C stops everything; the next start goes on with the same numbers.");
    return lines;
  }

  private String daysFromNow(int days) {
    return now.plus(Duration.ofDays(days)).truncatedTo(ChronoUnit.DAYS).toString();
  }
}
