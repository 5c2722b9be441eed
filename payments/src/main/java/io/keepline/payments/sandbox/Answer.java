package io.keepline.payments.sandbox;

import java.time.Duration;
import java.util.Map;

/**
 * What a merchant request is answered with, and how well the answer arrives.
 *
 * @param body made into JSON
 * @param delay how late it is sent
 * @param form whether it arrives whole
 */
record Answer(int status, Object body, Duration delay, Form form) {

  /** How an answer arrives. */
  enum Form {
    /** As it should. */
    WHOLE,
    /** The connection ends in the middle. */
    CUT_OFF,
    /** It is not JSON. */
    GARBLED
  }

  static Answer of(int status, Object body) {
    return new Answer(status, body, Duration.ZERO, Form.WHOLE);
  }

  static Answer ok(Object body) {
    return of(200, body);
  }

  static Answer error(int status, String code, String message) {
    return of(status, Map.of("error", code, "message", message));
  }

  static Answer serverError() {
    return error(500, "server_error", "The provider failed.");
  }

  Answer after(Duration wait) {
    return new Answer(status, body, wait, form);
  }

  Answer as(Form otherForm) {
    return new Answer(status, body, delay, otherForm);
  }
}
