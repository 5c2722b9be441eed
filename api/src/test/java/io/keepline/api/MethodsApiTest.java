package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.store.MethodTokens;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRow.Answer;
import io.keepline.store.SavedMethodRows;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Saved methods over HTTP; what the worker would do is written by hand. */
class MethodsApiTest {
  private Api api;
  private SavedMethodRows rows;
  private String lease;
  private String holder;

  @BeforeEach
  void open() {
    api = Api.open();
    rows = new SavedMethodRows(api.database);
    lease = api.lease("num_1");
    holder = api.leases.lease(lease).holderId();
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aWishIsKeptOnceAndAnsweredWithItsAddress() {
    Api.Got asked = ask("card", "tok_visa", "save-1");
    assertThat(asked.status()).isEqualTo(202);
    assertThat(asked.text("/state")).isEqualTo("asked");
    String id = asked.text("/methodId");
    assertThat(asked.header("Location")).endsWith("/methods/" + id);
    SavedMethodRow row = rows.find(id).orElseThrow();
    assertThat(new MethodTokens(api.database).token(row.wishRef())).contains("tok_visa");
    saved(id, "card");
    Api.Got again = ask("card", "tok_visa", "save-1");
    assertThat(again.status()).isEqualTo(201);
    assertThat(again.text("/methodId")).isEqualTo(id);
    assertThat(again.text("/label")).isEqualTo("Visa ••42");
    assertThat(again.response().body()).doesNotContain("tok_visa", "kept");
    assertThat(api.get(path()).body().path("items")).hasSize(1);
  }

  @Test
  void aRefusedWishSaysWhyInWords() {
    String id = ask("card", "tok_expired", "save-1").text("/methodId");
    move(
        id,
        "DECLINED",
        new Answer("sandbox", null, null, null, null, DeclineReason.EXPIRED_CARD.name()));
    Api.Got no = ask("card", "tok_expired", "save-1");
    assertThat(no.status()).isEqualTo(402);
    assertThat(no.text("/code")).isEqualTo("method_not_saved");
    assertThat(no.text("/declined/reason")).isEqualTo("expired_card");
    assertThat(no.text("/declined/remedy")).isNotBlank();
  }

  @Test
  void aConsentWithASavedCardIsChargedAndOneWithoutIsAsked() {
    String id = savedCard("save-1");
    Api.Got asked = consent(Map.of("method", "card", "ceiling", money()));
    assertThat(asked.body().at("/consent/chargeable").asBoolean()).isFalse();
    Api.Got charged = consent(Map.of("method", "card", "ceiling", money(), "methodId", id));
    assertThat(charged.status()).isEqualTo(200);
    assertThat(charged.body().at("/consent/chargeable").asBoolean()).isTrue();
    assertThat(charged.text("/consent/methodId")).isEqualTo(id);
  }

  @Test
  void onlyASavedMethodOfTheHolderAndOfThatKindWillDo() {
    String unsaved = ask("card", "tok_visa", "save-1").text("/methodId");
    for (String id : new String[] {unsaved, "svm_nobodys"}) {
      Api.Got no = consent(Map.of("method", "card", "ceiling", money(), "methodId", id));
      assertThat(no.status()).isEqualTo(400);
      assertThat(no.text("/errors/0/pointer")).isEqualTo("/methodId");
    }
    saved(unsaved, "card");
    assertThat(
            consent(Map.of("method", "paypal", "ceiling", money(), "methodId", unsaved)).status())
        .isEqualTo(400);
  }

  @Test
  void aRenewalIsPaidByASavedCardAndNotByOneThatWasRemoved() {
    String id = savedCard("save-1");
    assertThat(renew(id).status()).isEqualTo(201);
    assertThat(api.send("DELETE", path() + "/" + id, null, Map.of()).text("/state"))
        .isEqualTo("removing");
    Api.Got no = renew(id);
    assertThat(no.status()).isEqualTo(400);
    assertThat(api.get(path()).body().path("items")).isEmpty();
  }

  @Test
  void thePageAfterTheProvidersShowsWhatTheRecordKnows() {
    String id = ask("card", "tok_visa", "save-1").text("/methodId");
    assertThat(page(id)).contains("waiting for your yes");
    saved(id, "card");
    assertThat(page(id)).contains("Saved: Visa ••42");
    assertThat(page("svm_nobodys")).doesNotContain("Saved");
  }

  private String page(String id) {
    return api.send(java.net.http.HttpRequest.newBuilder(api.uri("/saved/" + id)).build())
        .response()
        .body();
  }

  private Api.Got renew(String methodId) {
    Api.Got quote = api.post("/v1/quotes", Map.of("kind", "renew", "leaseId", lease));
    return api.post(
        "/v1/leases/" + lease + "/renewals",
        Map.of(
            "quoteId",
            quote.text("/quoteId"),
            "expectedValidUntil",
            api.get("/v1/leases/" + lease).text("/validUntil"),
            "method",
            "card",
            "methodId",
            methodId),
        "renew-" + quote.text("/quoteId"));
  }

  private Api.Got consent(Map<String, ?> body) {
    String seen = api.get("/v1/leases/" + lease).header("ETag");
    return api.send("PUT", "/v1/leases/" + lease + "/consent", body, Map.of("If-Match", seen));
  }

  private static Map<String, String> money() {
    return Map.of("amount", "20.00", "currency", "USD");
  }

  private String savedCard(String key) {
    String id = ask("card", "tok_visa", key).text("/methodId");
    saved(id, "card");
    return id;
  }

  private Api.Got ask(String method, String token, String key) {
    return api.post(path(), Map.of("method", method, "methodToken", token), key);
  }

  private void saved(String id, String method) {
    new MethodTokens(api.database)
        .keep(id, method.toUpperCase(java.util.Locale.ROOT), "tok_visa", api.now.get());
    move(id, "SAVED", new Answer("sandbox", "ref", null, "Visa ••42", "2029-12", null));
  }

  private void move(String id, String state, Answer answer) {
    SavedMethodRow row = rows.find(id).orElseThrow();
    rows.answer(row.state(), row.answered(state, answer, null, api.now.get()));
  }

  private String path() {
    return "/v1/holders/" + holder + "/methods";
  }
}
