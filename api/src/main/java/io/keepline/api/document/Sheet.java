package io.keepline.api.document;

import java.awt.Color;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;

/** One A4 page and a place on it that moves down; points, 72 to the inch. */
final class Sheet implements Closeable {
  static final float WIDTH = PDRectangle.A4.getWidth();
  static final float MARGIN = 56;

  private static final float LINE = 14;
  private static final float FOOT = 84;
  private static final Color INK = new Color(0x1b2430);
  private static final Color DIM = new Color(0x5b6675);
  private static final Color MARK = new Color(0x0b5f6b);

  private final PDPageContentStream stream;
  private final PDType0Font font;
  private float y = PDRectangle.A4.getHeight() - 84;

  /** How a text looks; there is one font, so a heavy text is drawn with an outline. */
  enum Style {
    BRAND(18, INK, 0.5f),
    TITLE(18, MARK, 0.4f),
    TEXT(10.5f, INK, 0),
    TOTAL(13, INK, 0.4f),
    SMALL(8.5f, DIM, 0);

    private final float size;
    private final Color color;
    private final float outline;

    Style(float size, Color color, float outline) {
      this.size = size;
      this.color = color;
      this.outline = outline;
    }
  }

  Sheet(PDDocument document, PDType0Font font) throws IOException {
    PDPage page = new PDPage(PDRectangle.A4);
    document.addPage(page);
    this.stream = new PDPageContentStream(document, page);
    this.font = font;
  }

  /** The coloured edge on top. */
  void band() throws IOException {
    stream.setNonStrokingColor(MARK);
    stream.addRect(0, PDRectangle.A4.getHeight() - 10, WIDTH, 10);
    stream.fill();
  }

  void down(float points) {
    y -= points;
  }

  /** To the place of the footer, or below what was drawn when that is deeper. */
  void toFoot() {
    y = Math.min(y, FOOT);
  }

  void rule() throws IOException {
    stream.setStrokingColor(new Color(0xd9dee5));
    stream.setLineWidth(0.8f);
    stream.moveTo(MARGIN, y);
    stream.lineTo(WIDTH - MARGIN, y);
    stream.stroke();
  }

  /**
   * Draws a text from the left, on as many lines as it needs; the place stays.
   *
   * @return how many lines it took
   */
  int left(String text, Style style, float x, float width) throws IOException {
    List<String> lines = wrap(PageFont.drawable(text), style, width);
    for (int i = 0; i < lines.size(); i++) {
      at(lines.get(i), style, MARGIN + x, y - i * LINE);
    }
    return lines.size();
  }

  /** Draws a text that ends at the right edge. */
  void right(String text, Style style) throws IOException {
    String drawn = PageFont.drawable(text);
    at(drawn, style, WIDTH - MARGIN - width(drawn, style), y);
  }

  private void at(String text, Style style, float x, float line) throws IOException {
    stream.setNonStrokingColor(style.color);
    stream.setStrokingColor(style.color);
    stream.setLineWidth(style.outline);
    stream.beginText();
    stream.setRenderingMode(style.outline > 0 ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
    stream.setFont(font, style.size);
    stream.newLineAtOffset(x, line);
    stream.showText(text);
    stream.endText();
  }

  private float width(String text, Style style) throws IOException {
    return font.getStringWidth(text) / 1000 * style.size;
  }

  /** Breaks at spaces, and anywhere in a word, or a Chinese text, that is too long for a line. */
  private List<String> wrap(String text, Style style, float room) throws IOException {
    List<String> lines = new ArrayList<>();
    String rest = text.strip();
    while (width(rest, style) > room) {
      int fits = 1;
      while (fits < rest.length() && width(rest.substring(0, fits + 1), style) <= room) {
        fits++;
      }
      int space = rest.lastIndexOf(' ', fits);
      int end = space > 0 ? space : fits;
      lines.add(rest.substring(0, end));
      rest = rest.substring(end).strip();
    }
    lines.add(rest);
    return lines;
  }

  @Override
  public void close() throws IOException {
    stream.close();
  }
}
