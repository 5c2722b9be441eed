package io.keepline.store.brand;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The three brands that ship as examples, each a sandbox. */
public final class ExampleBrands {
  private static final List<String> NAMES = List.of("tnt", "tmoble", "tm");

  private ExampleBrands() {}

  /** Their files, to be loaded into a {@link BrandCatalog}. */
  public static List<String> files() {
    return NAMES.stream().map(ExampleBrands::file).toList();
  }

  private static String file(String name) {
    try (InputStream in = ExampleBrands.class.getResourceAsStream("/brands/" + name + ".json")) {
      if (in == null) {
        throw new IllegalStateException("the example brand " + name + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
