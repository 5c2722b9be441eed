package io.keepline.payments.http;

/** The other side's JSON lacks what the contract promises. Never leaves this package. */
final class MalformedAnswer extends RuntimeException {

  MalformedAnswer(String message) {
    super(message);
  }
}
