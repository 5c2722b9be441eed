package io.keepline.store.brand;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is wrong with a file: a sentence each, with the line it speaks of. */
final class Complaints {
  private final Map<String, Integer> lines;
  private final boolean limits;
  private final List<Complaint> complaints = new ArrayList<>();

  private Complaints(Map<String, Integer> lines, boolean limits) {
    this.lines = lines;
    this.limits = limits;
  }

  private record Complaint(int line, String sentence) {}

  /** About a text that is JSON. A field that stands twice is the first thing to complain about. */
  static Complaints about(String text) {
    Complaints complaints = new Complaints(new HashMap<>(), true);
    Set<String> fields = new HashSet<>();
    try (JsonParser parser = new JsonFactory().createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        String pointer = parser.getParsingContext().pathAsPointer().toString();
        int line = parser.currentTokenLocation().getLineNr();
        complaints.lines.putIfAbsent(pointer, line);
        if (token == JsonToken.FIELD_NAME && !fields.add(pointer)) {
          complaints.add(line, parser.currentName(), "stands twice here");
        }
        if (parser.hasTextCharacters() && parser.getText().indexOf(0) >= 0) {
          complaints.add(
              line, pointer.substring(1), "holds the character U+0000, which is no text");
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return complaints;
  }

  /** About what was loaded, and checked by the limits of its own day. */
  static Complaints ofStored() {
    return new Complaints(Map.of(), false);
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
    add(lines.getOrDefault(pointer, 0), path, sentence);
  }

  /** Something can be read, and is more or less than makes sense. */
  void addLimit(String path, String sentence) {
    if (limits) {
      add(path, sentence);
    }
  }

  private void add(int line, String path, String sentence) {
    String where = line == 0 ? "" : "line " + line + ": ";
    complaints.add(new Complaint(line, where + path + " " + sentence + "."));
  }

  /**
   * Ends a reading; what is wrong is told in the order of its lines.
   *
   * @throws InvalidBrandException if anything is wrong
   */
  void throwIfAny() {
    if (!complaints.isEmpty()) {
      throw new InvalidBrandException(
          complaints.stream()
              .sorted(Comparator.comparingInt(Complaint::line))
              .map(Complaint::sentence)
              .distinct()
              .toList());
    }
  }
}
