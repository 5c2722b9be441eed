package io.keepline.activities.notice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.activities.wire.Gateway;
import io.keepline.activities.wire.JsonCall;
import io.keepline.activities.wire.Reply;
import java.util.Map;

/**
 * Short messages through a gateway that speaks JSON over HTTP.
 *
 * <p>{@code POST <base>/messages} with {@code Authorization: Bearer <key>}, {@code Idempotency-Key:
 * <notice id>} and {@code {"id", "from", "to", "text"}}. A 2xx with {@code {"id": "..."}} is taken
 * over; any other answer may carry {@code {"code": "lower_case_word"}}. An operator whose vendor
 * speaks otherwise puts a few lines of translation in front.
 */
public final class HttpSmsSender implements SmsSender {

  private final JsonCall gateway;

  private HttpSmsSender(JsonCall gateway) {
    this.gateway = gateway;
  }

  /** Prepares to send; connects only when a message is to be sent. */
  public static HttpSmsSender open(Gateway gateway) {
    return new HttpSmsSender(JsonCall.to(gateway));
  }

  @Override
  public SendOutcome send(SmsMessage message) {
    ObjectNode body =
        JsonCall.object()
            .put("id", message.noticeId())
            .put("from", message.from())
            .put("to", message.to().e164())
            .put("text", message.text());
    Reply reply =
        gateway.send("POST", "/messages", body, Map.of("Idempotency-Key", message.noticeId()));
    if (reply instanceof Reply.Answered answered) {
      return outcome(answered, message);
    }
    return reply instanceof Reply.NotSent notSent
        ? new SendOutcome.NotDelivered(notSent.code())
        : new SendOutcome.Uncertain(((Reply.Unanswered) reply).code());
  }

  private static SendOutcome outcome(Reply.Answered answered, SmsMessage message) {
    int status = answered.status();
    if (status >= 200 && status < 300) {
      return new SendOutcome.Accepted(
          answered
              .text("id")
              .filter(id -> id.matches("[A-Za-z0-9._-]{1,100}"))
              .orElse(message.noticeId()));
    }
    return switch (status) {
      // The gateway broke, or stands behind one that did: it may have sent the message before.
      case 500, 502, 504 -> new SendOutcome.Uncertain(answered.code());
      // Our key, our pace or our wiring: nothing is wrong with the message.
      case 401, 403, 404, 405, 408, 409, 425, 429 -> new SendOutcome.NotDelivered(answered.code());
      default ->
          status >= 400 && status < 500
              ? new SendOutcome.Rejected(answered.code())
              : new SendOutcome.NotDelivered(answered.code());
    };
  }
}
