package io.keepline.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.stripe.param.PaymentIntentCreateParams;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Attendance;
import io.keepline.payments.Mandate;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.SaveRequest;
import io.keepline.payments.stripe.ShapeRelay.Seen;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The shape of every request that we make, judged by Stripe's own mock server: an unknown field, a
 * wrong type or a wrong address is refused by it. Behaviour is not its business. Runs where this
 * machine has the server; CI fails if it did not run there; see CONTRIBUTING.md.
 */
class StripeMockShapesTest {

  private static final URI RETURN_URL = URI.create("https://shop.example/back");

  /** Everything that the adapter ever asks of Stripe. */
  private static final Set<String> CALLS =
      Set.of(
          "POST /v1/payment_intents",
          "POST /v1/payment_intents/{id}/confirm",
          "POST /v1/payment_intents/{id}/cancel",
          "GET /v1/payment_intents/{id}",
          "GET /v1/payment_intents",
          "GET /v1/payment_intents/search",
          "POST /v1/refunds",
          "GET /v1/refunds",
          "GET /v1/charges",
          "GET /v1/disputes",
          "GET /v1/disputes/{id}",
          "GET /v1/balance_transactions",
          "POST /v1/customers",
          "GET /v1/customers/search",
          "GET /v1/customers/{id}/payment_methods",
          "POST /v1/setup_intents",
          "GET /v1/setup_intents/{id}",
          "POST /v1/payment_methods/{id}/detach");

  private static final Set<String> ASKED = new TreeSet<>();

  private static Optional<StripeMock> mock = Optional.empty();
  private static Optional<ShapeRelay> relay = Optional.empty();

  @AfterAll
  static void close() {
    relay.ifPresent(ShapeRelay::close);
    mock.ifPresent(StripeMock::close);
  }

  @TestFactory
  Stream<DynamicTest> shapes() throws IOException {
    Optional<Path> binary = StripeMock.installed(System.getenv());
    if (binary.isEmpty()) {
      System.out.println(
          "NOT RUN: the shapes of our requests against Stripe's mock server. There is no"
              + " stripe-mock binary; CONTRIBUTING.md says how to get one.");
      return Stream.empty();
    }
    StripeMock running = StripeMock.start(binary.get());
    mock = Optional.of(running);
    ShapeRelay between = ShapeRelay.open(running.baseUrl());
    relay = Optional.of(between);
    return tests(between);
  }

  private static Stream<DynamicTest> tests(ShapeRelay between) {
    StripeConfig config =
        new StripeConfig("sk_test_shapes", between.baseUrl(), RunningSandbox.TIMEOUTS);
    StripeProvider provider = StripeProvider.open(config, InstantSource.system());
    StripeSavedMethods saved = StripeSavedMethods.open(config);
    Stream<DynamicTest> payments =
        Stream.of(
                request(PaymentMethod.CARD, "pm_card_visa", "USD", Attendance.PRESENT),
                request(PaymentMethod.CARD, "cus_1/pm_1", "EUR", Attendance.UNATTENDED),
                request(PaymentMethod.PAYPAL, "on_page", "EUR", Attendance.PRESENT),
                request(PaymentMethod.ALIPAY, "on_page", "CNY", Attendance.PRESENT),
                request(PaymentMethod.WECHAT_PAY, "on_page", "CNY", Attendance.PRESENT))
            .map(
                request ->
                    dynamicTest(
                        "a payment by " + request.method() + " " + request.attendance(),
                        () -> {
                          between.dress(StripeMockShapesTest::asNew);
                          provider.create(request);
                          provider.confirm("pi_1");
                          labelled(between, request);
                          provider.confirm("pi_2");
                          check(between, "POST /v1/payment_intents/{id}/confirm");
                        }));
    return Stream.concat(payments, others(between, provider, saved));
  }

  private static Stream<DynamicTest> others(
      ShapeRelay between, StripeProvider provider, StripeSavedMethods saved) {
    return Stream.of(
        dynamicTest(
            "looking up, claiming and closing",
            () -> {
              between.dress(StripeMockShapesTest::asNew);
              provider.lookUp("pay_1");
              provider.lookUpByReference("pi_1");
              provider.cancel("pay_1");
              check(between, "POST /v1/payment_intents/{id}/cancel");
            }),
        dynamicTest(
            "a refund",
            () -> {
              between.dress(StripeMockShapesTest::asPaid);
              provider.refund(new RefundRequest("ref_1", "pay_1", Money.of(1, "USD")));
              provider.lookUpRefund("ref_1");
              check(between, "POST /v1/refunds");
            }),
        dynamicTest(
            "a day of the ledger, disputes included",
            () -> {
              between.dress(
                  object -> object.put("reporting_category", "dispute").put("source", "dp_1"));
              LocalDate day = LocalDate.of(2026, 3, 31);
              provider.listDay(day, Optional.empty());
              provider.listDay(day, Optional.of("CHARGES:ch_1"));
              provider.listDay(day, Optional.of("REFUNDS:re_1"));
              provider.listDay(day, Optional.of("DISPUTES:txn_1"));
              check(between, "GET /v1/disputes/{id}");
            }),
        dynamicTest(
            "kept methods",
            () -> {
              between.dress(object -> {});
              saved.save(wish(PaymentMethod.CARD, Optional.empty()));
              saved.save(
                  wish(
                      PaymentMethod.PAYPAL,
                      Optional.of(new Mandate.Online("192.0.2.7", "Browser of the test"))));
              saved.lookUpSave("seti_1");
              between.dress(object -> object.withObject("metadata").put(Labels.PAYER, "hld_1"));
              saved.list("hld_1");
              saved.forget("cus_1/pm_1");
              check(between, "POST /v1/payment_methods/{id}/detach");
            }),
        dynamicTest("a wrong shape is found", () -> aWrongShapeIsFound(between)),
        dynamicTest(
            "every call was checked",
            () -> assertThat(ASKED).containsExactlyInAnyOrderElementsOf(CALLS)));
  }

  private static PaymentRequest request(
      PaymentMethod method, String token, String currency, Attendance attendance) {
    return new PaymentRequest(
        RunningSandbox.freshId("pay"),
        Money.of(8_800, currency),
        method,
        token,
        RETURN_URL,
        "ord_1",
        attendance);
  }

  private static SaveRequest wish(PaymentMethod method, Optional<Mandate.Online> online) {
    return new SaveRequest(
        RunningSandbox.freshId("sav"),
        "hld_1",
        method,
        "pm_card_visa",
        RETURN_URL,
        new Mandate("con_1", Instant.parse("2026-03-31T10:00:00Z"), online));
  }

  /** As if the intent were this request's, so that it can be confirmed by another process. */
  private static void labelled(ShapeRelay between, PaymentRequest request) {
    between.dress(
        object -> {
          asNew(object);
          ObjectNode labels = object.withObject("metadata");
          ConfirmPlan.of(request).labels().forEach(labels::put);
        });
  }

  private static void asNew(ObjectNode object) {
    object.put("status", "requires_payment_method").putNull("last_payment_error");
  }

  private static void asPaid(ObjectNode object) {
    object.put("status", "succeeded").put("amount_received", 1_299).put("currency", "usd");
    if (object.path("object").asText().equals("payment_intent")) {
      object.withObject("metadata").put(Labels.PAYMENT, "pay_1");
      if (object.path("latest_charge").isObject()) {
        object.withObject("latest_charge").put("disputed", true);
      }
    }
  }

  private static void check(ShapeRelay between, String call) {
    List<Seen> seen = between.drain();
    assertThat(seen).extracting(Seen::call).contains(call);
    assertThat(seen).allSatisfy(one -> assertThat(one.status()).as(one.toString()).isEqualTo(200));
    seen.forEach(one -> ASKED.add(one.call()));
  }

  private static void aWrongShapeIsFound(ShapeRelay between) {
    StripeCalls calls =
        StripeCalls.open(
            new StripeConfig("sk_test_shapes", between.baseUrl(), RunningSandbox.TIMEOUTS));
    calls.ask(
        stripe ->
            stripe
                .paymentIntents()
                .create(
                    PaymentIntentCreateParams.builder()
                        .setAmount(100L)
                        .setCurrency("usd")
                        .putExtraParam("keepline_nonsense", "1")
                        .build()));
    assertThat(between.drain())
        .singleElement()
        .satisfies(one -> assertThat(one.status()).isEqualTo(400));
  }
}
