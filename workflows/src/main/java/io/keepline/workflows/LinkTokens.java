package io.keepline.workflows;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret of a mailed link: {@code <leaseId>.<linkId>.<HMAC-SHA256, base64url>}. Facts, history
 * and tables know the link's id only; the worker makes the token when the mail leaves, and the API
 * checks it. A token opens nothing by itself: the lease must still hold the link's id as the live
 * one (I15).
 */
public final class LinkTokens {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String ID = "[A-Za-z0-9_-]{1,64}";

  private final byte[] secret;

  /**
   * Tokens under one secret.
   *
   * @param secret shared by worker and API; at least 32 characters
   * @throws IllegalArgumentException if it is shorter; the message never repeats it
   */
  public LinkTokens(String secret) {
    if (secret.length() < 32) {
      throw new IllegalArgumentException("a link secret has at least 32 characters");
    }
    this.secret = secret.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * What a good token names.
   *
   * @param leaseId the lease
   * @param linkId the link
   */
  public record Link(String leaseId, String linkId) {}

  /** The token of a link. The same link always has the same token. */
  public String mint(Link link) {
    if (!link.leaseId().matches(ID) || !link.linkId().matches(ID)) {
      throw new IllegalArgumentException("a link is named by opaque ids");
    }
    String named = link.leaseId() + "." + link.linkId();
    return named + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac(named));
  }

  /** What a token names; empty if it is not one of ours. Compares in constant time. */
  public Optional<Link> read(String token) {
    String[] parts = token.split("\\.", 4);
    if (parts.length != 3 || !parts[0].matches(ID) || !parts[1].matches(ID)) {
      return Optional.empty();
    }
    Link link = new Link(parts[0], parts[1]);
    boolean ours =
        MessageDigest.isEqual(
            mint(link).getBytes(StandardCharsets.UTF_8), token.getBytes(StandardCharsets.UTF_8));
    return ours ? Optional.of(link) : Optional.empty();
  }

  private byte[] mac(String text) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret, ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }
}
