package io.keepline.local.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in columns as wide as they must be: the first to the left, the others right. */
public final class TextTable {
  private final List<List<String>> rows = new ArrayList<>();

  /** With its column titles. */
  public TextTable(String... titles) {
    rows.add(List.of(titles));
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if it has not one cell for each column
   */
  public void add(List<String> cells) {
    if (cells.size() != rows.get(0).size()) {
      throw new IllegalArgumentException("a row has a cell for each column");
    }
    rows.add(List.copyOf(cells));
  }

  /** The lines, titles first, without spaces at their ends. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        String cell = row.get(column);
        String space = " ".repeat(width(column) - cell.length());
        line.append(column == 0 ? cell + space : "  " + space + cell);
      }
      lines.add(line.toString().stripTrailing());
    }
    return lines;
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
