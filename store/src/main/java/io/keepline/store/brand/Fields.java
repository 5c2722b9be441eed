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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads one JSON object field by field, and collects a sentence for each that is wrong. */
final class Fields {
  /** In minor units: what is above is a slip of the keyboard, and would not add up safely. */
  private static final long LARGEST = 1_000_000_000_000L;

  private static final Set<String> CURRENCIES =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toUnmodifiableSet());

  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

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
    BigDecimal points = value.decimalValue().movePointRight(2);
    boolean exact = points.stripTrailingZeros().scale() <= 0;
    boolean inside = points.signum() > 0 && points.compareTo(BigDecimal.valueOf(10_000)) <= 0;
    if (!value.isNumber() || !exact || !inside) {
      complain(name, "must be a percentage up to 100 with at most two decimals, such as 7.5");
      return Rate.NONE;
    }
    return new Rate(points.intValueExact());
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

  int whole(String name, int least) {
    JsonNode value = node.path(name);
    if (!value.isInt() || value.asInt() < least) {
      complain(name, "must be a whole number of at least " + least);
    }
    return value.asInt();
  }

  int whole(String name, int least, int otherwise) {
    return node.has(name) ? whole(name, least) : otherwise;
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

  List<Integer> wholes(String name, List<Integer> otherwise) {
    if (!node.has(name)) {
      return otherwise;
    }
    List<Integer> found = new ArrayList<>();
    for (JsonNode value : node.path(name)) {
      found.add(value.asInt());
      if (!value.isInt()) {
        complain(name, "must be a list of whole numbers");
      }
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
    if (!COUNTRIES.containsAll(codes) || Set.copyOf(codes).size() != codes.size()) {
      complain(name, "must be country codes of ISO 3166-1, each once");
    }
    return codes;
  }

  /** An object of texts, such as names by language. */
  Map<String, String> named(String name) {
    Map<String, String> found = new LinkedHashMap<>();
    node.path(name).properties().forEach(e -> found.put(e.getKey(), e.getValue().asText()));
    if (found.getOrDefault("en", "").isBlank()) {
      complain(name, "must have at least the English text, under en");
    }
    return found;
  }

  /** An object of whole minor units by currency. */
  Map<String, Long> amounts(String name, boolean needed) {
    Map<String, Long> found = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> entry : node.path(name).properties()) {
      JsonNode value = entry.getValue();
      boolean whole = value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= 0;
      if (!CURRENCIES.contains(entry.getKey()) || !whole || value.asLong() > LARGEST) {
        complain(
            name,
            "must give whole minor units for ISO 4217 codes, such as {\"USD\": 1200}, and at most "
                + LARGEST);
        continue;
      }
      found.put(entry.getKey(), value.asLong());
    }
    if (needed && found.isEmpty()) {
      complain(name, "must give at least one price");
    }
    return found;
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
