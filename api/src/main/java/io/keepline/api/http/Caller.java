package io.keepline.api.http;

import io.keepline.store.ApiKey;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who makes one request, known by an API key. It remembers whose brand the request is about. */
public final class Caller {
  private final ApiKey key;
  private @Nullable String brandId;

  /**
   * For one request.
   *
   * @param key the key, without its secret
   */
  Caller(ApiKey key) {
    this.key = key;
  }

  /** The key, without its secret. */
  public ApiKey key() {
    return key;
  }

  /** The brand that the request turned out to be about. */
  Optional<String> brandId() {
    return Optional.ofNullable(brandId);
  }

  /** Whose key it is. */
  public String clientId() {
    return key.clientId();
  }

  /** The actor of what it does. */
  public String actor() {
    return "client:" + key.clientId().replaceAll("[^A-Za-z0-9_-]", "-");
  }

  /** Whether it has a role. */
  public boolean has(Role role) {
    return role.scope().map(scope -> key.scopes().contains(scope)).orElse(true);
  }

  /** Whether it may have to do with a brand; if so, the request is about that brand. */
  public boolean touches(String brand) {
    boolean may = key.mayTouch(brand);
    if (may) {
      brandId = brand;
    }
    return may;
  }

  /**
   * Lets it pass to a brand.
   *
   * @throws Problem the same as for what does not exist
   */
  public void mustTouch(String brandId) {
    if (!touches(brandId)) {
      throw Problem.notFound();
    }
  }
}
