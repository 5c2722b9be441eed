package io.keepline.api.document;

import java.util.List;
import java.util.Optional;

/**
 * A document in words, before it is drawn: HTML and PDF say the same.
 *
 * @param language en or zh
 * @param documentId its id
 * @param brand who issues it
 * @param title what it is
 * @param subtitle its number or order
 * @param facts what it is about, label and value
 * @param heads of the two columns
 * @param lines text and amount
 * @param total label and amount
 * @param notes sentences below
 * @param contact how to reach support
 * @param pdf where the PDF is, on a page that offers it
 */
record DocumentView(
    String language,
    String documentId,
    String brand,
    String title,
    String subtitle,
    List<Pair> facts,
    Pair heads,
    List<Pair> lines,
    Pair total,
    List<String> notes,
    String contact,
    Optional<Pair> pdf) {

  /** Two texts of a row. */
  record Pair(String left, String right) {}

  DocumentView {
    facts = List.copyOf(facts);
    lines = List.copyOf(lines);
    notes = List.copyOf(notes);
  }

  /** The same with a link to the PDF. */
  DocumentView withPdf(String address) {
    return new DocumentView(
        language,
        documentId,
        brand,
        title,
        subtitle,
        facts,
        heads,
        lines,
        total,
        notes,
        contact,
        Optional.of(new Pair(address, language.equals("zh") ? "下载 PDF" : "Download as PDF")));
  }
}
