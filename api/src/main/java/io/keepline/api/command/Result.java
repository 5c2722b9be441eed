package io.keepline.api.command;

import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;

/** What became of a wish. */
public sealed interface Result {

  /**
   * Said once and for all: kept, and replayed for the same key.
   *
   * @param reply the answer
   */
  record Definite(Reply reply) implements Result {}

  /**
   * No, once and for all.
   *
   * @param problem why
   */
  record Refused(Problem problem) implements Result {}

  /**
   * As it stands now; the same key asks again.
   *
   * @param reply the answer
   */
  record Open(Reply reply) implements Result {}

  /**
   * Nothing was sent; the key is free again.
   *
   * @param problem why
   */
  record NotSent(Problem problem) implements Result {}
}
