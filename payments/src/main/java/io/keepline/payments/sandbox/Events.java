package io.keepline.payments.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Plans the webhooks of a payment that was finished on the pay page, as its token says. A payment
 * that was answered in the merchant's own request has none.
 */
final class Events {

  /** Long enough for the newer event to be taken first. */
  private static final Duration BEHIND = Duration.ofMillis(400);

  private final JsonMapper json = new JsonMapper();
  private final Duration lateBy;
  private final Runnable courier;

  Events(Duration lateBy, Runnable courier) {
    this.lateBy = lateBy;
    this.courier = courier;
  }

  /** Tells the courier to look now instead of at its next turn. */
  void wake() {
    courier.run();
  }

  /** Writes the deliveries in the transaction that changed the payment. */
  void plan(Book.Page page, Payment payment) {
    String event = event(payment, payment.status(), page.now());
    MagicToken token = payment.requireTerms().magic().orElseThrow();
    switch (token) {
      case LATE -> send(page, payment, event, page.now().plus(lateBy));
      case TWICE -> {
        send(page, payment, event, page.now());
        send(page, payment, event, page.now());
      }
      case OUT_OF_ORDER -> {
        Instant since = payment.checkout().orElseThrow().since();
        send(page, payment, event, page.now());
        send(page, payment, event(payment, PaymentStatus.PENDING, since), page.now().plus(BEHIND));
      }
      case NEVER -> {}
      case ON_TIME,
          AUTHENTICATE,
          SOFT_ONCE,
          CHARGED_BACK,
          FRAUD,
          BANK_AWAY,
          VISA,
          INSUFFICIENT_FUNDS,
          LIMIT,
          EXPIRED,
          STOLEN,
          INVALID_DATA,
          AUTHENTICATION_FAILED,
          METHOD_NOT_ACCEPTED,
          PERMISSION_WITHDRAWN,
          REJECTED,
          TIMEOUT_AFTER_CHARGE,
          SLOW,
          ERROR_AFTER_CHARGE,
          ERROR_BEFORE_CHARGE,
          WRONG_AMOUNT,
          REFUND_FAILS ->
          send(page, payment, event, page.now());
    }
  }

  /** An answer never says that money went back later, so every chargeback is announced. */
  void planChargeback(Book.Page page, Payment payment) {
    String type =
        switch (payment.chargeback().orElseThrow().state()) {
          case OPEN -> "payment.chargeback_opened";
          case WON -> "payment.chargeback_won";
          case LOST -> "payment.chargeback_lost";
        };
    send(page, payment, event(payment, type, page.now()), page.now());
  }

  private static void send(Book.Page page, Payment payment, String event, Instant due) {
    page.webhooks().insert(payment.paymentId(), event, due);
  }

  private String event(Payment payment, PaymentStatus status, Instant created) {
    return event(payment, "payment." + status.wireName(), created);
  }

  private String event(Payment payment, String type, Instant created) {
    Map<String, String> body = new LinkedHashMap<>();
    body.put("eventId", Ids.fresh("evt"));
    body.put("type", type);
    body.put("paymentId", payment.paymentId());
    body.put("providerRef", payment.providerRef());
    body.put("created", created.toString());
    try {
      return json.writeValueAsString(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts is always JSON", e);
    }
  }
}
