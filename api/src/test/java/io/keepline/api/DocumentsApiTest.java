package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.api.document.Samples;
import io.keepline.lifecycle.Money;
import io.keepline.store.DocumentDraft;
import io.keepline.store.DocumentKind;
import io.keepline.store.Documents;
import io.keepline.store.OrderHistory;
import io.keepline.store.Reads;
import io.keepline.workflows.LinkTokens;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DocumentsApiTest {
  private static final Map<String, Object> BUYER = Map.of("buyerName", "Ada 公司", "taxId", "GB 12");
  private static Api api;
  private static String leaseId;
  private static String orderId;
  private static String holderId;
  private static String paymentId;

  @BeforeAll
  static void open() {
    api = Api.open();
    Api.Got started = api.start("num_1", "tok_visa", "documents-1");
    leaseId = started.text("/leaseId");
    orderId = started.text("/orderId");
    holderId = api.get("/v1/leases/" + leaseId).text("/holderId");
    OrderHistory history = new Reads(api.database).order(orderId).orElseThrow();
    paymentId = history.attempts().get(0).paymentId();
    issue("cnf_1", DocumentKind.CONFIRMATION);
    issue("rcp_1", DocumentKind.RECEIPT);
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static void issue(String id, DocumentKind kind) {
    new Documents(api.database)
        .issue(
            new DocumentDraft(
                id,
                kind,
                "tnt",
                holderId,
                leaseId,
                orderId,
                kind == DocumentKind.CONFIRMATION ? null : paymentId,
                null,
                Money.of(1200, "USD"),
                "en",
                ZoneId.of("Asia/Shanghai")),
            Api.NOW,
            stamp -> Samples.invoice().json());
  }

  @Test
  void documentsOfALeaseAndOfAHolderAreListedPageByPage() {
    Api.Got first = api.get("/v1/documents?limit=1&leaseId=" + leaseId);
    assertThat(first.text("/items/0/documentId")).isEqualTo("rcp_1");
    assertThat(first.text("/items/0/number")).isEqualTo("TNT-R-2026-000001");
    assertThat(first.text("/items/0/total/amount")).isEqualTo("12.00");
    Api.Got second =
        api.get("/v1/documents?limit=1&leaseId=" + leaseId + "&cursor=" + first.text("/next"));
    assertThat(second.text("/items/0/documentId")).isEqualTo("cnf_1");
    assertThat(second.body().has("next")).isFalse();
    assertThat(api.get("/v1/documents?holderId=" + holderId).body().path("items")).hasSize(2);
    assertThat(api.get("/v1/documents").status()).isEqualTo(400);
    assertThat(api.get("/v1/documents?cursor=%00&leaseId=" + leaseId).status()).isEqualTo(400);
  }

  @Test
  void oneDocumentIsSentAsJsonHtmlAndPdf() {
    Api.Got json = api.get("/v1/documents/rcp_1");
    assertThat(json.response().body()).isEqualTo(Samples.invoice().json());
    Api.Got html = api.get("/v1/documents/rcp_1.html");
    assertThat(html.response().body()).contains("<h1>Invoice</h1>");
    assertThat(html.header("Content-Security-Policy")).contains("sha256-");
    Api.Got pdf = api.send("GET", "/v1/documents/rcp_1", null, Map.of("Accept", "application/pdf"));
    assertThat(pdf.header("Content-Type")).isEqualTo("application/pdf");
    assertThat(pdf.response().body()).startsWith("%PDF-");
    assertThat(pdf.header("Content-Disposition")).contains("TNT-R-2026-000001.pdf");
    assertThat(api.get("/v1/documents/rcp_none").status()).isEqualTo(404);
  }

  @Test
  void aForeignBrandsKeySeesNothing() {
    String foreign = api.key(List.of("leases:read", "leases:write"), List.of("tmoble"));
    Map<String, String> headers =
        Map.of("Authorization", "Bearer " + foreign, "Idempotency-Key", "foreign");
    for (String path :
        List.of(
            "/v1/documents/rcp_1",
            "/v1/documents/rcp_1.pdf",
            "/v1/documents?leaseId=" + leaseId,
            "/v1/documents?holderId=" + holderId,
            "/v1/records/orders.csv?brandId=tnt",
            "/v1/records/payments.csv?leaseId=" + leaseId)) {
      assertThat(api.send("GET", path, null, headers).status()).as(path).isEqualTo(404);
    }
    String invoices = "/v1/orders/" + orderId + "/invoices";
    assertThat(api.send("POST", invoices, BUYER, headers).status()).isEqualTo(404);
  }

  @Test
  void anInvoiceIsAskedForOnceAndNeverChanged() {
    String invoices = "/v1/orders/" + orderId + "/invoices";
    Api.Got asked = api.post(invoices, BUYER, "invoice-1");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.text("/documentId")).startsWith("inv_");
    assertThat(asked.text("/url")).endsWith("/v1/documents/" + asked.text("/documentId"));
    Api.Got again = api.post(invoices, BUYER, "invoice-1");
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    assertThat(again.body()).isEqualTo(asked.body());
    assertThat(api.get("/v1/documents/" + asked.text("/documentId")).status()).isEqualTo(202);
    Api.Got other = api.post(invoices, Map.of("buyerName", "Eve Ltd"), "invoice-2");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.text("/code")).isEqualTo("invoice_exists");
    assertThat(other.text("/invoiceUrl")).isEqualTo(asked.text("/url"));
    assertThat(api.post(invoices, BUYER).status()).isEqualTo(400);
    for (String name : List.of("", " ", "a\nb", "अनु", "x".repeat(121))) {
      Api.Got refused = api.post(invoices, Map.of("buyerName", name), "invoice-" + name.length());
      assertThat(refused.status()).as(name).isEqualTo(400);
      assertThat(refused.text("/errors/0/pointer")).isEqualTo("/buyerName");
    }
  }

  @Test
  void anOrderThatIsNotPaidHasNoInvoice() {
    Api.Got started = api.start("num_2", "wal_on_time", "documents-2");
    Api.Got no =
        api.post("/v1/orders/" + started.text("/orderId") + "/invoices", BUYER, "invoice-9");
    assertThat(no.status()).isEqualTo(409);
    assertThat(no.text("/code")).isEqualTo("order_not_paid");
    assertThat(api.post("/v1/orders/ord_none/invoices", BUYER, "invoice-8").status())
        .isEqualTo(404);
  }

  @Test
  void recordsAreExportedPageByPage() {
    for (String kind : List.of("orders", "payments", "documents")) {
      Api.Got csv = api.get("/v1/records/" + kind + ".csv?leaseId=" + leaseId);
      assertThat(csv.header("Content-Type")).startsWith("text/csv");
      assertThat(csv.response().body()).startsWith("at,id,brand_id,holder_id,lease_id,");
      List<String> rows = csv.response().body().lines().toList();
      assertThat(rows).hasSize(kind.equals("documents") ? 3 : 2);
      assertThat(rows.get(1).split(",", -1)).hasSameSizeAs(rows.get(0).split(",", -1));
      assertThat(rows.get(1)).contains("12.00,USD").doesNotContainPattern("[A-Z]{4}");
    }
    Api.Got first = api.get("/v1/records/documents.csv?rows=1&holderId=" + holderId);
    String cursor = first.header("Keepline-Next-Cursor");
    Api.Got rest = api.get("/v1/records/documents.csv?holderId=" + holderId + "&cursor=" + cursor);
    assertThat(first.response().body()).contains("cnf_1").doesNotContain("rcp_1");
    assertThat(rest.response().body()).contains("rcp_1").doesNotContain("cnf_1");
    assertThat(api.get("/v1/records/orders.csv").status()).isEqualTo(400);
    assertThat(api.get("/v1/records/secrets.csv?brandId=tnt").status()).isEqualTo(404);
    assertThat(api.get("/v1/records/orders.csv?brandId=tnt&from=yesterday").status())
        .isEqualTo(400);
  }

  @Test
  void aMailedLinkOpensItsDocumentAndNoOther() {
    LinkTokens tokens = new LinkTokens(Api.LINK_SECRET);
    String good = tokens.mint(new LinkTokens.Link(leaseId, "rcp_1"));
    Api.Got page = api.get("/documents/" + good);
    assertThat(page.response().body()).contains("/documents/" + good + "/pdf");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(api.get("/documents/" + good + "/pdf").response().body()).startsWith("%PDF-");
    String otherLease = tokens.mint(new LinkTokens.Link("lea_other", "rcp_1"));
    String forged =
        new LinkTokens("another secret, long enough to be one, yes")
            .mint(new LinkTokens.Link(leaseId, "rcp_1"));
    for (String bad : List.of(otherLease, forged, "rcp_1", leaseId + ".rcp_1.x")) {
      assertThat(api.get("/documents/" + bad).status()).isEqualTo(404);
      assertThat(api.get("/documents/" + bad + "/pdf").status()).isEqualTo(404);
    }
  }
}
