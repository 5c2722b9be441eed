package io.keepline.activities.method;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a holder knows a saved method by. At most the last two digits of a number are shown. */
final class SavedMethodLabel {
  private static final Pattern CARD = Pattern.compile("([A-Za-z][A-Za-z _-]*?)[ •*]*(\\d+)");
  private static final int SHOWN = 2;

  private SavedMethodLabel() {}

  /** {@code visa 4242} becomes {@code Visa ••42}; a label without a number stays as it is. */
  static String of(String label) {
    Matcher card = CARD.matcher(label.strip());
    if (!card.matches()) {
      return label.strip();
    }
    String brand = card.group(1).strip();
    String digits = card.group(2);
    String last = digits.substring(Math.max(0, digits.length() - SHOWN));
    return brand.substring(0, 1).toUpperCase(Locale.ROOT) + brand.substring(1) + " ••" + last;
  }
}
