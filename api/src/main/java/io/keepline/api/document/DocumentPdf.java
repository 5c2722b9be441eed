package io.keepline.api.document;

import io.keepline.api.document.DocumentView.Pair;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.GregorianCalendar;
import java.util.List;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws a document on A4. The same document always gives the same bytes. */
final class DocumentPdf {
  private static final float COLUMN = (Sheet.WIDTH - 2 * Sheet.MARGIN) / 2;
  private static final float AMOUNT = 130;

  private final Sheet sheet;
  private final DocumentView view;

  private DocumentPdf(Sheet sheet, DocumentView view) {
    this.sheet = sheet;
    this.view = view;
  }

  static byte[] draw(DocumentView view, Instant issuedAt) {
    try (PDDocument document = new PDDocument();
        TrueTypeFont font = PageFont.open()) {
      document.setDocumentId(issuedAt.toEpochMilli());
      document.getDocumentCatalog().setLanguage(view.language());
      describe(document.getDocumentInformation(), view, issuedAt);
      PDType0Font embedded = PDType0Font.load(document, font, true);
      try (Sheet sheet = new Sheet(document, embedded)) {
        new DocumentPdf(sheet, view).draw();
      }
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("a document cannot be drawn", e);
    }
  }

  private static void describe(PDDocumentInformation about, DocumentView view, Instant issuedAt) {
    about.setTitle(view.title() + " " + view.subtitle());
    about.setAuthor(view.brand());
    about.setCreationDate(GregorianCalendar.from(issuedAt.atZone(ZoneOffset.UTC)));
  }

  private void draw() throws IOException {
    head();
    facts();
    lines();
    notes();
    foot();
  }

  private void head() throws IOException {
    sheet.band();
    sheet.right(view.title(), Sheet.Style.TITLE);
    sheet.left(view.brand(), Sheet.Style.BRAND, 0, COLUMN);
    sheet.down(18);
    sheet.right(view.subtitle(), Sheet.Style.SMALL);
    sheet.down(14);
    sheet.rule();
    sheet.down(26);
  }

  /** Two columns, filled row by row. */
  private void facts() throws IOException {
    List<Pair> facts = view.facts();
    for (int i = 0; i < facts.size(); i += 2) {
      int deepest = fact(facts.get(i), 0);
      if (i + 1 < facts.size()) {
        deepest = Math.max(deepest, fact(facts.get(i + 1), COLUMN));
      }
      sheet.down(22 + 14 * deepest);
    }
    sheet.down(8);
  }

  /** How many lines the value took. */
  private int fact(Pair fact, float x) throws IOException {
    sheet.left(fact.left(), Sheet.Style.SMALL, x, COLUMN - 20);
    sheet.down(14);
    int lines = sheet.left(fact.right(), Sheet.Style.TEXT, x, COLUMN - 20);
    sheet.down(-14);
    return lines;
  }

  private void lines() throws IOException {
    sheet.left(view.heads().left(), Sheet.Style.SMALL, 0, COLUMN);
    sheet.right(view.heads().right(), Sheet.Style.SMALL);
    sheet.down(8);
    sheet.rule();
    for (Pair line : view.lines()) {
      sheet.down(18);
      sheet.right(line.right(), Sheet.Style.TEXT);
      int taken = sheet.left(line.left(), Sheet.Style.TEXT, 0, 2 * COLUMN - AMOUNT);
      sheet.down(14 * (taken - 1) + 8);
      sheet.rule();
    }
    sheet.down(24);
    sheet.left(view.total().left(), Sheet.Style.TOTAL, 0, 2 * COLUMN - AMOUNT);
    sheet.right(view.total().right(), Sheet.Style.TOTAL);
    sheet.down(40);
  }

  private void notes() throws IOException {
    for (String note : view.notes()) {
      int taken = sheet.left(note, Sheet.Style.SMALL, 0, 2 * COLUMN);
      sheet.down(14 * taken + 2);
    }
  }

  private void foot() throws IOException {
    sheet.toFoot();
    sheet.rule();
    sheet.down(16);
    int taken = sheet.left(view.brand() + " · " + view.contact(), Sheet.Style.SMALL, 0, 2 * COLUMN);
    sheet.down(14 * taken);
    sheet.left(view.documentId(), Sheet.Style.SMALL, 0, 2 * COLUMN);
  }
}
