package io.keepline.api.http;

import io.keepline.lifecycle.DerivedId;
import io.keepline.store.ApiKey;
import io.keepline.store.ApiKeys;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Knows callers by {@code Authorization: Bearer <key>}. A good key is remembered for moments, by
 * its hash, so that most requests need not ask the record who calls; a revoked one is good until
 * then. Only good keys are remembered: nobody can fill the memory by guessing.
 */
public final class Callers {

  /** How long a revoked key may still be good. */
  static final Duration KEPT = Duration.ofSeconds(5);

  private static final String SCHEME = "Bearer ";

  private final Map<String, Kept> kept = new ConcurrentHashMap<>();
  private final ApiKeys keys;
  private final InstantSource clock;

  /** Over stored keys. */
  public Callers(ApiKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  private record Kept(Caller caller, Instant until) {}

  /** The caller, if the header carries a good key. */
  public Optional<Caller> caller(Optional<String> authorization) {
    return authorization
        .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(text -> text.substring(SCHEME.length()).strip())
        .flatMap(this::known)
        .map(known -> new Caller(known.key()));
  }

  private Optional<Caller> known(String presented) {
    String hash = DerivedId.sha256(presented);
    Instant now = clock.instant();
    Kept known = kept.get(hash);
    if (known != null && now.isBefore(known.until())) {
      return Optional.of(known.caller());
    }
    Optional<Caller> read = keys.verify(presented).map(Callers::caller);
    read.ifPresentOrElse(
        fresh -> kept.put(hash, new Kept(fresh, now.plus(KEPT))), () -> kept.remove(hash));
    return read;
  }

  private static Caller caller(ApiKey key) {
    return new Caller(key);
  }
}
