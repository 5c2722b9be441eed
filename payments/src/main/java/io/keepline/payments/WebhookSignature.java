package io.keepline.payments;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a webhook body: {@code t=<epoch seconds>,v1=<hex>}, where {@code v1} is the
 * HMAC-SHA256 of {@code <epoch seconds>.<body>}. Several {@code v1} may stand side by side while a
 * secret is rotated.
 *
 * @param signedAt the time inside the signature, whole seconds
 * @param macs the candidate codes
 */
public record WebhookSignature(Instant signedAt, List<byte[]> macs) {

  /** The header that carries it. */
  public static final String HEADER = "Keepline-Sandbox-Signature";

  private static final String ALGORITHM = "HmacSHA256";
  private static final int MOST_MACS = 8;

  /** Keeps its own copy of the list. */
  public WebhookSignature {
    macs = List.copyOf(macs);
  }

  /** Signs a body. */
  public static WebhookSignature sign(byte[] body, String secret, Instant now) {
    Instant second = Instant.ofEpochSecond(now.getEpochSecond());
    return new WebhookSignature(second, List.of(mac(body, secret, second)));
  }

  /** Reads a header's value; empty if it does not have the form of a signature. */
  public static Optional<WebhookSignature> parse(String header) {
    Optional<Instant> signedAt = Optional.empty();
    List<byte[]> macs = new ArrayList<>();
    try {
      for (String part : header.split(",", MOST_MACS + 2)) {
        String text = part.strip();
        if (text.startsWith("t=")) {
          signedAt = Optional.of(Instant.ofEpochSecond(Long.parseLong(text.substring(2))));
        } else if (text.startsWith("v1=") && macs.size() < MOST_MACS) {
          macs.add(HexFormat.of().parseHex(text.substring(3)));
        }
      }
    } catch (IllegalArgumentException | DateTimeException notASignature) {
      return Optional.empty();
    }
    return macs.isEmpty() ? Optional.empty() : signedAt.map(at -> new WebhookSignature(at, macs));
  }

  /** Whether one of the codes is right for the body. Takes the same time wherever they differ. */
  public boolean matches(byte[] body, String secret) {
    byte[] expected = mac(body, secret, signedAt);
    boolean found = false;
    for (byte[] candidate : macs) {
      found |= MessageDigest.isEqual(expected, candidate);
    }
    return found;
  }

  /** The header's value. */
  public String header() {
    StringBuilder text = new StringBuilder("t=").append(signedAt.getEpochSecond());
    for (byte[] code : macs) {
      text.append(",v1=").append(HexFormat.of().formatHex(code));
    }
    return text.toString();
  }

  private static byte[] mac(byte[] body, String secret, Instant signedAt) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      mac.update((signedAt.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
      return mac.doFinal(body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has " + ALGORITHM, e);
    }
  }
}
