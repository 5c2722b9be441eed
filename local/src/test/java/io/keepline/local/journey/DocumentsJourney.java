package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Buyer;
import io.keepline.local.mailbox.Mail;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a holder keeps: confirmation, receipt, invoice on request, and a credit note when money came
 * back; in the holder's language, as a mailed link, JSON, HTML, PDF and CSV.
 */
final class DocumentsJourney {
  private static final Pattern CANCEL = Pattern.compile("https?://\\S+/cancel/[A-Za-z0-9_.-]+");
  private static final Pattern LINK = Pattern.compile("https?://\\S+/documents/[A-Za-z0-9_.-]+");
  private final HttpClient browser = HttpClient.newHttpClient();
  private final LocalStack stack;
  private final Words words;
  private final Traveller me;
  private final Shop shop;

  /** What is read in one language. */
  private record Words(String locale, String receipt, String creditNote) {}

  private DocumentsJourney(LocalStack stack, Words words) {
    this.stack = stack;
    this.words = words;
    this.me = Traveller.on(stack);
    this.shop = me.shop();
  }

  static DocumentsJourney inEnglish(LocalStack stack) {
    return new DocumentsJourney(stack, new Words("en", "Receipt", "Credit note"));
  }

  static DocumentsJourney inChinese(LocalStack stack) {
    return new DocumentsJourney(stack, new Words("zh-CN", "收据", "退款凭证"));
  }

  void live() throws Exception {
    String leaseId = lease();
    Reply renewal = me.renew(leaseId);
    String orderId = renewal.text("/orderId");
    JsonNode receipt = document(leaseId, "receipt", orderId);
    JsonNode confirmation = document(leaseId, "confirmation", orderId);
    assertThat(confirmation.has("number")).isFalse();
    assertThat(content(confirmation).at("/terms/version").asText())
        .isEqualTo(get("/v1/quotes/" + quoteId(orderId)).text("/termsVersion"))
        .isNotEmpty();
    String paid = renewal.text("/total/amount");
    aReceiptSaysWhatWasPaid(receipt, orderId, paid);
    theMailLeadsToIt();
    assertThat(me.mailWith(receipt.path("number").asText()).text())
        .contains(content(receipt).at("/lines/0/text").asText());
    theInvoiceNamesTheBuyer(leaseId, orderId);
    moneyComesBack(leaseId);
    JsonNode note = document(leaseId, "credit_note", orderId);
    JsonNode content = get("/v1/documents/" + id(note)).body();
    assertThat(content.path("receiptNumber").asText()).isEqualTo(receipt.path("number").asText());
    assertThat(content.at("/total/amount").asText()).isEqualTo(paid);
    drawn(id(note), words.creditNote(), paid);
    String csv = text("/v1/records/documents.csv?leaseId=" + leaseId, "text/csv");
    assertThat(csv).contains(receipt.path("number").asText(), note.path("number").asText());
  }

  private String lease() {
    JsonNode number = shop.freeNumber("US");
    Reply quote = shop.startQuote(number.path("numberId").asText(), "tnt-sms", "USD");
    Buyer buyer = new Buyer(me.name(), words.locale(), me.mailbox().address());
    Reply order = shop.start(quote.text("/quoteId"), buyer, Traveller.CARD).expectYes("The start");
    shop.awaitStatus(order.text("/leaseId"), "active");
    return order.text("/leaseId");
  }

  private void aReceiptSaysWhatWasPaid(JsonNode entry, String orderId, String paid)
      throws Exception {
    assertThat(entry.path("number").asText()).matches("TNT-R-20[0-9]{2}-[0-9]{6}");
    JsonNode receipt = get("/v1/documents/" + id(entry)).body();
    assertThat(receipt.path("orderId").asText()).isEqualTo(orderId);
    assertThat(receipt.at("/total/amount").asText()).isEqualTo(paid);
    assertThat(receipt.at("/lines/0/code").asText()).isEqualTo("plan");
    assertThat(receipt.path("validUntil").asText())
        .isEqualTo(shop.lease(receipt.path("leaseId").asText()).text("/validUntil"));
    drawn(id(entry), words.receipt(), paid);
  }

  /** The page's words, and a PDF; both are left under target for a person to look at. */
  private void drawn(String documentId, String title, String paid) throws Exception {
    String page = text("/v1/documents/" + documentId, "text/html");
    assertThat(page).contains("<h1>" + title + "</h1>", "US$" + paid, "support@tnt.example");
    byte[] pdf = bytes("/v1/documents/" + documentId + ".pdf", "*/*");
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    Path folder = Files.createDirectories(Path.of("target", "documents"));
    String name = title.replace(' ', '-');
    Files.write(folder.resolve(name + ".pdf"), pdf);
    Files.writeString(folder.resolve(name + ".html"), page);
  }

  private String quoteId(String orderId) {
    return get("/v1/orders/" + orderId).text("/quoteId");
  }

  private JsonNode content(JsonNode entry) {
    return get("/v1/documents/" + id(entry)).body();
  }

  private void theMailLeadsToIt() throws Exception {
    Mail mail = me.mailWith("/documents/");
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).isTrue();
    HttpResponse<String> page =
        browser.send(
            HttpRequest.newBuilder(URI.create(link.group())).build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<h1>" + words.receipt() + "</h1>", "/pdf\"");
  }

  private void theInvoiceNamesTheBuyer(String leaseId, String orderId) throws Exception {
    Map<String, String> buyer = Map.of("buyerName", "上海 Example 公司", "taxId", "91310000X");
    Reply asked =
        shop.api().post("/v1/orders/" + orderId + "/invoices", buyer).expectYes("The invoice");
    JsonNode entry = document(leaseId, "invoice", orderId);
    assertThat(id(entry)).isEqualTo(asked.text("/documentId"));
    JsonNode invoice = get("/v1/documents/" + id(entry)).body();
    assertThat(invoice.at("/buyer/name").asText()).isEqualTo("上海 Example 公司");
    assertThat(invoice.at("/buyer/taxId").asText()).isEqualTo("91310000X");
    assertThat(text("/v1/documents/" + id(entry), "text/html")).contains("上海 Example 公司");
  }

  private void moneyComesBack(String leaseId) throws Exception {
    shop.api()
        .post("/v1/leases/" + leaseId + "/cancellation", Map.of())
        .expectYes("The request to cancel");
    Matcher link = CANCEL.matcher(me.mailWith("/cancel/").text());
    assertThat(link.find()).isTrue();
    HttpResponse<String> pressed =
        browser.send(
            HttpRequest.newBuilder(URI.create(link.group() + "/confirm"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("checked=yes"))
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(pressed.statusCode()).isEqualTo(200);
    Instant executeAt = Instant.parse(shop.lease(leaseId).text("/cancellation/executeAt"));
    shop.advanceTo(leaseId, executeAt.plus(Duration.ofHours(1)));
    shop.awaitStatus(leaseId, "quarantined");
  }

  private JsonNode document(String leaseId, String kind, String orderId) {
    return Patience.until(
        "a document of kind " + kind,
        Duration.ofSeconds(60),
        () -> {
          List<JsonNode> all = shop.api().all("/v1/documents?leaseId=" + leaseId);
          Optional<JsonNode> found =
              all.stream()
                  .filter(entry -> entry.path("kind").asText().equals(kind))
                  .filter(entry -> entry.path("orderId").asText().equals(orderId))
                  .findFirst();
          return found;
        });
  }

  private Reply get(String path) {
    return shop.api().get(path).expectYes("The document");
  }

  private static String id(JsonNode entry) {
    return entry.path("documentId").asText();
  }

  private String text(String path, String accept) throws Exception {
    return new String(bytes(path, accept), StandardCharsets.UTF_8);
  }

  private byte[] bytes(String path, String accept) throws IOException, InterruptedException {
    HttpResponse<byte[]> got =
        browser.send(
            HttpRequest.newBuilder(URI.create(stack.addresses().apiUrl() + path))
                .header("Authorization", "Bearer " + LocalSecrets.of(stack.folder()).apiKey())
                .header("Accept", accept)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(got.statusCode()).isEqualTo(200);
    return got.body();
  }
}
