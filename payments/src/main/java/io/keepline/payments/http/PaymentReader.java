package io.keepline.payments.http;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.Chargeback;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PendingCause;
import io.keepline.payments.RefundFailure;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.UnknownCause;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Turns the sandbox provider's answers into outcomes. What cannot be read is unknown. */
final class PaymentReader {

  private PaymentReader() {}

  /**
   * Reads a payment.
   *
   * @param idField the field that must repeat what was asked for
   * @param asked what was asked for; an answer about something else proves nothing
   */
  static PaymentOutcome payment(Exchange exchange, String idField, String asked) {
    if (exchange instanceof Exchange.Unreached) {
      return new PaymentOutcome.NotSent();
    }
    if (exchange instanceof Exchange.Broken broken) {
      return new PaymentOutcome.Unknown(broken.cause());
    }
    Exchange.Answered answer = (Exchange.Answered) exchange;
    if (isNotFound(answer, "payment_not_found")) {
      return new PaymentOutcome.NotFound();
    }
    if (answer.status() >= 300) {
      return new PaymentOutcome.Unknown(refusal(answer));
    }
    return guarded(
        answer.body(),
        body ->
            Json.text(body, idField).equals(asked)
                ? payment(body)
                : new PaymentOutcome.Unknown(UnknownCause.MALFORMED_ANSWER),
        new PaymentOutcome.Unknown(UnknownCause.MALFORMED_ANSWER));
  }

  private static PaymentOutcome payment(JsonNode body) {
    String ref = Json.text(body, "providerRef");
    return switch (Json.text(body, "status")) {
      case "created" -> new PaymentOutcome.Created(ref);
      case "paid" ->
          new PaymentOutcome.Paid(
              ref,
              Json.money(body, "capturedMinor"),
              Instant.parse(Json.text(body, "paidAt")),
              Optional.ofNullable(body.get("chargeback")).map(PaymentReader::chargeback));
      case "declined" ->
          new PaymentOutcome.Declined(
              ref, Json.constant(DeclineReason.class, body, "declineReason"));
      case "pending" ->
          new PaymentOutcome.Pending(
              ref,
              Json.constant(PendingCause.class, body, "pendingCause"),
              URI.create(Json.text(body, "checkoutUrl")),
              Instant.parse(Json.text(body, "expiresAt")));
      case "closed" -> new PaymentOutcome.Closed(ref);
      default -> throw new MalformedAnswer("a status that the contract does not name");
    };
  }

  private static Chargeback chargeback(JsonNode body) {
    return new Chargeback(
        Json.text(body, "reference"),
        Json.constant(Chargeback.State.class, body, "state"),
        Json.money(body, "amountMinor"),
        Instant.parse(Json.text(body, "openedAt")));
  }

  static RefundOutcome refund(Exchange exchange, String refundId) {
    if (exchange instanceof Exchange.Unreached) {
      return new RefundOutcome.NotSent();
    }
    if (exchange instanceof Exchange.Broken broken) {
      return new RefundOutcome.Unknown(broken.cause());
    }
    Exchange.Answered answer = (Exchange.Answered) exchange;
    if (isNotFound(answer, "refund_not_found")) {
      return new RefundOutcome.NotFound();
    }
    if (answer.status() >= 300) {
      return new RefundOutcome.Unknown(refusal(answer));
    }
    return guarded(
        answer.body(),
        body ->
            Json.text(body, "refundId").equals(refundId)
                ? refund(body)
                : new RefundOutcome.Unknown(UnknownCause.MALFORMED_ANSWER),
        new RefundOutcome.Unknown(UnknownCause.MALFORMED_ANSWER));
  }

  private static RefundOutcome refund(JsonNode body) {
    return switch (Json.text(body, "status")) {
      case "succeeded" ->
          new RefundOutcome.Refunded(
              Json.text(body, "refundRef"),
              Json.money(body, "amountMinor"),
              Instant.parse(Json.text(body, "created")));
      case "failed" ->
          new RefundOutcome.Failed(Json.constant(RefundFailure.class, body, "failure"));
      default -> throw new MalformedAnswer("a status that the contract does not name");
    };
  }

  /** A bare 404 may come from anybody on the way; only the provider's own words count. */
  static boolean isNotFound(Exchange.Answered answer, String code) {
    return answer.status() == 404
        && Json.optionalText(answer.body(), "error").filter(code::equals).isPresent();
  }

  static UnknownCause refusal(Exchange.Answered answer) {
    return answer.status() == 409 ? UnknownCause.CONFLICT : UnknownCause.REFUSED;
  }

  static <T> T guarded(JsonNode body, Function<JsonNode, T> reading, T otherwise) {
    try {
      return reading.apply(body);
    } catch (MalformedAnswer | IllegalArgumentException | DateTimeException malformed) {
      return otherwise;
    }
  }
}
