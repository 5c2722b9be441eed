package io.keepline.worker;

import io.keepline.activities.wire.Gateway;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads variables one by one and collects a sentence for each that is missing or wrong. */
final class Variables {
  private final Map<String, String> values;
  private final List<String> faults = new ArrayList<>();

  Variables(Map<String, String> values) {
    this.values = Map.copyOf(values);
  }

  Map<String, String> all() {
    return values;
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  void fault(String sentence) {
    faults.add(sentence);
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name)).filter(text -> !text.isBlank());
  }

  String required(String name, String what) {
    return optional(name)
        .orElseGet(
            () -> {
              faults.add("Set " + name + ": " + what + ".");
              return "";
            });
  }

  int whole(String name, int usual, int least, int most) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one sentence.
    }
    faults.add(name + " must be a whole number from " + least + " to " + most + ".");
    return usual;
  }

  URI url(String name, String what) {
    String text = required(name, what);
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (text.isEmpty() || (web && url.getHost() != null && !text.endsWith("/"))) {
        return url;
      }
    } catch (URISyntaxException notAUrl) {
      // Falls through to the one sentence.
    }
    faults.add(name + " must be an http or https URL without a slash at the end.");
    return URI.create("");
  }

  Optional<Path> folder(String name) {
    try {
      return optional(name).map(Path::of);
    } catch (InvalidPathException notAPath) {
      faults.add(name + " must name a folder.");
      return Optional.empty();
    }
  }

  /** A gateway by its address and key; empty where no address is given. */
  Optional<Gateway> gateway(String urlName, String keyName, String what) {
    if (optional(urlName).isEmpty()) {
      return Optional.empty();
    }
    URI url = url(urlName, what);
    String key = required(keyName, "the key of " + what);
    if (url.toString().isEmpty() || key.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(Gateway.of(url, key));
    } catch (IllegalArgumentException unfit) {
      faults.add(keyName + " must be printable ASCII without spaces.");
      return Optional.empty();
    }
  }
}
