package io.keepline.api.lease;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Money;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Set;

/**
 * A stored row's own facts in this API's words: constants in lower_snake, instants in UTC, money as
 * an amount with its currency, nothing for what is absent.
 */
final class TimelineDetail {

  /** Texts that are capitals by themselves, or were typed by somebody. */
  private static final Set<String> AS_WRITTEN = Set.of("currency", "country", "note");

  private static final String CONSTANT = "[A-Z][A-Z0-9]*(_[A-Z0-9]+)*";
  private static final String INSTANT =
      "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2}(\\.\\d+)?)?[+-]\\d{2}:\\d{2}";
  private static final String MINOR = "MinorUnits";

  private TimelineDetail() {}

  static JsonNode of(String stored) {
    return spoken("", Wire.tree(stored));
  }

  private static JsonNode spoken(String name, JsonNode value) {
    if (value.isObject()) {
      return object(value);
    }
    if (value.isArray()) {
      ArrayNode list = JsonNodeFactory.instance.arrayNode();
      value.forEach(item -> list.add(spoken(name, item)));
      return list;
    }
    if (value.isTextual() && name.equals("declineReason")) {
      return JsonNodeFactory.instance.textNode(DeclineWords.shown(value.textValue()));
    }
    return value.isTextual() && !AS_WRITTEN.contains(name) ? text(value) : value;
  }

  private static JsonNode object(JsonNode value) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    String currency = value.path("currency").asText("");
    for (Map.Entry<String, JsonNode> member : value.properties()) {
      String name = member.getKey();
      boolean isMoney = !currency.isEmpty() && member.getValue().isIntegralNumber();
      if (isMoney && name.endsWith(MINOR)) {
        Money money = Money.of(member.getValue().longValue(), currency);
        String what = name.substring(0, name.length() - MINOR.length());
        object.set(what, Wire.tree(Wire.write(money)));
      } else if (isMoney && name.equals("minorUnits") && value.size() == 2) {
        return Wire.tree(Wire.write(Money.of(member.getValue().longValue(), currency)));
      } else if (!member.getValue().isNull()) {
        object.set(name, spoken(name, member.getValue()));
      }
    }
    return object;
  }

  private static JsonNode text(JsonNode value) {
    String text = value.textValue();
    if (text.matches(CONSTANT)) {
      return JsonNodeFactory.instance.textNode(Wire.name(text));
    }
    if (!text.matches(INSTANT)) {
      return value;
    }
    try {
      return JsonNodeFactory.instance.textNode(OffsetDateTime.parse(text).toInstant().toString());
    } catch (DateTimeException notOne) {
      return value;
    }
  }
}
