package io.keepline.payments.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.payments.UnknownCause;

/** How one HTTP request ended. */
sealed interface Exchange {

  /** A readable JSON answer below 500. */
  record Answered(int status, JsonNode body) implements Exchange {}

  /** Something may have been sent; what came of it is not known. */
  record Broken(UnknownCause cause) implements Exchange {}

  /** No connection was made. */
  record Unreached() implements Exchange {}
}
