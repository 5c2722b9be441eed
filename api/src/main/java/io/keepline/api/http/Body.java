package io.keepline.api.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.lifecycle.Money;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Strict reading of a JSON object. Each wrong, missing or unknown field becomes a fault with its
 * pointer; {@link #check} reports them all at once. Until then a wrong field reads as a harmless
 * stand-in, so nothing may be done with the values before it.
 */
public final class Body {

  private static final String ID = "[A-Za-z0-9_-]{1,80}";

  private final JsonNode object;
  private final String path;
  private final List<Problem.Fault> faults;
  private final Set<String> known = new HashSet<>();
  private final List<Body> children = new ArrayList<>();

  private Body(JsonNode object, String path, List<Problem.Fault> faults) {
    this.object = object;
    this.path = path;
    this.faults = faults;
  }

  /**
   * Reads a body.
   *
   * @throws Problem if it is not a JSON object
   */
  public static Body parse(byte[] bytes) {
    try {
      JsonNode tree = Wire.read(bytes);
      if (tree != null && tree.isObject()) {
        return new Body(tree, "", new ArrayList<>());
      }
    } catch (IOException notJson) {
      // Falls through to the one problem.
    }
    throw Problem.invalid("", "one JSON object, no field twice, not deeply nested");
  }

  /** Whether the field is there and not null. */
  public boolean has(String name) {
    known.add(name);
    return object.hasNonNull(name);
  }

  /** A text that must be there. */
  public String text(String name, int longest) {
    return matching(
        name,
        t -> !t.isBlank() && t.length() <= longest && Texts.isPlain(t),
        "a text of 1 to " + longest + " characters, none of them invisible");
  }

  /** A text that may be there. */
  public Optional<String> textIf(String name, int longest) {
    return has(name) ? Optional.of(text(name, longest)) : Optional.empty();
  }

  /** A text of a form. */
  public String matching(String name, Predicate<String> form, String rule) {
    known.add(name);
    JsonNode value = object.path(name);
    if (value.isTextual() && form.test(value.textValue())) {
      return value.textValue();
    }
    return fault(name, rule, "");
  }

  /** What a provider's page gave for a method; a card's own number is refused, never kept. */
  public String methodToken(String name) {
    return matching(
        name,
        t -> t.matches("[A-Za-z0-9_.-]{1,200}") && !t.replaceAll("[_.-]", "").matches("\\d{12,19}"),
        "the token that the provider's page gave for the method, never a card number");
  }

  /** An opaque id. */
  public String id(String name) {
    return matching(name, t -> t.matches(ID), "an id as it was given to you");
  }

  /** An opaque id that may be there. */
  public Optional<String> idIf(String name) {
    return has(name) ? Optional.of(id(name)) : Optional.empty();
  }

  /** A whole number in a range. */
  public int whole(String name, int least, int most) {
    known.add(name);
    JsonNode value = object.path(name);
    if (value.isIntegralNumber()
        && value.canConvertToInt()
        && value.intValue() >= least
        && value.intValue() <= most) {
      return value.intValue();
    }
    return fault(name, "a whole number from " + least + " to " + most, least);
  }

  /** A whole number in a range, or a default. */
  public int whole(String name, int least, int most, int otherwise) {
    return has(name) ? whole(name, least, most) : otherwise;
  }

  /** Yes or no, or a default. */
  public boolean flag(String name, boolean otherwise) {
    if (!has(name)) {
      return otherwise;
    }
    JsonNode value = object.path(name);
    return value.isBoolean() ? value.booleanValue() : fault(name, "true or false", otherwise);
  }

  /** A calendar date. */
  public LocalDate date(String name) {
    known.add(name);
    try {
      LocalDate date = LocalDate.parse(object.path(name).asText(""));
      if (isPlausible(date.getYear())) {
        return date;
      }
    } catch (DateTimeException notADate) {
      // Falls through to the one fault.
    }
    return fault(name, "a date such as 2027-01-31, of the years 2000 to 2199", LocalDate.EPOCH);
  }

  /** What the rules can add years to, and PostgreSQL can keep. */
  private static boolean isPlausible(int year) {
    return year >= 2000 && year <= 2199;
  }

  /** A calendar date that may be there. */
  public Optional<LocalDate> dateIf(String name) {
    return has(name) ? Optional.of(date(name)) : Optional.empty();
  }

  /** An instant, RFC 3339. */
  public Instant instant(String name) {
    known.add(name);
    try {
      OffsetDateTime at = OffsetDateTime.parse(object.path(name).asText(""));
      if (isPlausible(at.getYear())) {
        return at.toInstant();
      }
    } catch (DateTimeException notAnInstant) {
      // Falls through to the one fault.
    }
    return fault(
        name,
        "an instant of RFC 3339 such as 2027-01-31T12:00:00Z, of the years 2000 to 2199",
        Instant.EPOCH);
  }

  /** One of an enum's values, in lower_snake. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) {
    return constant(name, List.of(type.getEnumConstants()));
  }

  /** One of some values of an enum, in lower_snake. */
  public <E extends Enum<E>> E constant(String name, List<E> allowed) {
    known.add(name);
    String text = object.path(name).asText("");
    for (E value : allowed) {
      if (Wire.name(value).equals(text)) {
        return value;
      }
    }
    String rule = "one of " + String.join(", ", allowed.stream().map(Wire::name).toList());
    return fault(name, rule, allowed.get(0));
  }

  /** A list of a brand's own ids, each once; empty where it is absent. */
  public List<String> brandIds(String name) {
    List<String> ids = new ArrayList<>();
    if (has(name)) {
      JsonNode value = object.path(name);
      value.forEach(item -> ids.add(item.asText()));
      boolean good = value.isArray() && ids.size() <= 20 && Set.copyOf(ids).size() == ids.size();
      if (!good || !ids.stream().allMatch(id -> id.matches("[a-z][a-z0-9-]{0,39}"))) {
        fault(name, "a list of at most 20 different ids", "");
      }
    }
    return ids;
  }

  /** Texts of a form; none when the field is absent. Upper case, as stored. */
  public List<String> names(String name) {
    List<String> names = new ArrayList<>();
    if (has(name)) {
      JsonNode value = object.path(name);
      boolean good = value.isArray() && value.size() <= 20;
      for (JsonNode item : value) {
        good &= item.isTextual() && item.textValue().matches("[a-z_]{1,40}");
        names.add(item.asText().toUpperCase(Locale.ROOT));
      }
      if (!good) {
        fault(name, "a list of at most 20 names in lower_snake", "");
      }
    }
    return names;
  }

  /** An amount of money. */
  public Money money(String name) {
    Body money = object(name);
    String amount = money.text("amount", 20);
    String currency = money.matching("currency", t -> t.matches("[A-Z]{3}"), "an ISO 4217 code");
    return Amounts.parse(amount, currency)
        .orElseGet(() -> fault(name, "an amount such as 12.00", Money.zero("USD")));
  }

  /** The same, above zero. */
  public Money moneyAboveZero(String name) {
    Money money = money(name);
    return money.isPositive() ? money : fault(name, "an amount above zero", money);
  }

  /** An object inside; empty and faulty when it is none. */
  public Body object(String name) {
    known.add(name);
    JsonNode value = object.path(name);
    Body child = new Body(value, path + "/" + name, faults);
    children.add(child);
    if (!value.isObject()) {
      fault(name, "an object", "");
    }
    return child;
  }

  /** Adds a fault found elsewhere. */
  public void fault(String name, String rule) {
    faults.add(new Problem.Fault(path + "/" + name, rule));
  }

  /**
   * Ends the reading.
   *
   * @throws Problem with every fault, if there is one
   */
  public void check() {
    unknown();
    if (!faults.isEmpty()) {
      throw Problem.invalid(faults);
    }
  }

  private void unknown() {
    Iterator<String> names = object.fieldNames();
    while (names.hasNext()) {
      String name = names.next();
      if (!known.contains(name)) {
        String shown = name.matches(ID) ? name : "?";
        faults.add(new Problem.Fault(path + "/" + shown, "nothing: there is no such field"));
      }
    }
    children.forEach(Body::unknown);
  }

  private <T> T fault(String name, String rule, T standIn) {
    fault(name, rule);
    return standIn;
  }
}
