package io.keepline.store.brand;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Something of a brand that is shown by name.
 *
 * @param id its id within the brand
 * @param names by language
 * @param allowances what it includes for each term
 */
public record Named(String id, Map<String, String> names, List<Allowance> allowances) {

  /** Copies the collections. */
  public Named {
    names = Map.copyOf(names);
    allowances = List.copyOf(allowances);
  }

  /** The names behind an id; none where the brand no longer has it. */
  public static Optional<Map<String, String>> names(List<Named> all, String id) {
    return all.stream().filter(n -> n.id().equals(id)).map(Named::names).findFirst();
  }

  static List<Named> all(Fields file, String list, String idField) {
    return file.objectsIf(list).stream()
        .map(
            f ->
                new Named(
                    f.text(idField, BrandFile.ID, BrandFile.ID_FORM),
                    f.named("names"),
                    Allowance.all(f)))
        .toList();
  }
}
