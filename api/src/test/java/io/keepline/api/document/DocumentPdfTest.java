package io.keepline.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.DocumentContent;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

class DocumentPdfTest {
  private static final Instant ISSUED = Instant.parse("2026-12-31T15:30:00Z");

  @Test
  void thePageReadsBackInEnglish() throws IOException {
    String text = text(Samples.invoice());
    assertThat(text)
        .contains("TNT Numbers", "Invoice", "TNT-I-2027-000007", "TNT-R-2027-000003")
        .contains("Łukasz & Söhne <GmbH> 上海分公司", "DE 123456789")
        .contains("TNT Numbers Example Inc.", "100 Example Avenue, New York", "00-0000000")
        .contains("***0123", "1 January 2027", "1 January 2027 00:29", "1 March 2027")
        .contains("One month, many texts × 2", "US$24.00", "US$3.00", "US$27.00")
        .contains("support@tnt.example", "+12025550100", "Sandbox");
  }

  @Test
  void thePageReadsBackInChinese() throws IOException {
    String text = text(Samples.creditNote());
    assertThat(text)
        .contains("TNT 号码", "退款凭证", "TNT-C-2026-000001", "TNT-R-2026-000003")
        .contains("2026年12月31日 23:29", "银行卡", "号码已注销", "退款合计", "¥86.00")
        .doesNotContain("沙盒");
  }

  @Test
  void everyFontIsEmbeddedAndThePageIsNotEmpty() throws IOException {
    for (DocumentContent content : List.of(Samples.invoice(), Samples.creditNote())) {
      try (PDDocument document = Loader.loadPDF(pdf(content))) {
        List<PDFont> fonts = new ArrayList<>();
        for (PDPage page : document.getPages()) {
          for (COSName name : page.getResources().getFontNames()) {
            fonts.add(page.getResources().getFont(name));
          }
        }
        assertThat(fonts).isNotEmpty().allMatch(PDFont::isEmbedded);
        assertThat(fonts).allMatch(font -> font.getName().contains("NotoSansSC"));
        BufferedImage image = new PDFRenderer(document).renderImageWithDPI(0, 96);
        Path drawn = Path.of("target", "documents", content.documentId() + ".png");
        Files.createDirectories(drawn.getParent());
        ImageIO.write(image, "png", drawn.toFile());
        assertThat(inked(image)).isBetween(0.01, 0.3);
      }
    }
  }

  @Test
  void theSameDocumentAlwaysGivesTheSameBytes() {
    assertThat(pdf(Samples.creditNote())).isEqualTo(pdf(Samples.creditNote()));
    assertThat(pdf(Samples.creditNote()).length).isLessThan(100_000);
  }

  @Test
  void whatTheFontLacksIsSaidBeforeAndDrawnAsAQuestionMark() {
    assertThat(PageFont.hasAll("Łukasz Ελλάς Москва 上海 臺灣")).isTrue();
    assertThat(PageFont.hasAll("अ")).isFalse();
    assertThat(PageFont.drawable("a\uD83D\uDE00b\n")).isEqualTo("a?b?");
  }

  private static byte[] pdf(DocumentContent content) {
    return DocumentPdf.draw(Wording.view(content), ISSUED);
  }

  private static String text(DocumentContent content) throws IOException {
    try (PDDocument document = Loader.loadPDF(pdf(content))) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
      return new PDFTextStripper().getText(document);
    }
  }

  private static double inked(BufferedImage image) {
    int dark = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        dark += (image.getRGB(x, y) & 0xff) < 200 ? 1 : 0;
      }
    }
    return (double) dark / (image.getWidth() * image.getHeight());
  }
}
