package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.OperatorClient;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A keep-alive card in a store: found by number or serial number, renewed in cash or by terminal,
 * with receipt, invoice and the new state on paper; a wrong entry is taken back.
 */
final class CounterJourney {
  private final HttpClient browser = HttpClient.newHttpClient();
  private final LocalStack stack;
  private final OperatorClient api;
  private final Shop shop;
  private final Traveller me;

  CounterJourney(LocalStack stack) {
    this.stack = stack;
    this.api =
        new OperatorClient(
            stack.addresses().apiUrl(), LocalSecrets.of(stack.folder()).apiKey(), "en");
    this.shop = new Shop(api, "tm");
    this.me = Traveller.on(stack);
  }

  void live() throws Exception {
    storesArePublished();
    String leaseId = startInCash();
    theCardIsFoundByWhatTheCustomerBrings(leaseId);
    wrongCardDataMovesNoMoney();
    String orderId = renewByTerminal(leaseId);
    papers(leaseId, orderId);
    aSlipPaysOnce(leaseId);
    aWalletOrderIsClosedFirst(leaseId);
    aWrongEntryIsTakenBack(leaseId);
  }

  /** G4 step 8. */
  private void storesArePublished() {
    Reply stores = api.get("/v1/stores?brand=tm").expectYes("The stores");
    assertThat(stores.body().path("items")).hasSize(2);
    assertThat(stores.text("/items/0/storeId")).isEqualTo("soho");
    assertThat(stores.text("/items/0/address/en")).isNotBlank();
    assertThat(stores.text("/items/0/hours/zh")).isNotBlank();
    assertThat(api.get("/v1/stores?brand=tnt").expectYes("None").body().path("items")).isEmpty();
  }

  private String startInCash() {
    JsonNode number = shop.freeNumber("GB");
    Map<String, Object> wish = new HashMap<>();
    wish.put("kind", "start");
    wish.put("brandId", "tm");
    wish.put("planId", "tm-1");
    wish.put("numberId", number.path("numberId").asText());
    wish.put("currency", "GBP");
    wish.put("method", "cash");
    wish.put("promotionCode", "ONEFORONE");
    Reply quote = api.post("/v1/quotes", wish).expectYes("The offer");
    assertThat(quote.body().path("lines").findValuesAsText("code")).contains("extra_term");
    Map<String, Object> body = new HashMap<>(cash());
    body.put("quoteId", quote.text("/quoteId"));
    body.put("holder", Map.of("name", me.name(), "locale", "en", "mail", me.mailbox().address()));
    Reply order = api.post("/v1/counter-starts", body, "start-at-counter");
    assertThat(order.expectYes("The start").text("/state")).isEqualTo("applied");
    assertThat(order.text("/method")).isEqualTo("cash");
    shop.awaitStatus(order.text("/leaseId"), "active");
    Reply again = api.post("/v1/counter-starts", body, "start-at-counter");
    assertThat(again.text("/orderId")).isEqualTo(order.text("/orderId"));
    return order.text("/leaseId");
  }

  private static Map<String, Object> cash() {
    return Map.of("method", "cash", "storeId", "soho", "idDocument", "passport", "staff", "stf_7");
  }

  private static Map<String, Object> terminal(String slip) {
    return Map.of(
        "method", "terminal_card",
        "storeId", "manchester",
        "terminalReference", slip,
        "idDocument", "identity_card",
        "staff", "stf_8");
  }

  /** G4 steps 3 and 9. */
  private void theCardIsFoundByWhatTheCustomerBrings(String leaseId) {
    Reply lease = shop.lease(leaseId);
    Reply found = api.post("/v1/leases/lookup", Map.of("msisdn", lease.text("/number/number")));
    assertThat(found.expectYes("The look-up").text("/leaseId")).isEqualTo(leaseId);
    assertThat(found.text("/status")).isEqualTo("active");
    String iccid = "8944209000000000992";
    api.post(
            "/v1/leases/" + leaseId + "/sim",
            Map.of("iccid", iccid, "staff", "stf_7", "reason", "new_card"))
        .expectYes("The card");
    Reply bySerial = api.post("/v1/leases/lookup", Map.of("iccid", iccid));
    assertThat(bySerial.expectYes("The serial number").text("/leaseId")).isEqualTo(leaseId);
  }

  /** G4 step 14. */
  private void wrongCardDataMovesNoMoney() {
    Reply wrong = api.post("/v1/leases/lookup", Map.of("iccid", "8944209000000000993"));
    assertThat(wrong.status()).isEqualTo(400);
    Reply nobody = api.post("/v1/leases/lookup", Map.of("msisdn", "+447700900999"));
    assertThat(nobody.status()).isEqualTo(404);
  }

  private Reply offer(String leaseId, String planId, String method) {
    return api.post(
            "/v1/quotes",
            Map.of("kind", "renew", "leaseId", leaseId, "planId", planId, "method", method))
        .expectYes("The offer");
  }

  private Reply pay(String leaseId, Reply quote, Map<String, Object> taken, String key) {
    Map<String, Object> body = new HashMap<>(taken);
    body.put("quoteId", quote.text("/quoteId"));
    body.put("expectedValidUntil", quote.text("/expectedValidUntil"));
    return api.post("/v1/leases/" + leaseId + "/counter-renewals", body, key);
  }

  /** G4 steps 4, 5, 10 and 13: three months, with the brand's own price, once. */
  private String renewByTerminal(String leaseId) {
    Reply quote = offer(leaseId, "tm-3", "terminal_card");
    Reply order = pay(leaseId, quote, terminal("slip-0001"), "till-" + leaseId);
    assertThat(order.expectYes("The renewal").text("/state")).isEqualTo("applied");
    assertThat(order.text("/total/amount")).isEqualTo(quote.text("/total/amount"));
    Reply again = pay(leaseId, quote, terminal("slip-0001"), "till-" + leaseId);
    assertThat(again.text("/orderId")).isEqualTo(order.text("/orderId"));
    assertThat(shop.lease(leaseId).text("/validUntil")).isEqualTo(quote.text("/newValidUntil"));
    Reply entry =
        api.get("/v1/orders/" + order.text("/orderId") + "/counter-entry").expectYes("The entry");
    assertThat(entry.text("/storeId")).isEqualTo("manchester");
    assertThat(entry.text("/terminalReference")).isEqualTo("slip-0001");
    assertThat(entry.text("/idCheck/document")).isEqualTo("identity_card");
    assertThat(entry.text("/idCheck/checkedBy")).isEqualTo("staff:stf_8");
    return order.text("/orderId");
  }

  /** G4 steps 6, 7, 10 and 11: receipt, invoice, and the new state before leaving. */
  private void papers(String leaseId, String orderId) throws Exception {
    JsonNode receipt = document(leaseId, "receipt", orderId);
    assertThat(receipt.path("number").asText()).matches("TM-R-20[0-9]{2}-[0-9]{6}");
    api.post("/v1/orders/" + orderId + "/invoices", Map.of("buyerName", "Example 公司"))
        .expectYes("The invoice");
    JsonNode invoice = document(leaseId, "invoice", orderId);
    Reply content = api.get("/v1/documents/" + invoice.path("documentId").asText());
    assertThat(content.text("/issuer/legal/name")).isEqualTo("TM Telecom Example Ltd");
    assertThat(content.text("/payment/method")).isEqualTo("terminal_card");
    Reply sheet = api.get("/v1/leases/" + leaseId + "/status-sheet").expectYes("The sheet");
    assertThat(sheet.text("/status")).isEqualTo("active");
    assertThat(sheet.text("/validUntil")).isEqualTo(shop.lease(leaseId).text("/validUntil"));
    assertThat(sheet.text("/documents/0/number")).isEqualTo(receipt.path("number").asText());
    assertThat(sheet.text("/documents/1/number")).isEqualTo(invoice.path("number").asText());
    assertThat(sheet.text("/storeId")).isEqualTo("manchester");
    String page = new String(sheet(leaseId, "text/html"), StandardCharsets.UTF_8);
    assertThat(page)
        .contains("号码状态单", "已付费，正常使用", receipt.path("number").asText(), "TM 曼彻斯特店")
        .doesNotContain(shop.lease(leaseId).text("/number/number"));
    byte[] pdf = sheet(leaseId, "application/pdf");
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
  }

  private byte[] sheet(String leaseId, String type) throws Exception {
    HttpResponse<byte[]> got =
        browser.send(
            HttpRequest.newBuilder(
                    URI.create(
                        stack.addresses().apiUrl() + "/v1/leases/" + leaseId + "/status-sheet"))
                .header("Authorization", "Bearer " + LocalSecrets.of(stack.folder()).apiKey())
                .header("Accept", type)
                .header("Accept-Language", "zh-CN")
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
    assertThat(got.statusCode()).isEqualTo(200);
    return got.body();
  }

  private void aSlipPaysOnce(String leaseId) {
    Reply quote = offer(leaseId, "tm-1", "terminal_card");
    Reply refused = pay(leaseId, quote, terminal("slip-0001"), "second-" + leaseId);
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("/code")).isEqualTo("slip_used");
    assertThat(shop.lease(leaseId).text("/validUntil"))
        .isEqualTo(quote.text("/expectedValidUntil"));
  }

  /** E25: the checkout is closed at the provider, and then the cash counts; or it is refused. */
  private void aWalletOrderIsClosedFirst(String leaseId) {
    String open = wallet(leaseId).text("/orderId");
    Reply quote = offer(leaseId, "tm-1", "cash");
    Reply cash = pay(leaseId, quote, cash(), "cash-" + leaseId);
    assertThat(cash.expectYes("The cash").text("/state")).isEqualTo("applied");
    assertThat(shop.order(open).text("/state")).isEqualTo("closed");
    Reply pending = wallet(leaseId);
    Reply next = offer(leaseId, "tm-1", "cash");
    me.payPage().press(pending.text("/nextAction/url"), "pay");
    Reply refused = pay(leaseId, next, cash(), "late-" + leaseId);
    assertThat(refused.status()).isEqualTo(412);
    assertThat(shop.awaitOrder(pending.text("/orderId"), "applied").text("/total/amount"))
        .isEqualTo(next.text("/total/amount"));
  }

  private Reply wallet(String leaseId) {
    Reply quote = offer(leaseId, "tm-1", "wallet");
    Reply order =
        api.post(
            "/v1/leases/" + leaseId + "/renewals",
            Map.of(
                "quoteId",
                quote.text("/quoteId"),
                "expectedValidUntil",
                quote.text("/expectedValidUntil"),
                "method",
                "wallet",
                "methodToken",
                "wal_never"));
    assertThat(order.expectYes("The wallet order").text("/state")).isEqualTo("pending");
    return order;
  }

  private void aWrongEntryIsTakenBack(String leaseId) {
    LocalDate before = LocalDate.parse(shop.lease(leaseId).text("/validUntil"));
    Reply quote = offer(leaseId, "tm-12", "cash");
    Reply wrong = pay(leaseId, quote, cash(), "wrong-" + leaseId).expectYes("The entry");
    String path = "/v1/orders/" + wrong.text("/orderId") + "/counter-reversal";
    Reply back =
        api.post(path, Map.of("staff", "stf_7", "reason", "wrong_plan")).expectYes("The reversal");
    assertThat(back.text("/validUntil")).isEqualTo(before.toString());
    Reply again = api.post(path, Map.of("staff", "stf_7", "reason", "wrong_plan"));
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("/code")).isEqualTo("not_reversible");
    assertThat(me.mailWith("by mistake").text())
        .contains("days that it bought are taken back", "is paid until");
    JsonNode note = document(leaseId, "credit_note", wrong.text("/orderId"));
    assertThat(note.at("/total/amount").asText()).isEqualTo(wrong.text("/total/amount"));
    Reply sheet = api.get("/v1/leases/" + leaseId + "/status-sheet").expectYes("The sheet");
    assertThat(sheet.body().path("documents").findValuesAsText("documentId"))
        .as("proof of what is paid")
        .isNotEmpty()
        .doesNotContain(
            document(leaseId, "receipt", wrong.text("/orderId")).path("documentId").asText());
    assertThat(shop.order(wrong.text("/orderId")).text("/refunds/0/state")).isEqualTo("done");
  }

  private JsonNode document(String leaseId, String kind, String orderId) {
    return Patience.until(
        "a document of kind " + kind,
        Duration.ofSeconds(60),
        () -> {
          List<JsonNode> all = api.all("/v1/documents?leaseId=" + leaseId);
          Optional<JsonNode> found =
              all.stream()
                  .filter(entry -> entry.path("kind").asText().equals(kind))
                  .filter(entry -> entry.path("orderId").asText().equals(orderId))
                  .findFirst();
          return found;
        });
  }
}
