package io.keepline.payments.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentMethod;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** Strict reading of a merchant's JSON. Every wrong field is named in the answer. */
final class RequestBody {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final int LONGEST_TEXT = 2_000;
  private static final JsonMapper JSON = new JsonMapper();

  private final JsonNode body;

  private RequestBody(JsonNode body) {
    this.body = body;
  }

  static RequestBody parse(String text) {
    try {
      JsonNode body = JSON.readTree(text);
      if (body.isObject()) {
        return new RequestBody(body);
      }
    } catch (JsonProcessingException notJson) {
      // Falls through to the one refusal.
    }
    throw new RequestRefused(400, "invalid_request", "The body must be a JSON object.");
  }

  String id(String field) {
    return checkId(field, text(field));
  }

  /** Ids travel in paths, so they keep to the letters that need no escaping. */
  static String checkId(String field, String value) {
    if (!ID.matcher(value).matches()) {
      throw RequestRefused.badField(field, "up to 100 letters, digits, - and _");
    }
    return value;
  }

  String text(String field) {
    JsonNode value = body.get(field);
    if (value == null || !value.isTextual() || value.textValue().isBlank()) {
      throw RequestRefused.badField(field, "a text");
    }
    if (value.textValue().length() > LONGEST_TEXT) {
      throw RequestRefused.badField(field, "shorter");
    }
    return value.textValue();
  }

  Money money() {
    long amount = number("amountMinor");
    String currency = text("currency");
    try {
      return Money.of(amount, Currency.getInstance(currency).getCurrencyCode());
    } catch (IllegalArgumentException unknown) {
      throw RequestRefused.badField("currency", "a code of ISO 4217");
    }
  }

  /** A whole number of at least one. */
  long number(String field) {
    JsonNode value = body.get(field);
    if (value == null || !value.isIntegralNumber() || !value.canConvertToLong()) {
      throw RequestRefused.badField(field, "a whole number");
    }
    if (value.longValue() < 1) {
      throw RequestRefused.badField(field, "at least 1");
    }
    return value.longValue();
  }

  boolean has(String field) {
    return body.hasNonNull(field);
  }

  /** A method whose money a provider moves. */
  PaymentMethod method() {
    PaymentMethod method = constant(PaymentMethod.class, "method");
    if (!method.isProviders()) {
      throw RequestRefused.badField("method", "a method that a provider carries out");
    }
    return method;
  }

  String webUrl(String field) {
    String value = text(field);
    try {
      URI uri = new URI(value);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null) {
        return value;
      }
    } catch (URISyntaxException notAUrl) {
      // Falls through to the one refusal.
    }
    throw RequestRefused.badField(field, "an absolute http or https URL");
  }

  <E extends Enum<E>> E constant(Class<E> type, String field) {
    String value = text(field);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(value)) {
        return constant;
      }
    }
    throw RequestRefused.badField(field, "one of the documented values");
  }
}
