package io.keepline.payments.stripe.stub;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Customers, the payment methods attached to them, and setup intents. */
final class StubSetups {

  private final Map<String, StubCard> behaviour = new HashMap<>();
  private final StubAccount account;

  StubSetups(StubAccount account) {
    this.account = account;
  }

  Map<String, Object> customer(StubForm form) {
    Map<String, Object> customer = account.make("cus", "customer");
    customer.put("metadata", form.metadata());
    return customer;
  }

  /** What a payment method does; refused unless it is a test token or attached to the customer. */
  StubCard behind(String token, String customer) {
    StubCard published = StubCard.of(token).orElse(null);
    if (published != null) {
      return published;
    }
    if (!account.shelf().has(token)) {
      throw StubRefusal.invalid(
          "resource_missing", "payment_method", "No such PaymentMethod: '" + token + "'");
    }
    Object owner = account.shelf().get("payment_method", token).get("customer");
    if (owner == null || !owner.equals(customer)) {
      throw StubRefusal.invalid(
          "", "payment_method", "The customer does not have a payment method with the ID " + token);
    }
    return behaviour.get(token);
  }

  Map<String, Object> setup(StubForm form) {
    String customer = form.required("customer");
    account.shelf().get("customer", customer);
    form.required("mandate_data[customer_acceptance][type]");
    String type = form.list("payment_method_types").get(0);
    Map<String, Object> setup = account.make("seti", "setup_intent");
    setup.put("customer", customer);
    setup.put("metadata", form.metadata());
    setup.put("payment_method_types", form.list("payment_method_types"));
    setup.put("usage", form.required("usage"));
    setup.put("last_setup_error", null);
    setup.put("next_action", null);
    setup.put("status", "requires_payment_method");
    StubCard card =
        type.equals("card")
            ? behind(form.required("payment_method"), customer)
            : StubCard.MASTERCARD;
    if (card.decline().isPresent() && card != StubCard.CUSTOMER_FAILS) {
      throw StubRefusal.card(card.decline().get()).with("setup_intent", setup);
    }
    setup.put("payment_method", method(type, card));
    if (type.equals("card") && card != StubCard.AUTHENTICATION_REQUIRED) {
      attach(setup);
    } else {
      form.required("return_url");
      setup.put("status", "requires_action");
      setup.put(
          "next_action",
          Map.of(
              "type",
              "redirect_to_url",
              "redirect_to_url",
              Map.of("url", StubIntents.PAGE + setup.get("id"))));
    }
    return setup;
  }

  private String method(String type, StubCard card) {
    Map<String, Object> method = account.make("pm", "payment_method");
    method.put("type", type);
    method.put("customer", null);
    if (type.equals("card")) {
      Map<String, Object> data = new LinkedHashMap<>();
      data.put("brand", card == StubCard.MASTERCARD ? "mastercard" : "visa");
      data.put("last4", "4242");
      data.put("exp_month", 12L);
      data.put("exp_year", 2039L);
      method.put("card", data);
    }
    behaviour.put((String) method.get("id"), card);
    return (String) method.get("id");
  }

  private void attach(Map<String, Object> setup) {
    account
        .shelf()
        .get("payment_method", (String) setup.get("payment_method"))
        .put("customer", setup.get("customer"));
    setup.put("next_action", null);
    setup.put("status", "succeeded");
    account.events().add("setup_intent.succeeded", setup);
  }

  void answer(Map<String, Object> setup, boolean yes) {
    if (yes) {
      attach(setup);
    } else {
      setup.put("payment_method", null);
      setup.put("next_action", null);
      setup.put("status", "requires_payment_method");
      setup.put(
          "last_setup_error",
          Map.of("type", "invalid_request_error", "code", "setup_intent_setup_attempt_expired"));
    }
  }

  Map<String, Object> detach(String id) {
    Map<String, Object> method = account.shelf().get("payment_method", id);
    if (method.get("customer") == null) {
      throw StubRefusal.invalid(
          "",
          "payment_method",
          "The payment method you provided is not attached to a customer so detachment is"
              + " impossible.");
    }
    method.put("customer", null);
    return method;
  }
}
