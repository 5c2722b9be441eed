package io.keepline.api.page;

import io.keepline.api.http.Call;
import io.keepline.api.http.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Texts that lie beside the code. */
final class Style {

  private final String css = resource("/io/keepline/api/page/pages.css");

  Reply answer(Call call) {
    return Reply.text("text/css; charset=utf-8", css);
  }

  static String resource(String path) {
    try (InputStream in = Style.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException(path + " is not in this build");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
