package io.keepline.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The description, and whether what went over the wire is what it says. */
final class Contract {
  private static final JsonNode TREE = load();

  private Contract() {}

  static JsonNode tree() {
    return TREE;
  }

  /** {@code METHOD /path} of every operation. */
  static Set<String> operations() {
    Set<String> operations = new TreeSet<>();
    TREE.path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  static JsonNode operation(String method, String path) {
    return TREE.path("paths").path(path).path(method.toLowerCase(Locale.ROOT));
  }

  /** What is wrong with an answer; nothing when its path is not described. */
  static List<String> faults(
      String method, String concretePath, int status, String contentType, JsonNode body) {
    String path = template(concretePath.split("\\?", 2)[0]);
    if (path.isEmpty() || operation(method, path).isMissingNode()) {
      return List.of();
    }
    JsonNode answer =
        resolve(operation(method, path).path("responses").path(Integer.toString(status)));
    if (answer.isMissingNode()) {
      return List.of(method + " " + path + " answers an undescribed " + status);
    }
    String type = contentType.split(";", 2)[0];
    JsonNode content = answer.path("content").path(type);
    if (content.isMissingNode()) {
      return List.of(method + " " + path + " " + status + " answers an undescribed " + type);
    }
    List<String> faults = new ArrayList<>();
    if (type.endsWith("json")) {
      check(method + " " + path + " " + status, content.path("schema"), body, faults);
    }
    return faults;
  }

  /** What is wrong with a request body that was accepted. */
  static List<String> requestFaults(String method, String concretePath, JsonNode body) {
    String path = template(concretePath.split("\\?", 2)[0]);
    JsonNode schema = operation(method, path).at("/requestBody/content/application~1json/schema");
    List<String> faults = new ArrayList<>();
    if (!schema.isMissingNode()) {
      check(method + " " + path + " request", schema, body, faults);
    }
    return faults;
  }

  private static String template(String concrete) {
    for (Map.Entry<String, JsonNode> path : TREE.path("paths").properties()) {
      if (path.getKey().equals(concrete)) {
        return path.getKey();
      }
    }
    for (Map.Entry<String, JsonNode> path : TREE.path("paths").properties()) {
      if (concrete.matches(path.getKey().replaceAll("\\{[^}]+}", "[^/]+"))) {
        return path.getKey();
      }
    }
    return "";
  }

  private static void check(String at, JsonNode schemaOrRef, JsonNode value, List<String> faults) {
    JsonNode schema = resolve(schemaOrRef);
    if (schema.has("anyOf")) {
      boolean fits = false;
      for (JsonNode option : schema.path("anyOf")) {
        List<String> tried = new ArrayList<>();
        check(at, option, value, tried);
        fits |= tried.isEmpty();
      }
      if (!fits) {
        faults.add(at + " fits no option");
      }
      return;
    }
    switch (schema.path("type").asText()) {
      case "object" -> object(at, schema, value, faults);
      case "array" -> {
        if (!value.isArray()) {
          faults.add(at + " is no array");
        }
        for (int i = 0; i < value.size(); i++) {
          check(at + "/" + i, schema.path("items"), value.get(i), faults);
        }
      }
      case "string" -> text(at, schema, value, faults);
      case "integer" -> {
        if (!value.isIntegralNumber()) {
          faults.add(at + " is no whole number");
        }
      }
      case "number" -> {
        if (!value.isNumber()) {
          faults.add(at + " is no number");
        }
      }
      case "boolean" -> {
        if (!value.isBoolean()) {
          faults.add(at + " is neither true nor false");
        }
      }
      default -> faults.add(at + " has no described type");
    }
  }

  private static void object(String at, JsonNode schema, JsonNode value, List<String> faults) {
    if (!value.isObject()) {
      faults.add(at + " is no object");
      return;
    }
    schema
        .path("required")
        .forEach(
            name -> {
              if (!value.has(name.asText())) {
                faults.add(at + " lacks " + name.asText());
              }
            });
    boolean closed = schema.path("additionalProperties").isBoolean();
    value
        .properties()
        .forEach(
            field -> {
              JsonNode described = schema.path("properties").path(field.getKey());
              if (!described.isMissingNode()) {
                check(at + "/" + field.getKey(), described, field.getValue(), faults);
              } else if (closed) {
                faults.add(at + " has an undescribed " + field.getKey());
              }
            });
  }

  private static void text(String at, JsonNode schema, JsonNode value, List<String> faults) {
    if (!value.isTextual()) {
      faults.add(at + " is no text");
      return;
    }
    String text = value.textValue();
    JsonNode allowed = schema.path("enum");
    boolean listed = !allowed.isArray();
    for (JsonNode one : allowed) {
      listed |= one.asText().equals(text);
    }
    if (!listed) {
      faults.add(at + " is " + text + ", which is not described");
    }
    if (schema.has("pattern") && !text.matches(schema.path("pattern").asText())) {
      faults.add(at + " has not the described form");
    }
    try {
      switch (schema.path("format").asText()) {
        case "date" -> LocalDate.parse(text);
        case "date-time" -> Instant.parse(text);
        default -> {
          // Any text.
        }
      }
    } catch (java.time.DateTimeException wrong) {
      faults.add(at + " is no " + schema.path("format").asText());
    }
  }

  static JsonNode resolve(JsonNode node) {
    String reference = node.path("$ref").asText();
    return reference.isEmpty() ? node : TREE.at(reference.substring(1));
  }

  private static JsonNode load() {
    try (InputStream in = Contract.class.getResourceAsStream("/openapi.yaml")) {
      return new YAMLMapper().readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
