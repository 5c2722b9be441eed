package io.keepline.activities.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What came of one request. */
public sealed interface Reply {

  /**
   * The gateway answered.
   *
   * @param status the HTTP status
   * @param body the JSON object it sent, or an empty one where it sent anything else
   */
  record Answered(int status, JsonNode body) implements Reply {

    /** A short text field of the body, if it is there and is a text. */
    public Optional<String> text(String field) {
      return Optional.ofNullable(body.get(field))
          .filter(JsonNode::isTextual)
          .map(JsonNode::textValue)
          .filter(text -> !text.isBlank());
    }

    /**
     * The gateway's own code for a failure, or one made of the status. Gateways put anything into
     * an answer, so only what looks like a code is passed on, never a sentence that could hold a
     * phone number.
     */
    public String code() {
      return text("code")
          .filter(code -> code.matches("[a-z][a-z_]{1,39}"))
          .orElse("http_" + status);
    }
  }

  /**
   * The request surely never reached the gateway.
   *
   * @param code why, in one word
   */
  record NotSent(String code) implements Reply {}

  /**
   * The request left and no answer came back: the gateway may have acted on it.
   *
   * @param code why, in one word
   */
  record Unanswered(String code) implements Reply {}
}
