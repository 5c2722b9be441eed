package io.keepline.api.http;

import io.keepline.store.ApiKey;
import io.keepline.store.ApiKeys;
import java.util.Optional;

/** Knows callers by {@code Authorization: Bearer <key>}. */
public final class Callers {

  private static final String SCHEME = "Bearer ";

  private final ApiKeys keys;

  /** Over stored keys. */
  public Callers(ApiKeys keys) {
    this.keys = keys;
  }

  /** The caller, if the header carries a good key. */
  public Optional<Caller> caller(Optional<String> authorization) {
    return authorization
        .filter(text -> text.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
        .map(text -> text.substring(SCHEME.length()).strip())
        .flatMap(this::known)
        .map(Caller::new);
  }

  private Optional<ApiKey> known(String presented) {
    return keys.verify(presented);
  }
}
