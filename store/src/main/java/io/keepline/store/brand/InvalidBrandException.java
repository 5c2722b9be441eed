package io.keepline.store.brand;

import java.util.List;

/** A brand file says something that cannot be; nothing of it was loaded. */
public final class InvalidBrandException extends RuntimeException {
  private final transient List<String> sentences;

  InvalidBrandException(List<String> sentences) {
    super(String.join(" ", sentences));
    this.sentences = List.copyOf(sentences);
  }

  /** What is wrong and where, one sentence each. */
  public List<String> sentences() {
    return sentences;
  }
}
