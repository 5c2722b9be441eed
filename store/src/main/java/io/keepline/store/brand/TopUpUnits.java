package io.keepline.store.brand;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Units that a top-up brings.
 *
 * @param kind of what
 * @param scope where they can be used
 * @param zone in which of the brand's roaming zones; absent: wherever the scope says
 * @param units how many
 * @param days how long they last; absent: as long as the number is paid with the step's own days
 */
public record TopUpUnits(
    Allowance.Kind kind,
    Allowance.Scope scope,
    @Nullable String zone,
    int units,
    @Nullable Integer days) {

  /** What they are, however long they last. */
  public Allowance allowance() {
    return new Allowance(kind, scope, zone, units);
  }

  static List<TopUpUnits> read(Fields owner) {
    return owner.objectsIf("allowances").stream()
        .map(f -> f.only(Set.of("kind", "scope", "zone", "units", "days")))
        .map(
            f ->
                lasting(Allowance.read(f), f.has("days") ? f.whole("days", Range.SOME_DAYS) : null))
        .toList();
  }

  private static TopUpUnits lasting(Allowance units, @Nullable Integer days) {
    return new TopUpUnits(units.kind(), units.scope(), units.zone(), units.units(), days);
  }
}
