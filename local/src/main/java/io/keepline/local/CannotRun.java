package io.keepline.local;

import java.util.Map;

/**
 * Why a command cannot do its work, as a sentence that says what to do. The sentence is shown to
 * whoever typed the command; it holds no secret and no personal data.
 */
public final class CannotRun extends RuntimeException {
  private final boolean tried;

  /** With the sentence. */
  public CannotRun(String sentence) {
    super(sentence);
    this.tried = true;
  }

  /** With the sentence and what was seen. */
  public CannotRun(String sentence, Throwable cause) {
    super(sentence, cause);
    this.tried = true;
  }

  private CannotRun(String sentence, boolean tried) {
    super(sentence);
    this.tried = tried;
  }

  /** Nothing was tried, because an argument or a variable is wrong or missing. */
  public static CannotRun wrongInput(String sentence) {
    return new CannotRun(sentence, false);
  }

  /** Whether anything was tried. */
  public boolean tried() {
    return tried;
  }

  /**
   * A variable that must be set.
   *
   * @param otherwise how the sentence "Set NAME" goes on when it is not
   * @throws CannotRun if it is missing or blank
   */
  public static String needed(Map<String, String> environment, String name, String otherwise) {
    String value = environment.getOrDefault(name, "");
    if (value.isBlank()) {
      throw wrongInput("Set " + name + otherwise);
    }
    return value;
  }
}
