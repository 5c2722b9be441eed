package io.keepline.store.brand;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What is wrong with a file: a sentence each, with the line it speaks of. */
final class Complaints {
  private final Map<String, Integer> lines;
  private final List<String> sentences = new ArrayList<>();

  private Complaints(Map<String, Integer> lines) {
    this.lines = lines;
  }

  /** About a text that is JSON. */
  static Complaints about(String text) {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        lines.putIfAbsent(
            parser.getParsingContext().pathAsPointer().toString(),
            parser.currentTokenLocation().getLineNr());
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Complaints(lines);
  }

  /** About something that nobody wrote by hand. */
  static Complaints withoutLines() {
    return new Complaints(Map.of());
  }

  /**
   * Something is wrong.
   *
   * @param path such as {@code plans[1].term.unit}; what is missing has the line of its owner
   * @param sentence what, without the full stop
   */
  void add(String path, String sentence) {
    String pointer = "/" + path.replaceAll("\\[(\\d+)]", "/$1").replace('.', '/');
    while (!lines.isEmpty() && !lines.containsKey(pointer) && !pointer.isEmpty()) {
      pointer = pointer.substring(0, pointer.lastIndexOf('/'));
    }
    Integer line = lines.get(pointer);
    String where = line == null ? "" : "line " + line + ": ";
    sentences.add(where + path + " " + sentence + ".");
  }

  /**
   * Ends a reading.
   *
   * @throws InvalidBrandException if anything is wrong
   */
  void throwIfAny() {
    if (!sentences.isEmpty()) {
      throw new InvalidBrandException(sentences);
    }
  }
}
