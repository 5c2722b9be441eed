package io.keepline.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.generic.GenericType;
import org.jspecify.annotations.Nullable;

/** Keys for machines: found by a prefix, kept as a hash, shown once. */
public final class ApiKeys {
  private static final GenericType<List<String>> TEXTS = new GenericType<>() {};
  private static final SecureRandom RANDOM = new SecureRandom();
  private final Jdbi jdbi;

  /** Over an open database. */
  public ApiKeys(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * A key at the only moment it can be read.
   *
   * @param key what is stored
   * @param secret what the client sends; never stored, never printed
   */
  public record Issued(ApiKey key, String secret) {
    @Override
    public String toString() {
      return "Issued[" + key.keyId() + "]";
    }
  }

  /**
   * Who gets a key.
   *
   * @param clientId whose it is
   * @param scopes what it may do
   * @param brandIds the brands it may touch; null: every one
   */
  public record Grant(String clientId, List<String> scopes, @Nullable List<String> brandIds) {}

  /** Makes a new key. */
  public Issued issue(Grant grant, Instant now) {
    String prefix = "kl_" + text(6);
    return store(grant, prefix, prefix + "." + text(32), now);
  }

  /**
   * Makes a key with a given secret, {@code prefix.rest}, for a local stack that keeps its key over
   * restarts. The same secret again changes nothing.
   *
   * @throws IllegalArgumentException if it is too short to be a secret; never repeats it
   */
  public Issued issueAs(Grant grant, String secret, Instant now) {
    int dot = secret.indexOf('.');
    if (dot < 4 || secret.length() - dot < 33) {
      throw new IllegalArgumentException(
          "an API key is a prefix of at least 4 characters, a dot and at least 32 characters");
    }
    return store(grant, secret.substring(0, dot), secret, now);
  }

  /** The key that a caller presents, if it is good. */
  public Optional<ApiKey> verify(String presented) {
    int dot = presented.indexOf('.');
    if (dot < 0 || presented.length() > 200) {
      return Optional.empty();
    }
    record Found(ApiKey key, String hash) {}
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        "select * from api_keys where prefix = :prefix and revoked_at is null")
                    .bind("prefix", presented.substring(0, dot))
                    .map(
                        (row, context) ->
                            new Found(ApiKey.read(new Columns(row)), new Columns(row).text("hash")))
                    .findOne())
        .filter(found -> sameText(found.hash(), hash(presented)))
        .map(Found::key);
  }

  /** Every key ever made, the oldest first. */
  public List<ApiKey> all() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from api_keys order by created_at, key_id")
                .map((row, context) -> ApiKey.read(new Columns(row)))
                .list());
  }

  /** Ends a key; false when there is no good one. */
  public boolean revoke(String keyId, Instant now) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update api_keys set revoked_at = :now
                        where key_id = :id and revoked_at is null
                        """)
                    .bind("id", keyId)
                    .bind("now", now)
                    .execute())
        == 1;
  }

  private Issued store(Grant grant, String prefix, String secret, Instant now) {
    ApiKey key =
        new ApiKey(
            "key_" + hash(secret).substring(0, 16),
            prefix,
            grant.clientId(),
            grant.scopes(),
            grant.brandIds(),
            now,
            null);
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into api_keys (key_id, prefix, hash, client_id, scopes, brand_ids,
                      created_at)
                    values (:keyId, :prefix, :hash, :clientId, :scopes, :brands, :createdAt)
                    on conflict (key_id) do nothing
                    """)
                .bindMethods(key)
                .bind("hash", hash(secret))
                .bindByType("brands", key.brandIds(), TEXTS)
                .execute());
    return new Issued(key, secret);
  }

  private static String text(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  private static boolean sameText(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hash(String secret) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
