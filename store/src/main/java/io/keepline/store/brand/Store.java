package io.keepline.store.brand;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A shop with a counter, as the brand publishes it.
 *
 * @param storeId its id within the brand
 * @param names by language
 * @param addresses by language
 * @param hours when it is open, in words, by language
 */
public record Store(
    String storeId,
    Map<String, String> names,
    Map<String, String> addresses,
    Map<String, String> hours) {

  /** Copies the maps. */
  public Store {
    names = Map.copyOf(names);
    addresses = Map.copyOf(addresses);
    hours = Map.copyOf(hours);
  }

  /** Every store of a brand file; a brand that takes money over counters has one. */
  static List<Store> all(Fields file) {
    List<Fields> found = file.objectsIf("stores");
    Set<String> seen = new HashSet<>();
    return found.stream()
        .map(f -> f.only(Set.of("storeId", "names", "address", "hours")))
        .map(
            f -> {
              String storeId = f.text("storeId", BrandFile.ID, BrandFile.ID_FORM);
              if (!seen.add(storeId)) {
                f.complain("storeId", "is used twice");
              }
              return new Store(storeId, f.named("names"), f.named("address"), f.named("hours"));
            })
        .toList();
  }
}
