package io.keepline.api.http;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

/** The languages that people read here. */
public enum Language {
  EN,
  ZH;

  private static final String BUNDLE = "io.keepline.api.http.problems";

  /** The one that an Accept-Language header or a BCP 47 tag prefers; English when in doubt. */
  public static Language of(Optional<String> accepted) {
    if (accepted.isEmpty()) {
      return EN;
    }
    try {
      List<Locale.LanguageRange> ranges = Locale.LanguageRange.parse(accepted.get());
      String tag = Locale.lookupTag(ranges, List.of("en", "zh"));
      return "zh".equals(tag) ? ZH : EN;
    } catch (IllegalArgumentException notALanguage) {
      return EN;
    }
  }

  /** Its BCP 47 tag. */
  public String tag() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The locale for dates and amounts. */
  public Locale locale() {
    return Locale.forLanguageTag(this == ZH ? "zh-CN" : "en-GB");
  }

  /** The words of problems. */
  public ResourceBundle problems() {
    return words(BUNDLE);
  }

  /** The words of a bundle; never those of the machine's own language. */
  public ResourceBundle words(String bundle) {
    return ResourceBundle.getBundle(
        bundle,
        Locale.forLanguageTag(tag()),
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
