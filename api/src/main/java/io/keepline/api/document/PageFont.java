package io.keepline.api.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;

/**
 * The one font of our pages: Noto Sans SC and Noto Sans (SIL Open Font License 1.1), cut to Latin,
 * Greek, Cyrillic and the Chinese characters of GB 2312 and of the first level of Big5.
 */
final class PageFont {
  private static final byte[] FILE = load();
  private static final CmapLookup CHARACTERS = characters();

  private PageFont() {}

  /** A font of its own for one page: the parsed form is not made to be shared. */
  static TrueTypeFont open() throws IOException {
    return new TTFParser().parse(new RandomAccessReadBuffer(FILE));
  }

  /** Whether every character of a text can be drawn. */
  static boolean hasAll(String text) {
    return text.codePoints().allMatch(PageFont::has);
  }

  /** The text with a question mark in the place of what cannot be drawn. */
  static String drawable(String text) {
    if (hasAll(text)) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    text.codePoints().forEach(point -> shown.appendCodePoint(has(point) ? point : '?'));
    return shown.toString();
  }

  private static boolean has(int point) {
    return CHARACTERS.getGlyphId(point) != 0;
  }

  private static CmapLookup characters() {
    try (TrueTypeFont font = open()) {
      return font.getUnicodeCmapLookup();
    } catch (IOException e) {
      throw new UncheckedIOException("the font of our pages cannot be read", e);
    }
  }

  private static byte[] load() {
    try (InputStream in = PageFont.class.getResourceAsStream("NotoSansSC-subset.ttf")) {
      if (in == null) {
        throw new IllegalStateException("the font of our pages is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException("the font of our pages cannot be read", e);
    }
  }
}
