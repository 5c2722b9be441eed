package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.document.DocumentMaker;
import io.keepline.activities.document.DocumentRelay;
import io.keepline.lifecycle.DerivedId;
import io.keepline.store.Database;
import io.keepline.store.DocumentContent;
import io.keepline.store.DocumentKind;
import io.keepline.store.DocumentRow;
import io.keepline.store.Documents;
import io.keepline.store.InvoiceRequest;
import io.keepline.store.InvoiceRequests;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DocumentRelayTest {
  private static final String ORDER = "ord_lea_1";
  private static final String PAYMENT = DerivedId.payment(ORDER, 1);
  private Database database;
  private Scene scene;

  @BeforeEach
  void open() {
    database = Scene.database();
    scene = Scene.active(database, "lea_1");
    captured();
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void aPaidOrderGetsOneConfirmationAndOneReceiptHoweverOftenItLooks() {
    DocumentRelay relay = relay();
    relay.pass();
    relay.pass();
    assertThat(kinds()).containsExactly("CONFIRMATION", "RECEIPT");
    DocumentContent receipt = content(DerivedId.of("rcp", PAYMENT));
    assertThat(receipt.number()).matches("TNT-R-[0-9]{4}-000001");
    assertThat(receipt.total()).isEqualTo(DocumentContent.Amount.of(Scene.PRICE));
    assertThat(receipt.orderId()).isEqualTo(ORDER);
    assertThat(receipt.numberMasked()).startsWith("***");
    assertThat(receipt.validUntil()).isNotNull();
  }

  @Test
  void i19_twoWorkersAtOnceMakeEachDocumentOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> passes =
          java.util.stream.Stream.generate(() -> threads.submit(relay()::pass))
              .limit(8)
              .<Future<?>>map(pass -> pass)
              .toList();
      for (Future<?> pass : passes) {
        pass.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(kinds()).containsExactly("CONFIRMATION", "RECEIPT");
    assertThat(scene.text("select last_serial from document_counters")).isEqualTo("1");
  }

  @Test
  void whatHappenedWhileNoWorkerRanIsMadeUpFor() {
    DocumentRelay late = relay();
    scene.clock.now = scene.clock.now.plus(Duration.ofDays(40));
    late.pass();
    assertThat(kinds()).containsExactly("CONFIRMATION", "RECEIPT");
  }

  @Test
  void oneThatCannotBeMadeDoesNotStopTheOthers() {
    Scene.active(database, "lea_0");
    captured();
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("update leases set brand_id = 'gone' where lease_id = 'lea_0'"));
    DocumentRelay relay = relay();
    relay.pass();
    assertThat(scene.texts("select distinct order_id from documents")).containsExactly(ORDER);
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute("update leases set brand_id = 'tnt' where lease_id = 'lea_0'"));
    scene.clock.now = scene.clock.now.plus(Duration.ofMinutes(2));
    relay.pass();
    assertThat(scene.texts("select distinct order_id from documents")).hasSize(2);
  }

  @Test
  void moneyThatWentBackHasACreditNoteAndMoneyThatIsOnlyDueHasNone() {
    refund("rfd_due", "DUE");
    refund("rfd_done", "DONE");
    relay().pass();
    assertThat(kinds()).containsExactly("CONFIRMATION", "CREDIT_NOTE", "RECEIPT");
    DocumentContent note = content(DerivedId.of("crn", "rfd_done"));
    assertThat(note.receiptNumber()).isEqualTo(content(DerivedId.of("rcp", PAYMENT)).number());
    assertThat(note.total().money().minorUnits()).isEqualTo(400);
    assertThat(note.lines())
        .extracting(DocumentContent.Line::text)
        .containsExactly("Money given back");
  }

  @Test
  void anInvoiceThatWasAskedForNamesTheBuyer() {
    new InvoiceRequests(database)
        .ask(
            new InvoiceRequest(
                DerivedId.of(DocumentKind.INVOICE.prefix(), PAYMENT),
                PAYMENT,
                ORDER,
                "Ada 公司",
                "GB 12",
                "client:shop",
                scene.clock.now));
    relay().pass();
    DocumentContent invoice = content(DerivedId.of("inv", PAYMENT));
    assertThat(invoice.buyer()).isEqualTo(new DocumentContent.Buyer("Ada 公司", "GB 12"));
    assertThat(invoice.number()).matches("TNT-I-[0-9]{4}-000001");
  }

  @Test
  void aChineseHolderReadsChineseAndKeepsWhatWasIssued() {
    locale("zh-CN");
    DocumentRow first = maker().receipt(PAYMENT);
    locale("en");
    DocumentRow again = maker().receipt(PAYMENT);
    assertThat(again.content()).isEqualTo(first.content());
    assertThat(DocumentContent.read(first.content()).issuer().name()).isEqualTo("TNT 号码");
  }

  /** What the provider said, as the charge would have written it. */
  private void captured() {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    update attempts set state = 'PAID', captured_minor_units = amount_minor_units,
                      captured_currency = amount_currency, outcome_at = created_at
                    """));
  }

  private void locale(String locale) {
    database.jdbi().useHandle(handle -> handle.execute("update holders set locale = ?", locale));
  }

  private void refund(String id, String state) {
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into refunds (refund_id, order_id, payment_id, amount_minor_units,
                      amount_currency, reason, state, created_at, lease_time, settled_at)
                    select ?, ?, ?, 400, captured_currency, 'GOODWILL', ?, outcome_at, outcome_at,
                      outcome_at from attempts where payment_id = ?
                    """,
                    id,
                    ORDER,
                    PAYMENT,
                    state,
                    PAYMENT));
  }

  private DocumentMaker maker() {
    return new DocumentMaker(database, scene.brands, scene.clock);
  }

  private DocumentRelay relay() {
    return new DocumentRelay(database, maker(), scene.clock);
  }

  private List<String> kinds() {
    return scene.texts("select kind from documents where order_id = '" + ORDER + "' order by kind");
  }

  private DocumentContent content(String documentId) {
    return DocumentContent.read(
        new Documents(database).document(documentId).orElseThrow().content());
  }
}
