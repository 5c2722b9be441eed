package io.keepline.api.http;

import io.keepline.store.brand.Support;
import java.util.Optional;

/** Whom a person may ask: stands in every problem. */
@FunctionalInterface
public interface SupportContact {
  /**
   * The contact.
   *
   * @param brandId the brand that the request is about, where it is known
   */
  Support of(Optional<String> brandId);
}
