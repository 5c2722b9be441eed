package io.keepline.store.brand;

import java.util.List;
import java.util.Set;

/**
 * What a term includes.
 *
 * @param kind of what
 * @param scope where it can be used
 * @param units how much: messages, minutes or megabytes
 */
public record Allowance(Kind kind, Scope scope, int units) {

  /** Of what. */
  public enum Kind {
    /** Text messages. */
    SMS,
    /** Minutes of calls. */
    MINUTES,
    /** Megabytes of data. */
    MB
  }

  /** Where it can be used. */
  public enum Scope {
    /** In the number's country. */
    DOMESTIC,
    /** From there to others. */
    INTERNATIONAL,
    /** In other countries. */
    ROAMING
  }

  static List<Allowance> read(Fields owner) {
    return owner.objectsIf("allowances").stream()
        .map(f -> f.only(Set.of("kind", "scope", "units")))
        .map(
            f ->
                new Allowance(
                    f.constant("kind", Kind.class),
                    f.constant("scope", Scope.class),
                    f.whole("units", 1)))
        .toList();
  }
}
