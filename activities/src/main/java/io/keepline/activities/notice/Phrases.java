package io.keepline.activities.notice;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.KeptReason;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.format.TextStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.stream.Collectors;

/**
 * One language, with the forms of one place for dates and money. A language without a bundle is
 * answered in English, words and forms alike: a French date in an English sentence helps nobody.
 */
final class Phrases {

  static final String BUNDLE = "io.keepline.activities.notice.notices";

  private static final int LONGEST_WORDS = 200;

  private final ResourceBundle bundle;
  private final Locale locale;
  private final ZoneId zone;
  private final boolean brief;

  private Phrases(ResourceBundle bundle, Locale locale, ZoneId zone, boolean brief) {
    this.bundle = bundle;
    this.locale = locale;
    this.zone = zone;
    this.brief = brief;
  }

  /**
   * The phrases for a reader.
   *
   * @param wanted the reader's locale
   * @param zone the brand's zone
   * @param brief whether every letter counts, as in an SMS
   */
  static Phrases of(Locale wanted, ZoneId zone, boolean brief) {
    Locale plain = wanted.stripExtensions();
    boolean known = plain.getLanguage().equals("zh") || plain.getLanguage().equals("en");
    Locale locale = known ? plain : Locale.ENGLISH;
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.forLanguageTag(locale.getLanguage()),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return new Phrases(bundle, locale, zone, brief);
  }

  Locale locale() {
    return locale;
  }

  boolean has(String key) {
    return bundle.containsKey(key);
  }

  String get(String key) {
    return bundle.getString(key);
  }

  /** A date without a time of day. */
  String date(LocalDate date) {
    FormatStyle style = brief ? FormatStyle.MEDIUM : FormatStyle.LONG;
    return plainSpaces(date.format(DateTimeFormatter.ofLocalizedDate(style).withLocale(locale)));
  }

  /** The first instant of a date: what "until" an exclusive date means to the minute. */
  String startOf(LocalDate date) {
    return moment(date.atStartOfDay(zone).toInstant());
  }

  /** A date and a time of day on the brand's clock; the 24 hour form is read everywhere. */
  String moment(Instant instant) {
    ZonedDateTime there = instant.atZone(zone);
    String words =
        date(there.toLocalDate())
            + " "
            + there.format(DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT));
    return brief
        ? words
        : Template.fill(
            get("moment"),
            Map.of("moment", words, "zone", zone.getDisplayName(TextStyle.FULL, locale)));
  }

  String days(int days) {
    int count = Math.abs(days);
    return Template.fill(
        get(count == 1 ? "days.one" : "days.other"), Map.of("days", String.valueOf(count)));
  }

  /** An amount with the digits that ISO 4217 gives its currency: none for JPY. */
  String money(Money money) {
    Currency currency = Currency.getInstance(money.currency());
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    return plainSpaces(format.format(BigDecimal.valueOf(money.minorUnits(), digits)));
  }

  /** Amounts of several currencies, one after another. */
  String moneys(List<Money> amounts) {
    return amounts.stream().map(this::money).collect(Collectors.joining(" + "));
  }

  String lines(List<MoneyLine> lines) {
    return lines.stream()
        .map(
            line ->
                Template.fill(
                    get("line"),
                    Map.of("label", words(line.label()), "amount", money(line.amount()))))
        .collect(Collectors.joining("\n"));
  }

  /**
   * A text that comes from data: on one line, of bounded length, and without the marks that turn
   * the direction of reading, which could make one address look like another.
   */
  String words(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\p{Cf}]+", " ").strip();
    return line.length() <= LONGEST_WORDS ? line : line.substring(0, LONGEST_WORDS);
  }

  /** A page on the web; other schemes could run something. */
  String link(URI link) {
    if (!"https".equals(link.getScheme()) && !"http".equals(link.getScheme())) {
      throw new IllegalArgumentException("a link in a notice starts with https:// or http://");
    }
    return link.toASCIIString();
  }

  String decline(DeclineReason reason) {
    return get("declined." + reason.name());
  }

  String remedy(DeclineReason reason) {
    return get("remedy." + reason.name());
  }

  String hold(HoldReason reason) {
    return get("hold." + reason.name());
  }

  String kept(KeptReason reason) {
    return get("kept." + reason.name());
  }

  /** What the holder can do with money that is in the balance. */
  String keptRemedy(KeptReason reason) {
    return get(
        switch (reason) {
          case NUMBER_OVER, CANCELLATION_CONFIRMED -> "keptRemedy.WITHOUT_NUMBER";
          case ON_HOLD -> "keptRemedy.AFTER_HOLD";
          case NOT_YET_PAID, RESTORE_FEE_NEEDED, DATE_NOT_LATER, CAP_EXCEEDED ->
              "keptRemedy.RENEWAL";
        });
  }

  String refundReason(RefundReason reason) {
    return get("refundReason." + reason.name());
  }

  String consent(ConsentChange change) {
    return get("consent." + change.name());
  }

  String passed(List<LeaseStatus> statuses) {
    return statuses.stream()
        .map(status -> get("passed." + status.name()))
        .collect(Collectors.joining(get("list.separator")));
  }

  /**
   * Locale data like narrow spaces, which double the price of an SMS and upset old mail programs.
   */
  private static String plainSpaces(String text) {
    return text.replace('\u00a0', ' ').replace('\u202f', ' ');
  }
}
