package io.keepline.store;

import java.util.Optional;

/** What a document is. Receipts, invoices and credit notes are numbered, each in its own row. */
public enum DocumentKind {
  /** What was ordered, at submission; named by its order, without a number of its own. */
  CONFIRMATION("cnf", ""),
  /** Money that arrived. */
  RECEIPT("rcp", "R"),
  /** The same money, with the buyer's name and tax id. */
  INVOICE("inv", "I"),
  /** Money that went back. */
  CREDIT_NOTE("crn", "C");

  private final String prefix;
  private final String letter;

  DocumentKind(String prefix, String letter) {
    this.prefix = prefix;
    this.letter = letter;
  }

  /** The prefix of its ids. */
  public String prefix() {
    return prefix;
  }

  /** The letter of its sequence in a number; empty where it has none. */
  public Optional<String> letter() {
    return Optional.of(letter).filter(text -> !text.isEmpty());
  }
}
