package io.keepline.store.brand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.keepline.lifecycle.price.Rate;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one JSON object field by field, and collects a sentence for each that is wrong. */
final class Fields {
  /** In minor units: what is above is a slip of the keyboard, and would not add up safely. */
  private static final long LARGEST = 1_000_000_000_000L;

  private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          // Gold, test codes and the like have no minor unit.
          .filter(currency -> currency.getDefaultFractionDigits() >= 0)
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private final JsonNode node;
  private final String path;
  private final Complaints wrong;

  private Fields(JsonNode node, String path, Complaints wrong) {
    this.node = node;
    this.path = path;
    this.wrong = wrong;
  }

  static Fields root(JsonNode node, Complaints wrong) {
    return new Fields(node, "", wrong);
  }

  /** Refuses fields that nobody reads: a misspelt period must not be ignored. */
  Fields only(Set<String> known) {
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        complain(name, "is not a field here; known are " + String.join(", ", known));
      }
    }
    return this;
  }

  Fields object(String name) {
    JsonNode value = node.path(name);
    if (!value.isObject()) {
      complain(name, "must be an object");
      value = MissingNode.getInstance();
    }
    return new Fields(value, at(name) + ".", wrong);
  }

  List<Fields> objects(String name) {
    List<Fields> found = new ArrayList<>();
    JsonNode list = node.path(name);
    if (!list.isArray() || list.isEmpty()) {
      complain(name, "must be a list of at least one object");
    }
    for (int i = 0; i < list.size(); i++) {
      found.add(new Fields(list.get(i), at(name) + "[" + i + "].", wrong));
    }
    return found;
  }

  /** The objects of a list that may be absent. */
  List<Fields> objectsIf(String name) {
    return node.has(name) ? objects(name) : List.of();
  }

  Optional<Fields> objectIf(String name) {
    return node.has(name) ? Optional.of(object(name)) : Optional.empty();
  }

  Optional<String> textIf(String name, String pattern, String form) {
    return node.has(name) ? Optional.of(text(name, pattern, form)) : Optional.empty();
  }

  /** Constants of an enum; none where the list is absent. */
  <E extends Enum<E>> List<E> constants(String name, Class<E> type) {
    return node.has(name)
        ? texts(name, names(type), names(type)).stream()
            .filter(t -> t.matches(names(type)))
            .map(t -> Enum.valueOf(type, t))
            .toList()
        : List.of();
  }

  /** One constant of an enum. */
  <E extends Enum<E>> E constant(String name, Class<E> type) {
    return parsed(
        name, t -> Enum.valueOf(type, t), type.getEnumConstants()[0], "one of " + names(type));
  }

  private static <E extends Enum<E>> String names(Class<E> type) {
    return Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining("|"));
  }

  /** A percentage with at most two decimals, more than nothing and at most the whole. */
  Rate percent(String name) {
    JsonNode value = node.path(name);
    BigDecimal percent = value.decimalValue();
    boolean inside = percent.signum() > 0 && percent.compareTo(WHOLE) <= 0;
    // Looked at last: to move the point of a number with a huge exponent is more than can be done.
    if (!value.isNumber() || !inside || percent.stripTrailingZeros().scale() > 2) {
      complain(name, "must be a percentage up to 100 with at most two decimals, such as 7.5");
      return Rate.NONE;
    }
    return new Rate(percent.movePointRight(2).intValueExact());
  }

  Optional<LocalDate> dateIf(String name) {
    return node.has(name)
        ? Optional.of(parsed(name, LocalDate::parse, LocalDate.EPOCH, "a date, such as 2026-11-11"))
        : Optional.empty();
  }

  String text(String name, String pattern, String form) {
    String value = node.path(name).asText("");
    if (!node.path(name).isTextual() || !value.matches(pattern)) {
      complain(name, "must be " + form);
    }
    return value;
  }

  <T> T parsed(String name, Function<String, T> parser, T otherwise, String form) {
    try {
      return parser.apply(node.path(name).asText(""));
    } catch (RuntimeException unreadable) {
      complain(name, "must be " + form);
      return otherwise;
    }
  }

  int whole(String name, Range range) {
    JsonNode value = node.path(name);
    if (!value.isInt()) {
      complain(name, "must be " + range.words());
    } else if (!range.holds(value.asInt())) {
      wrong.addLimit(at(name), "must be " + range.words());
    }
    return value.asInt();
  }

  int whole(String name, Range range, int otherwise) {
    return node.has(name) ? whole(name, range) : otherwise;
  }

  boolean flag(String name, boolean otherwise) {
    if (!node.has(name)) {
      return otherwise;
    }
    if (!node.path(name).isBoolean()) {
      complain(name, "must be true or false");
    }
    return node.path(name).asBoolean();
  }

  List<Integer> wholes(String name, Range range, List<Integer> otherwise) {
    if (!node.has(name)) {
      return otherwise;
    }
    JsonNode list = node.path(name);
    List<Integer> found = new ArrayList<>();
    boolean whole = list.isArray();
    for (JsonNode value : list) {
      found.add(value.asInt());
      whole &= value.isInt();
    }
    if (!whole) {
      complain(name, "must be a list, each " + range.words());
    } else if (!found.stream().allMatch(range::holds)) {
      wrong.addLimit(at(name), "must be a list, each " + range.words());
    }
    return found;
  }

  List<String> texts(String name, String pattern, String form) {
    List<String> found = new ArrayList<>();
    for (JsonNode value : node.path(name)) {
      found.add(value.asText());
      if (!value.isTextual() || !value.asText().matches(pattern)) {
        complain(name, "must be a list of " + form);
      }
    }
    if (found.isEmpty()) {
      complain(name, "must name at least one of " + form);
    }
    return found;
  }

  /** Codes of ISO 3166-1, such as US; each once. */
  List<String> countries(String name) {
    List<String> codes = texts(name, "[A-Z]{2}", "country codes of ISO 3166-1, such as US");
    if (!codes.stream().allMatch(Coverage::isCountry) || Set.copyOf(codes).size() != codes.size()) {
      complain(name, "must be country codes of ISO 3166-1, each once");
    }
    return codes;
  }

  /** An object of texts, such as names by language. */
  Map<String, String> named(String name) {
    Map<String, String> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.path(name).properties()) {
      found.put(entry.getKey(), entry.getValue().asText());
      if (!entry.getValue().isTextual() || entry.getValue().asText().isBlank()) {
        wrong.addLimit(at(name) + "." + entry.getKey(), "must be a text that says something");
      }
    }
    if (found.getOrDefault("en", "").isBlank()) {
      complain(name, "must have at least the English text, under en");
    }
    return found;
  }

  /** An object of whole minor units by currency. */
  Map<String, Long> amounts(String name, boolean needed) {
    JsonNode amounts = node.path(name);
    if (node.has(name) && !amounts.isObject()) {
      complain(name, "must be an object of amounts by currency, such as {\"USD\": 1200}");
    }
    Map<String, Long> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : amounts.properties()) {
      if (!CURRENCIES.contains(entry.getKey())) {
        complain(name, "must be in currencies of ISO 4217, not in " + entry.getKey());
      } else {
        found.put(entry.getKey(), minorUnits(name + "." + entry.getKey(), entry.getValue()));
      }
    }
    if (needed && found.isEmpty()) {
      complain(name, "must give at least one price");
    }
    return found;
  }

  private long minorUnits(String name, JsonNode value) {
    boolean whole = value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0;
    if (!whole || value.asLong() > LARGEST) {
      complain(name, "must be whole minor units, such as 1200, and at most " + LARGEST);
      return 0;
    }
    return value.asLong();
  }

  /** A code of ISO 4217; none where the field is absent. */
  Optional<String> currencyIf(String name) {
    Optional<String> code = has(name) ? Optional.of(node.path(name).asText("")) : Optional.empty();
    if (code.isPresent() && !CURRENCIES.contains(code.get())) {
      complain(name, "must be a currency of ISO 4217, such as CNY");
    }
    return code;
  }

  boolean has(String name) {
    return node.has(name);
  }

  void complain(String name, String sentence) {
    wrong.add(at(name), sentence);
  }

  private String at(String name) {
    return path + name;
  }
}
