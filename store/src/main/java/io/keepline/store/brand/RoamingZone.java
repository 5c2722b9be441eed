package io.keepline.store.brand;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Countries that a brand sells roaming for as one.
 *
 * @param zoneId its id within the brand
 * @param names by language
 * @param countries ISO 3166-1 alpha-2; a country is in one zone at most
 */
public record RoamingZone(String zoneId, Map<String, String> names, List<String> countries) {

  /** Copies the collections. */
  public RoamingZone {
    names = Map.copyOf(names);
    countries = List.copyOf(countries);
  }

  static List<RoamingZone> read(Fields file) {
    List<RoamingZone> zones = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> countries = new HashSet<>();
    for (Fields f : file.objectsIf("roamingZones")) {
      f.only(Set.of("zoneId", "names", "countries"));
      RoamingZone zone =
          new RoamingZone(
              f.text("zoneId", BrandFile.ID, BrandFile.ID_FORM),
              f.named("names"),
              f.countries("countries"));
      if (!ids.add(zone.zoneId())) {
        f.complain("zoneId", "is used twice");
      }
      for (String country : zone.countries()) {
        if (!countries.add(country)) {
          f.complain("countries", "name " + country + " a second time: it is in one zone at most");
        }
      }
      zones.add(zone);
    }
    return zones;
  }
}
