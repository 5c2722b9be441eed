package io.keepline.payments.sandbox;

/** A request that cannot be worked on. Answered with its status, code and sentence. */
final class RequestRefused extends RuntimeException {

  private final int status;
  private final String code;

  RequestRefused(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  static RequestRefused badField(String field, String rule) {
    return new RequestRefused(400, "invalid_request", "Field " + field + " must be " + rule + ".");
  }

  Answer answer() {
    return Answer.error(status, code, String.valueOf(getMessage()));
  }
}
