package io.keepline.local.cli;

import java.util.List;

/** The lines to copy: one number's life with curl. */
final class CurlLines {
  private CurlLines() {}

  static List<String> of(String apiUrl, String apiKey) {
    return List.of("  export KL=" + apiUrl + " KEY='Authorization: Bearer " + apiKey + "'");
  }
}
