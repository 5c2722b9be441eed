package io.keepline.api.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.DocumentContent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DocumentHtmlTest {

  @Test
  void aPageSaysTheSameAsThePdfAndEscapesEveryText() throws IOException {
    String page = DocumentHtml.page(Wording.view(Samples.invoice()));
    assertThat(page)
        .contains("<h1>Invoice</h1>", "Łukasz &amp; Söhne &lt;GmbH&gt;", "US$27.00")
        .doesNotContain("<GmbH>")
        .doesNotContain("http-equiv", "<script", "<img", "<link");
    Files.createDirectories(Path.of("target", "documents"));
    Files.writeString(Path.of("target", "documents", "invoice.html"), page);
    String chinese = DocumentHtml.page(Wording.view(Samples.creditNote()));
    Files.writeString(Path.of("target", "documents", "credit_note.html"), chinese);
    assertThat(chinese).contains("lang=\"zh\"", "退款凭证", "¥86.00");
  }

  @Test
  void aStoredDocumentReadsBackAsItWasWritten() {
    for (DocumentContent content : List.of(Samples.invoice(), Samples.creditNote())) {
      assertThat(DocumentContent.read(content.json()).json()).isEqualTo(content.json());
    }
  }

  @Test
  void theFormIsTheSuffixesElseTheOneThatAcceptLikesBest() {
    assertThat(Form.of("rcp_1.pdf", Optional.of("text/html"))).isEqualTo(Form.PDF);
    assertThat(Form.of("rcp_1", Optional.empty())).isEqualTo(Form.JSON);
    assertThat(Form.of("rcp_1", Optional.of("text/html,application/pdf;q=0.9")))
        .isEqualTo(Form.HTML);
    assertThat(Form.of("rcp_1", Optional.of("text/html;q=0.1, application/pdf")))
        .isEqualTo(Form.PDF);
    assertThat(Form.of("rcp_1", Optional.of("*/*"))).isEqualTo(Form.JSON);
    assertThat(Form.bare("rcp_1.html")).isEqualTo("rcp_1");
  }

  @Test
  void aCellIsNeverAFormula() {
    for (String evil : List.of("=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "＝1", "|calc")) {
      assertThat(Csv.cell(evil)).matches("(?s)\"?'.*");
    }
    assertThat(Csv.cell("a \"b\", c")).isEqualTo("\"a \"\"b\"\", c\"");
    assertThat(Csv.cell("12.00")).isEqualTo("12.00");
    assertThat(Csv.row(List.of("a", "", "b"))).isEqualTo("a,,b\r\n");
  }
}
