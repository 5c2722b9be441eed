package io.keepline.payments.stripe.stub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payment intents and what they charge. */
final class StubIntents {

  static final String PAGE = "https://hooks.stripe.example/redirect/";

  private final StubAccount account;

  StubIntents(StubAccount account) {
    this.account = account;
  }

  Map<String, Object> create(StubForm form) {
    long amount = form.number("amount");
    if (amount < 50) {
      throw StubRefusal.invalid("amount_too_small", "amount", "Amount must be at least $0.50 usd");
    }
    String currency = form.required("currency");
    form.text("customer").ifPresent(id -> account.shelf().get("customer", id));
    Map<String, Object> intent = account.make("pi", "payment_intent");
    intent.put("amount", amount);
    intent.put("amount_received", 0L);
    intent.put("currency", currency);
    intent.put("customer", form.text("customer").orElse(null));
    intent.put("description", form.text("description").orElse(null));
    intent.put("metadata", form.metadata());
    intent.put("payment_method_types", form.list("payment_method_types"));
    intent.put("payment_method", null);
    intent.put("latest_charge", null);
    intent.put("last_payment_error", null);
    intent.put("next_action", null);
    intent.put("status", "requires_payment_method");
    account.events().add("payment_intent.created", intent);
    return intent;
  }

  Map<String, Object> confirm(String id, StubForm form) {
    Map<String, Object> intent = account.shelf().get("intent", id);
    String status = (String) intent.get("status");
    if (status.equals("succeeded") || status.equals("canceled")) {
      throw unexpected(intent);
    }
    String type = type(intent);
    return type.equals("card") || form.text("payment_method").isPresent()
        ? byMethod(intent, form)
        : onPage(intent, type, form);
  }

  private static String type(Map<String, Object> intent) {
    return (String) ((List<?>) intent.get("payment_method_types")).get(0);
  }

  private static StubRefusal unexpected(Map<String, Object> intent) {
    return StubRefusal.invalid(
            "payment_intent_unexpected_state",
            "",
            "This PaymentIntent's status does not allow this: " + intent.get("status"))
        .with("payment_intent", intent);
  }

  private Map<String, Object> byMethod(Map<String, Object> intent, StubForm form) {
    String token = form.required("payment_method");
    StubCard card = account.setups().behind(token, (String) intent.get("customer"));
    boolean offSession = form.isTrue("off_session");
    boolean asks = card == StubCard.AUTHENTICATION_REQUIRED;
    Optional<StubCard.Decline> decline =
        offSession && asks ? Optional.of(StubCard.NOBODY_THERE) : account.declines(token, card);
    if (decline.isPresent()) {
      throw decline(intent, decline.get());
    }
    intent.put("payment_method", token);
    if (asks) {
      form.required("return_url");
      return waitFor(intent, redirect(intent));
    }
    succeed(intent);
    if (card == StubCard.CREATE_DISPUTE) {
      account.money().dispute(intent);
    }
    return intent;
  }

  private Map<String, Object> onPage(Map<String, Object> intent, String type, StubForm form) {
    if (!form.required("payment_method_data[type]").equals(type)) {
      throw StubRefusal.invalid("parameter_invalid", "payment_method_data[type]", "Wrong type");
    }
    form.required("return_url");
    return waitFor(
        intent,
        switch (type) {
          case "alipay" ->
              Map.of(
                  "type",
                  "alipay_handle_redirect",
                  "alipay_handle_redirect",
                  Map.of("url", PAGE + intent.get("id")));
          case "wechat_pay" -> {
            form.required("payment_method_options[wechat_pay][client]");
            yield Map.of(
                "type",
                "wechat_pay_display_qr_code",
                "wechat_pay_display_qr_code",
                Map.of(
                    "data",
                    "weixin://wxpay/bizpayurl?pr=stub",
                    "hosted_instructions_url",
                    "https://payments.stripe.example/wechat_pay/" + intent.get("id")));
          }
          default -> redirect(intent);
        });
  }

  private static Map<String, Object> redirect(Map<String, Object> intent) {
    return Map.of(
        "type", "redirect_to_url", "redirect_to_url", Map.of("url", PAGE + intent.get("id")));
  }

  private Map<String, Object> waitFor(Map<String, Object> intent, Map<String, Object> action) {
    intent.put("next_action", action);
    intent.put("status", "requires_action");
    account.events().add("payment_intent.requires_action", intent);
    return intent;
  }

  private StubRefusal decline(Map<String, Object> intent, StubCard.Decline why) {
    fail(intent, why);
    return StubRefusal.card(why).with("payment_intent", intent);
  }

  private void fail(Map<String, Object> intent, StubCard.Decline why) {
    Map<String, Object> error = new LinkedHashMap<>(why.error());
    error.put("type", "card_error");
    error.put("message", "declined");
    intent.put("last_payment_error", error);
    intent.put("next_action", null);
    intent.put("payment_method", null);
    intent.put("status", "requires_payment_method");
    account.events().add("payment_intent.payment_failed", intent);
  }

  private void succeed(Map<String, Object> intent) {
    Map<String, Object> charge = account.money().charge(intent);
    intent.put("latest_charge", charge.get("id"));
    intent.put("amount_received", intent.get("amount"));
    intent.put("next_action", null);
    intent.put("status", "succeeded");
    account.events().add("payment_intent.succeeded", intent);
  }

  Map<String, Object> cancel(String id) {
    Map<String, Object> intent = account.shelf().get("intent", id);
    String status = (String) intent.get("status");
    if (status.equals("succeeded") || status.equals("canceled") || status.equals("processing")) {
      throw unexpected(intent);
    }
    intent.put("next_action", null);
    intent.put("status", "canceled");
    account.events().add("payment_intent.canceled", intent);
    return intent;
  }

  /** The subscriber answers the page. */
  void answer(Map<String, Object> intent, boolean yes) {
    if (!intent.get("status").equals("requires_action")) {
      throw new IllegalStateException("the page of this intent is not open");
    }
    if (yes) {
      succeed(intent);
    } else {
      fail(
          intent,
          type(intent).equals("card") ? StubCard.NOT_AUTHENTICATED : StubCard.WALLET_SAID_NO);
    }
  }
}
