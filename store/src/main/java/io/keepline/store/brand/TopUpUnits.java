package io.keepline.store.brand;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units that a top-up brings.
 *
 * @param kind of what
 * @param scope where they can be used
 * @param units how many
 * @param days how long they last; absent: as long as the number is paid with the step's own days
 */
public record TopUpUnits(
    Allowance.Kind kind, Allowance.Scope scope, int units, @Nullable Integer days) {

  static List<TopUpUnits> read(Fields owner) {
    return owner.objectsIf("allowances").stream()
        .map(f -> f.only(Set.of("kind", "scope", "units", "days")))
        .map(
            f ->
                new TopUpUnits(
                    f.constant("kind", Allowance.Kind.class),
                    f.constant("scope", Allowance.Scope.class),
                    f.whole("units", 1),
                    f.has("days") ? f.whole("days", 1) : null))
        .toList();
  }
}
