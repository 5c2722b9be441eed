package io.keepline.payments.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** For tests and demos: press a page's button from a program, break the next requests. */
final class ControlRoutes {

  private static final long LONGEST_DELAY_MILLIS = 60_000;

  private final PressButton press;
  private final DisputePayment dispute;
  private final Faults faults;
  private final AnswerWriter writer;
  private final Supplier<String> publicUrl;

  ControlRoutes(
      PressButton press,
      DisputePayment dispute,
      Faults faults,
      AnswerWriter writer,
      Supplier<String> publicUrl) {
    this.press = press;
    this.dispute = dispute;
    this.faults = faults;
    this.writer = writer;
    this.publicUrl = publicUrl;
  }

  void register(RoutesConfig routes, Consumer<Context> guard) {
    routes.before("/control/*", guard::accept);
    routes.post("/control/payments/{id}/{button}", c -> writer.write(c, press(c)));
    routes.post("/control/chargebacks/{id}/{step}", c -> writer.write(c, dispute(c)));
    routes.post("/control/faults", c -> writer.write(c, breakNext(c)));
  }

  private Answer press(Context context) {
    PressButton.Button button =
        PressButton.Button.ofPath(context.pathParam("button"))
            .orElseThrow(() -> new RequestRefused(404, "not_found", "There is no such button."));
    return answer(
        press.byPaymentId(context.pathParam("id"), button), "The payment's page is not open.");
  }

  private Answer dispute(Context context) {
    DisputePayment.Step step =
        DisputePayment.Step.ofPath(context.pathParam("step"))
            .orElseThrow(() -> new RequestRefused(404, "not_found", "There is no such step."));
    return answer(
        dispute.dispute(context.pathParam("id"), step), "No such chargeback is possible now.");
  }

  private Answer answer(Optional<PressButton.Pressed> done, String otherwise) {
    return done.map(
            it ->
                it.pressed()
                    ? Answer.ok(PaymentView.of(it.payment(), publicUrl.get()))
                    : Answer.error(409, "not_open", otherwise))
        .orElseGet(() -> Answer.error(404, "payment_not_found", "There is no such payment."));
  }

  private Answer breakNext(Context context) {
    RequestBody body = RequestBody.parse(context.body());
    Faults.Kind kind = body.constant(Faults.Kind.class, "kind");
    long millis = kind == Faults.Kind.SLOW ? body.number("delayMillis") : 0;
    faults.set(
        new Faults.Fault(
            kind,
            body.constant(Faults.Stage.class, "stage"),
            Duration.ofMillis(Math.min(millis, LONGEST_DELAY_MILLIS))),
        (int) Math.min(body.number("count"), Integer.MAX_VALUE));
    return Answer.ok(Map.of("result", "set"));
  }
}
