package io.keepline.api.document;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values (RFC 4180). A cell that a spreadsheet would take for a formula gets an
 * apostrophe in front: names are written by strangers.
 */
final class Csv {
  private Csv() {}

  /** One row with its line end. */
  static String row(List<String> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",")) + "\r\n";
  }

  static String cell(String text) {
    String safe = isFormula(text) ? "'" + text : text;
    return safe.matches("(?s).*[\",\r\n'\t].*") ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }

  /** Spaces and controls do not hide a formula, nor do the wide forms of its first signs. */
  private static boolean isFormula(String text) {
    String seen = text.replaceFirst("^[\\s\\p{Cntrl}\\p{Cf}\\p{Z}]+", "");
    boolean begins = !seen.isEmpty() && "=+-@|%＝＋－＠".indexOf(seen.charAt(0)) >= 0;
    return begins || (!text.isEmpty() && "\t\r\n".indexOf(text.charAt(0)) >= 0);
  }
}
