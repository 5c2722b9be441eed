package io.keepline.api.http;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where a page of results ended, as an opaque text. */
public final class Cursors {

  private static final String SEPARATOR = "\n";

  private Cursors() {}

  /** The cursor after a row named by some texts. */
  public static String write(String... parts) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * What a cursor names.
   *
   * @throws Problem if it is not one of ours
   */
  public static List<String> read(String cursor, int parts) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      List<String> read = List.of(new String(bytes, StandardCharsets.UTF_8).split(SEPARATOR, -1));
      if (read.size() == parts
          && cursor.length() <= 400
          && read.stream().allMatch(Texts::isPlain)) {
        return read;
      }
    } catch (IllegalArgumentException notBase64) {
      // Falls through to the one problem.
    }
    throw Problem.invalid("?cursor", "the next of the page before, unchanged");
  }
}
