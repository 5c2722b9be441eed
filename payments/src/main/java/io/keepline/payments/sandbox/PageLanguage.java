package io.keepline.payments.sandbox;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The languages of the pay page. */
enum PageLanguage {
  ENGLISH("en", Locale.ENGLISH),
  CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

  private final String tag;
  private final Locale locale;

  PageLanguage(String tag, Locale locale) {
    this.tag = tag;
    this.locale = locale;
  }

  String tag() {
    return tag;
  }

  Locale locale() {
    return locale;
  }

  ResourceBundle words() {
    return ResourceBundle.getBundle(
        "io.keepline.payments.sandbox.checkout_" + tag,
        Locale.ROOT,
        PageLanguage.class.getClassLoader());
  }

  /** The asked one, else the browser's first that we have, else English. */
  static PageLanguage choose(Optional<String> asked, Optional<String> acceptLanguage) {
    return asked
        .flatMap(PageLanguage::ofTag)
        .or(() -> acceptLanguage.flatMap(PageLanguage::ofHeader))
        .orElse(ENGLISH);
  }

  private static Optional<PageLanguage> ofHeader(String header) {
    List<Locale.LanguageRange> ranges;
    try {
      ranges = Locale.LanguageRange.parse(header);
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
    return ranges.stream()
        .filter(range -> range.getWeight() > 0)
        .flatMap(range -> ofTag(range.getRange()).stream())
        .findFirst();
  }

  private static Optional<PageLanguage> ofTag(String text) {
    String language = text.split("-", 2)[0];
    for (PageLanguage known : values()) {
      if (known.tag.equalsIgnoreCase(language)) {
        return Optional.of(known);
      }
    }
    return Optional.empty();
  }
}
