package io.keepline.api;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.AttemptRow;
import io.keepline.store.Database;
import io.keepline.store.IntentRequest;
import io.keepline.store.MethodTokens;
import io.keepline.store.OrderRow;
import io.keepline.store.PaymentOutcome;
import io.keepline.store.Payments;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.TopUps;
import io.keepline.workflows.TopUpPayment;
import java.time.Instant;

/** Writes tries to pay as the activities would, for a pretended provider. */
final class Till {
  private final Payments payments;
  private final MethodTokens tokens;
  private final TopUps topUps;
  private final Quotes quotes;

  Till(Database database) {
    this.payments = new Payments(database);
    this.tokens = new MethodTokens(database);
    this.topUps = new TopUps(database);
    this.quotes = new Quotes(database);
  }

  /** Writes a top-up and its try. */
  void beginTopUp(String paymentId, TopUpPayment.First first, Instant now) {
    QuoteRow quote = quotes.quote(first.quoteId()).orElseThrow();
    OrderRow order =
        new OrderRow(
            first.orderId(),
            first.leaseId(),
            first.quoteId(),
            first.requestId(),
            "TOP_UP",
            "SUBMITTED",
            "payment",
            quote.total(),
            first.method().name(),
            now,
            now,
            now.plusSeconds(3600),
            first.notAfter(),
            now,
            null,
            null,
            null);
    AttemptRow attempt =
        new AttemptRow(
            paymentId,
            first.orderId(),
            1,
            first.method().name(),
            first.methodRef(),
            "sandbox",
            null,
            "SUBMITTED",
            quote.total(),
            null,
            null,
            null,
            null,
            now,
            null);
    topUps.intent(new TopUps.Intent(order, attempt, first.notAfter(), now));
  }

  /** Writes the try, and says which token it is made with. */
  String charge(String leaseId, long epoch, Order order, Instant now) {
    payments.intent(
        new IntentRequest(
            leaseId,
            epoch,
            FactRows.order(leaseId, order, new Entry.OrderMoved(order, null, null), now),
            attempt(order, now),
            null,
            now));
    String token = tokens.token(order.methodRef()).orElse("");
    if (token.startsWith("wal_")) {
      payments.reference(order.paymentId(), "sbx_1", "https://pay.example/checkout/1", null);
    }
    return token;
  }

  void settle(Order order, Stimulus.Result result, DeclineReason declined, Instant now) {
    boolean paid = result == Stimulus.Result.PAID;
    payments.outcome(
        new PaymentOutcome(
            order.paymentId(),
            result.name(),
            paid ? order.quote().total() : null,
            declined == null ? null : declined.name(),
            now));
  }

  private static AttemptRow attempt(Order order, Instant now) {
    return new AttemptRow(
        order.paymentId(),
        order.orderId(),
        order.attempt(),
        order.method().name(),
        order.methodRef(),
        "sandbox",
        null,
        "SUBMITTED",
        order.quote().total(),
        null,
        null,
        null,
        null,
        now,
        null);
  }
}
