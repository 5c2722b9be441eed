package io.keepline.store.brand;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What changes from one brand file to another. */
public final class BrandDiff {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The lists whose items are known by an id, so that an inserted one does not move the rest. */
  private static final Map<String, String> IDS =
      Map.of(
          "plans", "planId",
          "addOns", "addOnId",
          "promotions", "promotionId",
          "methods", "method",
          "stores", "storeId",
          "roamingZones", "zoneId",
          "topUps", "stepId");

  private final List<String> lines = new ArrayList<>();

  private BrandDiff() {}

  /**
   * A line for each value that differs, then one for each plan that gets a new version.
   *
   * @throws InvalidBrandException if one of the files is wrong
   */
  public static List<String> lines(String old, String changed) {
    BrandFile before = BrandFile.parse(old);
    BrandFile after = BrandFile.parse(changed);
    String brandId = before.brand().brandId();
    if (!brandId.equals(after.brand().brandId())) {
      throw new InvalidBrandException(
          List.of(
              "The files are of two brands, %s and %s: compare two states of one."
                  .formatted(brandId, after.brand().brandId())));
    }
    BrandDiff diff = new BrandDiff();
    diff.values("", tree(before.content()), tree(after.content()));
    Set<String> plans = new TreeSet<>(after.plans().keySet());
    plans.addAll(before.plans().keySet());
    for (String plan : plans) {
      diff.plan(plan, before.plans().get(plan), after.plans().get(plan));
    }
    return diff.lines;
  }

  private void plan(String plan, @Nullable String before, @Nullable String after) {
    if (after == null) {
      lines.add("plan " + plan + " is offered no more; numbers on it live on");
    } else if (before == null) {
      lines.add("plan " + plan + " is new");
    } else if (!Objects.equals(tree(before), tree(after))) {
      lines.add("plan " + plan + " gets a new version; terms that were sold keep the old one");
    }
  }

  private void values(String path, JsonNode before, JsonNode after) {
    if (before.isContainerNode() && before.getNodeType() == after.getNodeType()) {
      Map<String, JsonNode> old = members(path, before);
      Map<String, JsonNode> now = members(path, after);
      Set<String> names = new TreeSet<>(old.keySet());
      names.addAll(now.keySet());
      for (String name : names) {
        String at = path.isEmpty() || name.startsWith("[") ? path + name : path + "." + name;
        JsonNode missing = JSON.missingNode();
        values(at, old.getOrDefault(name, missing), now.getOrDefault(name, missing));
      }
    } else if (!before.equals(after)) {
      lines.add(path + ": " + shown(before) + " -> " + shown(after));
    }
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "(nothing)" : value.toString();
  }

  private static Map<String, JsonNode> members(String path, JsonNode container) {
    Map<String, JsonNode> members = new TreeMap<>();
    if (container.isObject()) {
      container.properties().forEach(e -> members.put(e.getKey(), e.getValue()));
      return members;
    }
    String id = IDS.getOrDefault(path, "");
    for (int i = 0; i < container.size(); i++) {
      JsonNode item = container.get(i);
      members.put("[" + item.path(id).asText("" + i) + "]", item);
    }
    return members;
  }

  private static JsonNode tree(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a file that was read is not JSON", e);
    }
  }
}
