package io.keepline.store.brand;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a brand's numbers can do, and where.
 *
 * @param countries where its numbers are, ISO 3166-1 alpha-2
 * @param capabilities what its numbers can do: SMS_IN, VOICE_OUT, DATA, ROAMING and the like
 * @param zones the zones that it sells roaming for; none: abroad is abroad
 */
public record Coverage(List<String> countries, List<String> capabilities, List<RoamingZone> zones) {
  private static final Set<String> ISO = Set.of(Locale.getISOCountries());
  private static final String FORM = "capabilities in capitals, such as SMS_IN";

  /** Copies the lists. */
  public Coverage {
    countries = List.copyOf(countries);
    capabilities = List.copyOf(capabilities);
    zones = List.copyOf(zones);
  }

  /** Whether a code is one of ISO 3166-1 alpha-2. */
  public static boolean isCountry(String code) {
    return ISO.contains(code);
  }

  /** The zone that a country is in; none where roaming there is not sold by zone. */
  public Optional<RoamingZone> zoneOf(String country) {
    return zones.stream().filter(zone -> zone.countries().contains(country)).findFirst();
  }

  static Coverage read(Fields file) {
    return new Coverage(
        file.countries("countries"), capabilities(file, "capabilities"), RoamingZone.read(file));
  }

  /** Those that a plan names; none where it names none. */
  static List<String> ofPlan(Fields plan) {
    return plan.has("capabilities") ? capabilities(plan, "capabilities") : List.of();
  }

  private static List<String> capabilities(Fields fields, String name) {
    return fields.texts(name, "[A-Z_]+", FORM);
  }
}
