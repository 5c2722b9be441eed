package io.keepline.store.brand;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a term includes.
 *
 * @param kind of what
 * @param scope where it can be used
 * @param zone in which of the brand's roaming zones; absent: wherever the scope says
 * @param units how much: messages, minutes or megabytes
 */
public record Allowance(Kind kind, Scope scope, @Nullable String zone, int units) {

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

  /** The same with another number of units. */
  public Allowance of(int other) {
    return new Allowance(kind, scope, zone, other);
  }

  /** What a number must be able to do to use them. */
  public List<String> needs() {
    String own =
        switch (kind) {
          case SMS -> "SMS_OUT";
          case MINUTES -> "VOICE_OUT";
          case MB -> "DATA";
        };
    return scope == Scope.ROAMING ? List.of(own, "ROAMING") : List.of(own);
  }

  static List<Allowance> all(Fields owner) {
    return owner.objectsIf("allowances").stream()
        .map(f -> f.only(Set.of("kind", "scope", "zone", "units")))
        .map(Allowance::read)
        .toList();
  }

  static Allowance read(Fields f) {
    return new Allowance(
        f.constant("kind", Kind.class),
        f.constant("scope", Scope.class),
        f.textIf("zone", BrandFile.ID, BrandFile.ID_FORM).orElse(null),
        f.whole("units", Range.UNITS));
  }
}
