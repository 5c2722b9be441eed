package io.keepline.local;

/**
 * Why a command cannot do its work, as a sentence that says what to do. The sentence is shown to
 * whoever typed the command; it holds no secret and no personal data.
 */
public final class CannotRun extends RuntimeException {

  /** With the sentence. */
  public CannotRun(String sentence) {
    super(sentence);
  }

  /** With the sentence and what was seen. */
  public CannotRun(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
