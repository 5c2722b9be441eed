package io.keepline.payments.stripe.stub;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** The objects of the account, in order of their making. Used under the stub's lock only. */
final class StubShelf {

  private static final int USUAL_PAGE = 10;

  private final JsonMapper json = new JsonMapper();
  private final Map<String, Map<String, Object>> objects = new LinkedHashMap<>();

  Map<String, Object> make(String prefix, String object, long created) {
    Map<String, Object> made = new LinkedHashMap<>();
    String id = prefix + "_" + UUID.randomUUID().toString().replace("-", "");
    made.put("id", id);
    made.put("object", object);
    made.put("created", created);
    made.put("livemode", false);
    made.put("metadata", new LinkedHashMap<String, Object>());
    objects.put(id, made);
    return made;
  }

  Map<String, Object> get(String param, String id) {
    Map<String, Object> found = objects.get(id);
    if (found == null) {
      throw StubRefusal.missing(param, id);
    }
    return found;
  }

  boolean has(String id) {
    return objects.containsKey(id);
  }

  /** Newest first, as Stripe lists. */
  List<Map<String, Object>> all(String object, Predicate<Map<String, Object>> which) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Map<String, Object> row : objects.values()) {
      if (row.get("object").equals(object) && which.test(row)) {
        found.add(row);
      }
    }
    Collections.reverse(found);
    return found;
  }

  /** A page of a list, by the form's filters. */
  Map<String, Object> page(String object, StubForm form, Predicate<Map<String, Object>> which) {
    List<Map<String, Object>> rows = all(object, which.and(row -> isInside(row, form)));
    int from = form.text("starting_after").map(id -> indexOf(rows, id) + 1).orElse(0);
    int limit = form.text("limit").map(Integer::parseInt).orElse(USUAL_PAGE);
    int until = Math.min(rows.size(), from + limit);
    List<Object> data = new ArrayList<>();
    for (Map<String, Object> row : rows.subList(Math.min(from, until), until)) {
      data.add(shown(row, form, "data."));
    }
    Map<String, Object> page = new LinkedHashMap<>();
    page.put("object", "list");
    page.put("data", data);
    page.put("has_more", until < rows.size());
    page.put("url", "/v1");
    return page;
  }

  private static boolean isInside(Map<String, Object> row, StubForm form) {
    long created = (long) row.get("created");
    boolean late = form.text("created[gte]").map(Long::parseLong).orElse(0L) <= created;
    boolean early = form.text("created[lt]").map(Long::parseLong).orElse(Long.MAX_VALUE) > created;
    return late && early;
  }

  private static int indexOf(List<Map<String, Object>> rows, String id) {
    for (int i = 0; i < rows.size(); i++) {
      if (rows.get(i).get("id").equals(id)) {
        return i;
      }
    }
    return -1;
  }

  /** A copy, with the objects that the form wants to see whole. */
  Map<String, Object> shown(Map<String, Object> row, StubForm form, String prefix) {
    Map<String, Object> shown = new LinkedHashMap<>(row);
    for (String field : form.list("expand")) {
      String name = field.startsWith(prefix) ? field.substring(prefix.length()) : field;
      if (shown.get(name) instanceof String id && objects.containsKey(id)) {
        shown.put(name, objects.get(id));
      }
    }
    return shown;
  }

  String text(Object body) {
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
