package io.keepline.local.kill;

import io.keepline.activities.HaltPoint;
import io.keepline.local.split.LoadBrand;
import io.keepline.local.split.Subscriber;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The scenarios in the order of the report, each with its leases and its tally. */
final class Scenarios {
  static final String API = "API before its answer";
  static final String PROVIDER = "provider in mid-charge";

  private final Map<String, Tally> tallies = new LinkedHashMap<>();
  private final Map<String, List<String>> leases = new LinkedHashMap<>();

  private Scenarios() {}

  /** Starts the leases, once; every round renews the same ones. */
  static Scenarios start(Subscriber subscriber, int renewals) {
    Scenarios all = new Scenarios();
    for (HaltPoint point : HaltPoint.values()) {
      all.add(subscriber, name(point), renewals);
    }
    all.add(subscriber, API, renewals);
    all.add(subscriber, PROVIDER, renewals);
    for (Buttons.Button button : Buttons.Button.values()) {
      all.add(subscriber, name(button), 1);
    }
    return all;
  }

  static String name(HaltPoint point) {
    return "worker " + point.label();
  }

  static String name(Buttons.Button button) {
    return switch (button) {
      case CANCEL -> "cancel in mid-charge";
      case TERMINATE -> "terminate in mid-charge";
      case RESET -> "reset in mid-charge";
    };
  }

  private void add(Subscriber subscriber, String name, int count) {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(subscriber.start(LoadBrand.WEEK, "start-%d-%d".formatted(leases.size(), i)));
    }
    leases.put(name, List.copyOf(ids));
    tallies.put(name, new Tally(name));
  }

  /** New wishes, one for each lease of a scenario. */
  List<Wish> wishes(Subscriber subscriber, String name, int round) {
    return leases(name).stream()
        .map(lease -> new Wish(subscriber, lease, lease + ".r" + round))
        .toList();
  }

  private List<String> leases(String name) {
    return leases.getOrDefault(name, List.of());
  }

  Tally tally(String name) {
    return tallies.computeIfAbsent(name, Tally::new);
  }

  List<Tally> all() {
    return List.copyOf(tallies.values());
  }
}
