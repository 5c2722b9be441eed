package io.keepline.payments.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.keepline.payments.Attendance;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What merchants call: payments and refunds. */
final class MerchantRoutes {

  private final CreatePayment create;
  private final ConfirmPayment confirm;
  private final FindPayment find;
  private final CancelPayment cancel;
  private final RefundPayment refund;
  private final Events events;
  private final SandboxConfig.Timing timing;
  private final Supplier<String> publicUrl;

  MerchantRoutes(
      Book book, Events events, SandboxConfig.Timing timing, Supplier<String> publicUrl) {
    this.create = new CreatePayment(book, timing.checkoutLifetime());
    this.confirm = new ConfirmPayment(book, events, timing.checkoutLifetime());
    this.find = new FindPayment(book);
    this.cancel = new CancelPayment(book);
    this.refund = new RefundPayment(book);
    this.events = events;
    this.timing = timing;
    this.publicUrl = publicUrl;
  }

  void register(RoutesConfig routes, Function<Function<Context, Answer>, Handler> merchant) {
    routes.post("/v1/payments", merchant.apply(this::create));
    routes.post("/v1/payments/{ref}/confirm", merchant.apply(this::confirm));
    routes.get("/v1/payments/{ref}", merchant.apply(this::byReference));
    routes.get("/v1/payments/by-payment-id/{id}", merchant.apply(this::byPaymentId));
    routes.post("/v1/payments/by-payment-id/{id}/cancel", merchant.apply(this::cancel));
    routes.post("/v1/refunds", merchant.apply(this::refund));
    routes.get("/v1/refunds/{id}", merchant.apply(this::refundById));
  }

  private Answer create(Context context) {
    RequestBody body = RequestBody.parse(context.body());
    Payment.Terms terms =
        new Payment.Terms(
            body.money(),
            body.method(),
            body.text("methodToken"),
            body.webUrl("returnUrl"),
            body.text("orderId"),
            body.has("attendance")
                ? body.constant(Attendance.class, "attendance")
                : Attendance.PRESENT);
    return create
        .create(body.id("paymentId"), terms)
        .map(payment -> Answer.ok(view(payment)))
        .orElseGet(() -> Answer.error(409, "conflict", "This paymentId is used with other data."));
  }

  private Answer confirm(Context context) {
    return confirm
        .confirm(context.pathParam("ref"))
        .map(done -> misbehave(Answer.ok(view(done.payment())), done.decidedNow()))
        .orElseGet(MerchantRoutes::noPayment);
  }

  private Answer misbehave(Answer answer, Optional<MagicToken> token) {
    if (token.isEmpty()) {
      return answer;
    }
    events.wake();
    return switch (token.get()) {
      case SLOW -> answer.after(timing.slow());
      case TIMEOUT_AFTER_CHARGE -> Answer.serverError().after(timing.silence());
      case ERROR_AFTER_CHARGE, ERROR_BEFORE_CHARGE -> Answer.serverError();
      case VISA,
          SOFT_ONCE,
          CHARGED_BACK,
          FRAUD,
          BANK_AWAY,
          INSUFFICIENT_FUNDS,
          LIMIT,
          EXPIRED,
          STOLEN,
          INVALID_DATA,
          AUTHENTICATION_FAILED,
          METHOD_NOT_ACCEPTED,
          PERMISSION_WITHDRAWN,
          REJECTED,
          AUTHENTICATE,
          WRONG_AMOUNT,
          REFUND_FAILS,
          ON_TIME,
          LATE,
          TWICE,
          OUT_OF_ORDER,
          NEVER ->
          answer;
    };
  }

  private Answer byReference(Context context) {
    return found(find.byReference(context.pathParam("ref")));
  }

  private Answer byPaymentId(Context context) {
    return found(find.byPaymentId(context.pathParam("id")));
  }

  private Answer found(Optional<Payment> payment) {
    return payment.map(p -> Answer.ok(view(p))).orElseGet(MerchantRoutes::noPayment);
  }

  private Answer cancel(Context context) {
    String paymentId = RequestBody.checkId("id", context.pathParam("id"));
    String result = cancel.cancel(paymentId) ? "closed" : "already_paid";
    return Answer.ok(Map.of("paymentId", paymentId, "result", result));
  }

  private Answer refund(Context context) {
    RequestBody body = RequestBody.parse(context.body());
    RefundPayment.Answer done =
        refund.refund(body.id("refundId"), body.id("paymentId"), body.money());
    return switch (done.verdict()) {
      case DONE -> Answer.ok(RefundView.of(done.refund().orElseThrow()));
      case CONFLICT -> Answer.error(409, "conflict", "This refundId is used with other data.");
      case NO_PAYMENT -> noPayment();
    };
  }

  private Answer refundById(Context context) {
    return refund
        .find(context.pathParam("id"))
        .map(found -> Answer.ok(RefundView.of(found)))
        .orElseGet(() -> Answer.error(404, "refund_not_found", "There is no such refund."));
  }

  private static Answer noPayment() {
    return Answer.error(404, "payment_not_found", "There is no such payment.");
  }

  private PaymentView view(Payment payment) {
    return PaymentView.of(payment, publicUrl.get());
  }
}
