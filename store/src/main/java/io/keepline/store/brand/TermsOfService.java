package io.keepline.store.brand;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The terms that an order accepts.
 *
 * @param version which edition
 * @param url where to read it
 */
public record TermsOfService(String version, String url) {
  /** A brand that names none. */
  static final TermsOfService NONE = new TermsOfService("", "");

  /** Those that were in force when an offer was made, from its content. */
  public static TermsOfService of(JsonNode content) {
    return new TermsOfService(
        content.path("termsVersion").asText(), content.path("termsUrl").asText());
  }

  /** Keeps them with an offer: an order accepts this edition, whatever comes later. */
  public void writeTo(ObjectNode content) {
    content.put("termsVersion", version).put("termsUrl", url);
  }
}
