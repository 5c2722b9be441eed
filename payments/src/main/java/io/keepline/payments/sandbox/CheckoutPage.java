package io.keepline.payments.sandbox;

import io.keepline.lifecycle.Money;
import io.keepline.payments.PendingCause;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the pay page's template. Every value is escaped; only {@code {{{body}}}}, {@code
 * {{{style}}}} and {@code {{{qr}}}} are our own markup.
 */
final class CheckoutPage {

  private static final Pattern PLACE = Pattern.compile("\\{\\{\\{([\\w.]+)}}}|\\{\\{([\\w.]+)}}");

  private final String frame = resource("checkout.html");
  private final String open = resource("checkout_open.html");
  private final String finished = resource("checkout_finished.html");
  private final String save = resource("save_open.html");
  private final String saved = resource("save_finished.html");
  private final String style = resource("checkout.css");
  private final String merchant;

  CheckoutPage(String merchant) {
    this.merchant = merchant;
  }

  /**
   * The page of a payment.
   *
   * @param address how a phone that scans the code gets to this page
   */
  String show(Payment payment, String address, PageLanguage language, String nonce) {
    ResourceBundle words = language.words();
    Payment.Terms terms = payment.requireTerms();
    boolean isOpen = payment.status() == PaymentStatus.PENDING;
    Map<String, String> values = new HashMap<>();
    values.put("ref", payment.providerRef());
    values.put("amount", amount(terms.amount(), language.locale()));
    values.put("orderValue", terms.orderId());
    values.put("returnUrl", terms.returnUrl());
    values.put("task", isOpen ? words.getString("task." + cause(payment)) : "");
    values.put("tone", tone(payment.status()));
    values.put("state", words.getString("state." + payment.status().wireName()));
    values.put("method", wireName(terms.method()));
    values.put("methodName", words.getString("method." + wireName(terms.method())));
    values.put("qr", isOpen && isScanned(payment) ? qr(address, words) : "");
    return frame(isOpen ? open : finished, values, language, nonce);
  }

  /** The page of a wish to keep a method. */
  String showSave(SavedMethodTable.Row row, PageLanguage language, String nonce) {
    ResourceBundle words = language.words();
    boolean isOpen = row.state() == SavedMethodTable.State.PENDING;
    String method = wireName(row.wish().method());
    Map<String, String> values =
        Map.of(
            "ref", row.saveRef(),
            "returnUrl", row.wish().returnUrl(),
            "method", method,
            "methodName", words.getString("method." + method),
            "tone", row.state() == SavedMethodTable.State.SAVED ? "good" : "closed",
            "state", words.getString("save.state." + row.state().wireName()));
    return frame(isOpen ? save : saved, values, language, nonce);
  }

  private static boolean isScanned(Payment payment) {
    return payment.checkout().filter(page -> page.cause() == PendingCause.QR_CODE).isPresent();
  }

  private static String qr(String address, ResourceBundle words) {
    return QrPicture.svg(address, escape(words.getString("qr")));
  }

  private static String wireName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  String missing(PageLanguage language, String nonce) {
    String body = "<p class=\"state closed\">{{missing}}</p>";
    return frame(body, Map.of("ref", ""), language, nonce);
  }

  private String frame(
      String body, Map<String, String> values, PageLanguage language, String nonce) {
    ResourceBundle words = language.words();
    Map<String, String> common =
        Map.of(
            "merchant", merchant,
            "lang", language.tag(),
            "nonce", nonce,
            "style", style,
            "body", fill(body, values, words, language));
    return fill(frame, common, words, language);
  }

  /** Words come from the bundle, values from the payment; both are escaped. */
  private String fill(
      String template, Map<String, String> values, ResourceBundle words, PageLanguage language) {
    return PLACE
        .matcher(template)
        .replaceAll(
            place -> {
              boolean markup = place.group(1) != null;
              String name = markup ? place.group(1) : place.group(2);
              String value = value(name, values, words, language);
              return Matcher.quoteReplacement(markup ? value : escape(value));
            });
  }

  private String value(
      String name, Map<String, String> values, ResourceBundle words, PageLanguage language) {
    String value = values.get(name);
    if (value != null) {
      return value;
    }
    return switch (name) {
      case "lang" -> language.tag();
      case "merchant" -> merchant;
      default -> words.getString(name);
    };
  }

  private static String cause(Payment payment) {
    PendingCause cause = payment.checkout().map(Payment.Checkout::cause).orElseThrow();
    return wireName(cause);
  }

  private static String tone(PaymentStatus status) {
    return switch (status) {
      case PAID -> "good";
      case DECLINED -> "bad";
      case CREATED, PENDING, CLOSED -> "closed";
    };
  }

  static String amount(Money money, Locale locale) {
    Currency currency = Currency.getInstance(money.currency());
    int digits = Math.max(currency.getDefaultFractionDigits(), 0);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(digits);
    format.setMaximumFractionDigits(digits);
    String number = format.format(BigDecimal.valueOf(money.minorUnits(), digits));
    return money.currency() + "\u00a0" + number;
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String resource(String name) {
    try (InputStream in = CheckoutPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
