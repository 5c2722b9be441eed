package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Msisdn;
import io.keepline.store.NumberPool;
import io.keepline.store.NumberRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A plan is offered to numbers that can do what it needs. */
class PlansFitTest {
  private static final List<String> VOICE = List.of("SMS_IN", "SMS_OUT", "VOICE_IN", "VOICE_OUT");
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
    new NumberPool(api.database)
        .add(
            List.of(
                number("num_voice", "+12025550151", VOICE),
                number("num_data", "+12025550152", List.of("SMS_IN", "DATA", "ROAMING"))));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static NumberRow number(String id, String e164, List<String> capabilities) {
    return new NumberRow(
        id, Msisdn.parse(e164), null, "tmoble", "US", capabilities, "AVAILABLE", Api.NOW);
  }

  private static Api.Got quote(String planId, Map<String, Object> more) {
    Map<String, Object> wish = new HashMap<>(more);
    wish.put("kind", "start");
    wish.put("brandId", "tmoble");
    wish.put("planId", planId);
    return api.post("/v1/quotes", wish);
  }

  @Test
  void aNumberIsNotSoldAPlanThatItCannotDo() {
    assertThat(quote("tmoble-voice", Map.of("numberId", "num_voice")).status()).isEqualTo(201);
    Api.Got refused = quote("tmoble-data", Map.of("numberId", "num_voice"));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.text("/code")).isEqualTo("plan_does_not_fit");
    assertThat(refused.text("/detail")).contains("data, roaming");
    assertThat(refused.body().path("missing").toString()).isEqualTo("[\"data\",\"roaming\"]");
  }

  @Test
  void anAutomaticChoiceLooksForWhatThePlanNeeds() {
    Map<String, Object> holder = Map.of("name", "Ada", "locale", "en", "mail", "a@b.example");
    Api.Got quote = quote("tmoble-data", Map.of("country", "US"));
    Api.Got started =
        api.post(
            "/v1/leases",
            Map.of(
                "quoteId",
                quote.text("/quoteId"),
                "method",
                "card",
                "methodToken",
                "tok_visa",
                "holder",
                holder),
            "fit_1");
    assertThat(started.status()).as(started.response().body()).isLessThan(300);
    assertThat(api.get("/v1/leases/" + started.text("/leaseId")).text("/number/numberId"))
        .isEqualTo("num_data");
  }

  @Test
  void anAddOnThatThePlanCannotCarryIsNotSoldWithIt() {
    Map<String, Object> abroad = Map.of("numberId", "num_voice", "addOns", List.of("roaming-eu"));
    assertThat(quote("tmoble-voice", abroad).text("/code")).isEqualTo("add_on_not_offered");
    Map<String, Object> calls = Map.of("numberId", "num_voice", "addOns", List.of("calls-abroad"));
    assertThat(quote("tmoble-voice", calls).status()).isEqualTo(201);
  }

  @Test
  void aBrandSaysWhatItsNumbersAndPlansCanDoAndWhereRoamingIsSold() {
    Api.Got plans = api.get("/v1/plans?brand=tmoble");
    assertThat(plans.body().path("capabilities").toString()).contains("roaming");
    assertThat(plans.text("/items/0/capabilities/1")).isEqualTo("data");
    assertThat(plans.text("/roamingZones/0/zoneId")).isEqualTo("europe");
    assertThat(plans.text("/addOns/0/allowances/0/zone")).isEqualTo("europe");
    assertThat(plans.body().path("channels").toString()).isEqualTo("[\"mail\",\"sms\"]");
  }
}
