package io.keepline.payments.stripe.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A form as Stripe takes it: {@code metadata[keepline_payment]=pay_1&expand[0]=latest_charge}. */
record StubForm(Map<String, String> fields) {

  static StubForm parse(String encoded) {
    Map<String, String> fields = new TreeMap<>();
    for (String pair : encoded.split("&", -1)) {
      if (!pair.isEmpty()) {
        String[] parts = pair.split("=", 2);
        String value = parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "";
        fields.put(URLDecoder.decode(parts[0], UTF_8), value);
      }
    }
    return new StubForm(fields);
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(fields.get(name)).filter(value -> !value.isEmpty());
  }

  String required(String name) {
    return text(name)
        .orElseThrow(
            () ->
                StubRefusal.invalid(
                    "parameter_missing", name, "Missing required param: " + name + "."));
  }

  long number(String name) {
    try {
      return Long.parseLong(required(name));
    } catch (NumberFormatException e) {
      throw StubRefusal.invalid("parameter_invalid_integer", name, "Invalid integer: " + name);
    }
  }

  boolean isTrue(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  List<String> list(String name) {
    return fields.entrySet().stream()
        .filter(field -> field.getKey().startsWith(name + "["))
        .map(Map.Entry::getValue)
        .toList();
  }

  Map<String, Object> metadata() {
    Map<String, Object> metadata = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          if (name.startsWith("metadata[")) {
            metadata.put(name.substring("metadata[".length(), name.length() - 1), value);
          }
        });
    return metadata;
  }
}
