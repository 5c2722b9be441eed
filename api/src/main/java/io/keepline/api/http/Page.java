package io.keepline.api.http;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of results.
 *
 * @param items at most as many as were asked for
 * @param next the cursor of the next page; absent on the last
 */
public record Page<T>(List<T> items, Optional<String> next) {

  /** Copies the list. */
  public Page {
    items = List.copyOf(items);
  }

  /**
   * A page out of one row more than it shows.
   *
   * @param rows up to {@code limit + 1} rows
   * @param cursor the cursor after a row
   * @param shown a row as it is shown
   */
  public static <R, T> Page<T> of(
      List<R> rows, int limit, Function<R, String> cursor, Function<R, T> shown) {
    boolean more = rows.size() > limit;
    List<R> here = more ? rows.subList(0, limit) : rows;
    Optional<String> next =
        more ? Optional.of(cursor.apply(here.get(here.size() - 1))) : Optional.empty();
    return new Page<>(here.stream().map(shown).toList(), next);
  }
}
