package io.keepline.api.document;

import io.keepline.api.http.Problem;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** In which form a document is sent. */
enum Form {
  JSON(".json", "application/json"),
  HTML(".html", "text/html"),
  PDF(".pdf", "application/pdf");

  private final String suffix;
  private final String type;

  Form(String suffix, String type) {
    this.suffix = suffix;
    this.type = type;
  }

  /** The suffix's form; without one what Accept likes best, JSON when it does not care. */
  static Form of(String named, Optional<String> accept) {
    for (Form form : values()) {
      if (named.endsWith(form.suffix)) {
        return form;
      }
    }
    List<String> wanted =
        Arrays.stream(accept.orElse("*/*").toLowerCase(Locale.ROOT).split(",", 50))
            .map(String::strip)
            .sorted(Comparator.comparingDouble(range -> -weight(range)))
            .toList();
    for (String range : wanted) {
      for (Form form : values()) {
        if (weight(range) > 0 && range.split(";", 2)[0].strip().equals(form.type)) {
          return form;
        }
      }
      if (range.startsWith("*/*") || range.startsWith("application/*")) {
        return JSON;
      }
    }
    return JSON;
  }

  /**
   * The id without the suffix.
   *
   * @throws Problem not found, if that is no id
   */
  static String bare(String named) {
    String id = named;
    for (Form form : values()) {
      if (named.endsWith(form.suffix)) {
        id = named.substring(0, named.length() - form.suffix.length());
      }
    }
    if (!id.matches("[A-Za-z0-9_-]{1,80}")) {
      throw Problem.notFound();
    }
    return id;
  }

  private static double weight(String range) {
    for (String parameter : range.split(";", 10)) {
      if (parameter.strip().matches("q=(0(\\.[0-9]{1,3})?|1(\\.0{1,3})?)")) {
        return Double.parseDouble(parameter.strip().substring(2));
      }
    }
    return 1;
  }
}
