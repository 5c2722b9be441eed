package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.lifecycle.Money;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentsTest {
  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final Instant NOW = Instant.parse("2026-06-01T10:00:00Z");
  private static final int PAYMENTS = 40;
  private Database database;
  private Documents documents;

  @BeforeEach
  void open() throws IOException {
    database = TestDatabase.create();
    documents = new Documents(database);
    try (InputStream in = DocumentsTest.class.getResourceAsStream("/sweep/healthy.sql")) {
      String rows = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      database.jdbi().useTransaction(h -> h.createScript(rows).executeAsSeparateStatements());
    }
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into attempts (payment_id, order_id, attempt_no, method, provider, state,
                      amount_minor_units, amount_currency, captured_minor_units,
                      captured_currency, created_at, outcome_at)
                    select 'pay_' || i, 'ord_1', i, 'CARD', 'sandbox', 'SURPLUS', 1200, 'USD', 1200,
                      'USD', '2026-01-01Z', '2026-01-01Z' from generate_series(4, ?) i
                    """,
                    PAYMENTS));
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void i19_numbersHaveNoGapAndNoTwinWhenManyIssueAtOnce() throws Exception {
    List<DocumentRow> issued = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      List<Future<DocumentRow>> asked = new ArrayList<>();
      for (int round = 0; round < 3; round++) {
        for (int i = 1; i <= PAYMENTS; i++) {
          DocumentDraft draft = invoice(i);
          asked.add(threads.submit(() -> documents.issue(draft, NOW, stamp -> "{}")));
        }
      }
      for (Future<DocumentRow> one : asked) {
        issued.add(one.get());
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(issued.stream().map(DocumentRow::number).distinct().sorted())
        .containsExactlyElementsOf(
            IntStream.rangeClosed(1, PAYMENTS).mapToObj("TNT-I-2026-%06d"::formatted).toList());
  }

  @Test
  void i19_aDocumentThatFailsGivesItsNumberBack() {
    assertThat(issue(1, NOW).number()).isEqualTo("TNT-I-2026-000001");
    assertThatThrownBy(
            () ->
                documents.issue(
                    invoice(2),
                    NOW,
                    stamp -> {
                      throw new IllegalStateException("cannot be said");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThat(issue(3, NOW).number()).isEqualTo("TNT-I-2026-000002");
  }

  @Test
  void theYearIsTheBrandsAndEachYearBeginsAtOne() {
    assertThat(issue(1, Instant.parse("2026-12-31T15:59:59Z")).number())
        .isEqualTo("TNT-I-2026-000001");
    DocumentRow next = issue(2, Instant.parse("2026-12-31T16:00:00Z"));
    assertThat(next.number()).isEqualTo("TNT-I-2027-000001");
    assertThat(next.issuedOn()).isEqualTo(LocalDate.of(2027, 1, 1));
  }

  @Test
  void aClockThatIsBehindNeverDatesALaterNumberEarlier() {
    issue(1, NOW);
    assertThat(issue(2, NOW.minusSeconds(60)).issuedAt()).isEqualTo(NOW);
  }

  @Test
  void askedAgainTheSameDocumentComesBackUnchanged() {
    DocumentRow first = documents.issue(invoice(1), NOW, stamp -> "{\"as\": \"first\"}");
    DocumentRow again =
        documents.issue(invoice(1), NOW.plusSeconds(9), stamp -> "{\"as\": \"second\"}");
    assertThat(again).isEqualTo(first);
    assertThat(again.content()).isEqualTo("{\"as\": \"first\"}");
  }

  @Test
  void nothingChangesOrRemovesAnIssuedDocument() {
    issue(1, NOW);
    for (String sql : List.of("update documents set language = 'zh'", "delete from documents")) {
      assertThatThrownBy(() -> database.jdbi().useHandle(handle -> handle.execute(sql)))
          .hasMessageContaining("append-only");
    }
  }

  @Test
  void aPageBeginsWhereTheOneBeforeEnded() {
    List<String> seen = new ArrayList<>();
    Documents.Place place = Documents.Place.TOP;
    List<DocumentRow> page;
    do {
      page = documents.page(Documents.Owner.HOLDER, "hol_1", place, 2);
      page.forEach(row -> seen.add(row.documentId()));
      if (!page.isEmpty()) {
        DocumentRow last = page.get(page.size() - 1);
        place = new Documents.Place(last.issuedAt(), last.documentId());
      }
    } while (!page.isEmpty());
    assertThat(seen)
        .containsExactly(
            "crn_t", "crn_3", "rcp_t", "rcp_3", "rcp_2", "rcp_1", "cnf_t", "cnf_3", "cnf_2",
            "cnf_1");
  }

  @Test
  void whatHasNoDocumentIsFoundAgainUntilItHasOne() {
    DocumentWork work = new DocumentWork(database);
    DocumentWork.Window window = new DocumentWork.Window(Instant.EPOCH, NOW, 0, 100);
    assertThat(work.paymentsToReceipt(window)).hasSize(PAYMENTS - 3).contains("pay_4");
    assertThat(work.ordersToConfirm(window)).isEmpty();
    assertThat(work.refundsToCredit(window)).isEmpty();
    InvoiceRequests wishes = new InvoiceRequests(database);
    InvoiceRequest wish =
        new InvoiceRequest("inv_1", "pay_1", "ord_1", "Ada Ltd", "GB 1", "client:shop", NOW);
    assertThat(wishes.ask(wish)).isEqualTo(wish);
    InvoiceRequest other =
        new InvoiceRequest("inv_x", "pay_1", "ord_1", "Eve Ltd", null, "client:shop", NOW);
    assertThat(wishes.ask(other).saysTheSame(wish)).isTrue();
    assertThat(work.paymentsToInvoice(window)).containsExactly("pay_1");
    issue(1, NOW);
    assertThat(work.paymentsToInvoice(window)).isEmpty();
  }

  @Test
  void anAmountKeepsTheDigitsOfItsCurrency() {
    assertThat(DocumentContent.Amount.of(Money.of(1205, "USD")).amount()).isEqualTo("12.05");
    assertThat(DocumentContent.Amount.of(Money.of(1205, "JPY")).amount()).isEqualTo("1205");
    assertThat(new DocumentContent.Amount("12.05", "USD").money()).isEqualTo(Money.of(1205, "USD"));
  }

  private DocumentRow issue(int payment, Instant now) {
    return documents.issue(invoice(payment), now, stamp -> "{}");
  }

  private static DocumentDraft invoice(int payment) {
    return new DocumentDraft(
        "inv_" + payment,
        DocumentKind.INVOICE,
        "tnt",
        "hol_1",
        "lea_1",
        "ord_1",
        "pay_" + payment,
        null,
        Money.of(1200, "USD"),
        "en",
        SHANGHAI);
  }
}
