package io.keepline.local.demo;

import io.keepline.local.mailbox.Mail;
import java.text.MessageFormat;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.function.Consumer;

/** Tells what is seen, in one language, and remembers which steps were. */
final class Teller {
  private static final String INDENT = " ".repeat(12);
  private static final int STEP_WIDTH = 17;

  /** English is the root bundle: the machine's own language must not get in between. */
  private static final ResourceBundle.Control NO_FALLBACK =
      ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

  private final ResourceBundle words;
  private final Consumer<String> out;
  private final Set<Step> seen = EnumSet.noneOf(Step.class);
  private final Set<String> told = new HashSet<>();

  Teller(Locale language, Consumer<String> out) {
    this.words = ResourceBundle.getBundle("io.keepline.local.demo.demo", language, NO_FALLBACK);
    this.out = out;
  }

  /** A line of its own. */
  void say(String key, Object... details) {
    out.accept(word(key, details));
  }

  /** A line that belongs to the step before. */
  void add(String key, Object... details) {
    out.accept(INDENT + word(key, details));
  }

  /** A step that was seen, at the number's own time. */
  void seen(Step step, Instant now, ZoneId zone, Object... details) {
    seen.add(step);
    String key = "step." + step.name().toLowerCase(Locale.ROOT);
    String date = DateTimeFormatter.ISO_LOCAL_DATE.format(now.atZone(zone));
    out.accept("%s  %s  %s".formatted(date, wide(word(key)), word(key + ".detail", details)));
  }

  /** A Chinese character takes two columns. */
  private static String wide(String word) {
    int columns = word.chars().map(c -> c > 0x2E7F ? 2 : 1).sum();
    return word + " ".repeat(Math.max(0, STEP_WIDTH - columns));
  }

  /** Mails that were not told yet. */
  void mails(List<Mail> mails) {
    for (Mail mail : mails) {
      if (told.add(mail.id())) {
        add("mail", mail.subject());
      }
    }
  }

  /** Whether every step was seen. */
  boolean sawEverything() {
    return seen.equals(EnumSet.allOf(Step.class));
  }

  String word(String key, Object... details) {
    return new MessageFormat(words.getString(key), Locale.ROOT).format(details);
  }
}
