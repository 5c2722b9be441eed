package io.keepline.api.http;

import io.keepline.store.ApiKey;

/**
 * Who calls, known by an API key.
 *
 * @param key the key, without its secret
 */
public record Caller(ApiKey key) {

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

  /**
   * Lets it pass to a brand.
   *
   * @throws Problem the same as for what does not exist
   */
  public void mustTouch(String brandId) {
    if (!key.mayTouch(brandId)) {
      throw Problem.notFound();
    }
  }
}
