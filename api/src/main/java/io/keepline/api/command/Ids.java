package io.keepline.api.command;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Opaque, prefixed ids that nobody can guess. */
public final class Ids {

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BYTES = 13;

  private Ids() {}

  /** A new id, such as {@code quo_} and 26 hexadecimal digits. */
  public static String mint(String prefix) {
    byte[] random = new byte[BYTES];
    RANDOM.nextBytes(random);
    return prefix + "_" + HexFormat.of().formatHex(random);
  }
}
