package io.keepline.lifecycle;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids that follow from what they name, so that doing a thing twice names it once. */
public final class DerivedId {

  private DerivedId() {}

  /** An id of a prefix and 26 hexadecimal digits of the SHA-256 of the parts. */
  public static String of(String prefix, String... parts) {
    return prefix + "_" + sha256(String.join("\n", parts)).substring(0, 26);
  }

  /** The SHA-256 of a text in UTF-8, in lower-case hexadecimal. */
  public static String sha256(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The id of an order's n-th attempt to pay: the provider's idempotency key. */
  public static String payment(String orderId, int attempt) {
    return of("pay", orderId, Integer.toString(attempt));
  }
}
