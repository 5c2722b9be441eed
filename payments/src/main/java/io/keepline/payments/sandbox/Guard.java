package io.keepline.payments.sandbox;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** Lets in who knows the API key. */
final class Guard {

  private final byte[] expected;

  Guard(String apiKey) {
    this.expected = ("Bearer " + apiKey).getBytes(StandardCharsets.UTF_8);
  }

  void check(Context context) {
    @Nullable String given = context.header("Authorization");
    boolean known =
        given != null && MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8));
    if (!known) {
      throw new RequestRefused(401, "unauthorized", "Send the API key as a bearer token.");
    }
  }
}
