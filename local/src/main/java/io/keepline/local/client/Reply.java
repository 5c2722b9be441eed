package io.keepline.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.CannotRun;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param body its JSON; an empty object where there was none
 * @param etag the ETag as it came, to change what was read; empty where there was none
 */
public record Reply(int status, JsonNode body, String etag) {

  /** The text of a field; empty if it is absent. */
  public String text(String pointer) {
    return body.at(pointer).asText("");
  }

  /**
   * This answer, if it is a yes.
   *
   * @throws CannotRun with the problem's code and sentence, if it is not
   */
  public Reply expectYes(String what) {
    if (status >= 300) {
      throw new CannotRun(
          "%s was answered with %d %s: %s".formatted(what, status, text("/code"), text("/detail")));
    }
    return this;
  }
}
