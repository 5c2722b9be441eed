package io.keepline.store.brand;

/**
 * The terms that an order accepts.
 *
 * @param version which edition
 * @param url where to read it
 */
public record TermsOfService(String version, String url) {
  /** A brand that names none. */
  static final TermsOfService NONE = new TermsOfService("", "");
}
