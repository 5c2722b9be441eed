package io.keepline.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.api.http.Route;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Makes requests that are nearly right: the described shape, with something wrong in it. */
final class WrongRequests {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/xml",
          "multipart/form-data; boundary=x",
          "application/x-www-form-urlencoded",
          "application/json; charset=utf-16",
          "garbage");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "\u0000",
          "a\u0000b",
          "\ud800",
          "\u202e\u2066\ufeff",
          "\ud83d\ude00".repeat(60),
          "x".repeat(5_000),
          "' or 1=1 --",
          "../../etc/passwd",
          "${jndi:ldap://x}",
          "{{7*7}}",
          "<img src=x onerror=alert(1)>",
          "%00",
          "\r\nX-Injected: yes",
          "2026-02-30",
          "+999999999-12-31",
          "-999999999-01-01",
          "9999-12-31",
          "+999999999-12-31T23:59:59Z",
          "9999-12-31T23:59:59-18:00",
          "1e999",
          "NaN",
          "\u0661\u0662\u0663");
  private static final List<String> NUMBERS =
      List.of(
          "-1",
          "0",
          "2147483648",
          "-9223372036854775809",
          "1e308",
          "1E-400",
          "0.1",
          "9".repeat(900));

  private final Random random;
  private final Map<String, List<String>> known;

  /**
   * With a seed.
   *
   * @param known texts that exist, by the name of their field
   */
  WrongRequests(long seed, Map<String, List<String>> known) {
    this.random = new Random(seed);
    this.known = known;
  }

  /** A request that somebody might send. */
  record Request(
      String method, String path, String type, String body, Map<String, String> headers) {}

  Request next(List<Route> routes) {
    Route route = pick(routes);
    String method = once(20) ? pick(List.of("PUT", "DELETE", "PATCH", "POST")) : name(route);
    String body = text(route);
    Map<String, String> headers =
        once(6)
            ? Map.of("Accept-Language", pick(List.of("zh", "*", ";;q=9", "x".repeat(900))))
            : Map.of(
                "If-Match",
                pick(List.of("\"1\"", "*", "W/\"1\"", "\"0\"")),
                "Idempotency-Key",
                once(10) ? "\u00e9" : "key" + random.nextInt(200));
    return new Request(
        method, path(route), once(12) ? pick(TYPES) : "application/json", body, headers);
  }

  private static String name(Route route) {
    return route.method().name();
  }

  private String path(Route route) {
    StringBuilder path = new StringBuilder();
    for (String part : route.path().substring(1).split("/", -1)) {
      path.append('/').append(part.startsWith("{") ? value(part) : part);
    }
    return once(3) ? path + "?" + query() : path.toString();
  }

  private String value(String part) {
    String name = part.substring(1, part.length() - 1);
    List<String> values = known.getOrDefault(name, List.of("x"));
    return once(5) ? encoded(pick(TEXTS)) : pick(values);
  }

  private String query() {
    String name =
        pick(
            List.of(
                "brand",
                "country",
                "capability",
                "limit",
                "cursor",
                "holderId",
                "graceDays",
                "renewPlan",
                "terms",
                "days",
                "lang",
                "staff",
                "reason"));
    String rest = "&brand=tnt&country=US&staff=stf_1&reason=asked";
    return name + "=" + encoded(once(2) ? pick(TEXTS) : pick(NUMBERS)) + rest;
  }

  /** Without a lone surrogate, which no encoding can carry, and without what no path may have. */
  private static String encoded(String text) {
    String shortened = text.length() > 300 ? text.substring(0, 300) : text;
    return URLEncoder.encode(shortened, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private String text(Route route) {
    JsonNode schema =
        Contract.operation(name(route), route.path())
            .at("/requestBody/content/application~1json/schema");
    if (schema.isMissingNode()) {
      return once(2) ? "" : "{}";
    }
    JsonNode body = made(Contract.resolve(schema), "");
    if (!once(8)) {
      spoil(body);
    }
    String json = body.toString();
    return once(25) ? json.substring(0, random.nextInt(json.length())) : json;
  }

  private JsonNode made(JsonNode schema, String name) {
    if (schema.has("anyOf")) {
      return made(
          Contract.resolve(schema.path("anyOf").get(random.nextInt(schema.path("anyOf").size()))),
          name);
    }
    if (known.containsKey(name)) {
      return JSON.textNode(pick(known.get(name)));
    }
    if (schema.path("enum").isArray()) {
      return schema.path("enum").get(random.nextInt(schema.path("enum").size()));
    }
    return switch (schema.path("type").asText()) {
      case "object" -> object(schema);
      case "array" -> JSON.arrayNode();
      case "integer" -> JSON.numberNode(1 + random.nextInt(3));
      case "boolean" -> JSON.booleanNode(random.nextBoolean());
      default ->
          switch (schema.path("format").asText()) {
            case "date" -> JSON.textNode("2026-04-0" + (1 + random.nextInt(9)));
            case "date-time" -> JSON.textNode("2026-04-01T00:00:00Z");
            default -> JSON.textNode("asked_" + random.nextInt(9));
          };
    };
  }

  private ObjectNode object(JsonNode schema) {
    ObjectNode object = JSON.objectNode();
    schema.path("properties").properties().stream()
        .filter(field -> !once(6))
        .forEach(
            field ->
                object.set(
                    field.getKey(), made(Contract.resolve(field.getValue()), field.getKey())));
    return object;
  }

  private void spoil(JsonNode body) {
    List<ObjectNode> objects = new ArrayList<>();
    collect(body, objects);
    ObjectNode where = pick(objects);
    List<String> names = new ArrayList<>();
    where.fieldNames().forEachRemaining(names::add);
    if (names.isEmpty() || once(8)) {
      where.set(pick(List.of("admin", "a/b~c", "\u0000", "total")), JSON.booleanNode(true));
      return;
    }
    where.set(pick(names), wrong());
  }

  private static void collect(JsonNode node, List<ObjectNode> found) {
    if (node instanceof ObjectNode object) {
      found.add(object);
    }
    node.forEach(child -> collect(child, found));
  }

  private JsonNode wrong() {
    return switch (random.nextInt(8)) {
      case 0 -> JSON.nullNode();
      case 1 -> number(pick(NUMBERS));
      case 2 -> JSON.booleanNode(true);
      case 3 -> JSON.arrayNode().add(pick(TEXTS));
      case 4 ->
          JSON.objectNode()
              .put("amount", pick(TEXTS))
              .put("currency", pick(List.of("XXX", "USD", "ABC")));
      case 5 -> deep();
      default -> JSON.textNode(pick(TEXTS));
    };
  }

  private static JsonNode number(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (java.io.IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  private JsonNode deep() {
    ArrayNode outer = JSON.arrayNode();
    ArrayNode at = outer;
    for (int i = random.nextInt(60); i > 0; i--) {
      at = at.addArray();
    }
    return outer;
  }

  private boolean once(int in) {
    return random.nextInt(in) == 0;
  }

  private <T> T pick(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }
}
