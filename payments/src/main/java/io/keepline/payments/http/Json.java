package io.keepline.payments.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.lifecycle.Money;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Strict reading of JSON fields: what is missing or of another kind is a malformed answer. */
final class Json {

  private Json() {}

  static String text(@Nullable JsonNode object, String field) {
    return optionalText(object, field)
        .orElseThrow(() -> new MalformedAnswer("no text in field " + field));
  }

  static Optional<String> optionalText(@Nullable JsonNode object, String field) {
    JsonNode value = object == null ? null : object.get(field);
    boolean present = value != null && value.isTextual() && !value.textValue().isEmpty();
    return present && value != null ? Optional.of(value.textValue()) : Optional.empty();
  }

  static Money money(JsonNode object, String amountField) {
    JsonNode amount = object.get(amountField);
    if (amount == null || !amount.isIntegralNumber() || !amount.canConvertToLong()) {
      throw new MalformedAnswer("no whole number in field " + amountField);
    }
    return Money.of(amount.longValue(), text(object, "currency"));
  }

  static JsonNode array(JsonNode object, String field) {
    JsonNode array = object.get(field);
    if (array == null || !array.isArray()) {
      throw new MalformedAnswer("no list in field " + field);
    }
    return array;
  }

  static <E extends Enum<E>> E constant(Class<E> type, JsonNode object, String field) {
    return Enum.valueOf(type, text(object, field).toUpperCase(Locale.ROOT));
  }
}
