package io.keepline.local;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
   * Variables that must be set.
   *
   * @param otherwise how the sentence "Set A, B" goes on when some are not
   * @return their values, in the order of the names
   * @throws CannotRun that names every one that is missing or blank
   */
  public static List<String> needed(
      Map<String, String> environment, String otherwise, String... names) {
    List<String> missing =
        Stream.of(names).filter(name -> environment.getOrDefault(name, "").isBlank()).toList();
    if (!missing.isEmpty()) {
      throw wrongInput("Set " + String.join(", ", missing) + otherwise);
    }
    return Stream.of(names).map(name -> environment.getOrDefault(name, "")).toList();
  }
}
