package io.keepline.payments.sandbox;

import java.security.SecureRandom;
import java.util.HexFormat;

/** References that nobody can guess: who has a payment's reference may open its page. */
final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  static String fresh(String prefix) {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return prefix + "_" + HexFormat.of().formatHex(bits);
  }
}
