package io.keepline.activities.carrier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.activities.wire.Gateway;
import io.keepline.activities.wire.JsonCall;
import io.keepline.activities.wire.Reply;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A carrier behind a gateway that speaks JSON over HTTP.
 *
 * <p>{@code PUT <base>/numbers/<numberId>/service} with {@code Authorization: Bearer <key>} and
 * {@code {"number", "leaseId", "wanted", "plan", "generation"}}; {@code wanted} is {@code full},
 * {@code inbound_only}, {@code suspended} or {@code none}. Answers:
 *
 * <ul>
 *   <li>200 with {@code {"activationReference": "..."}} or {@code {}}: in force.
 *   <li>202: accepted and not yet in force; asked again later.
 *   <li>409 with {@code {"code": "stale"}}: a newer order was accepted before.
 *   <li>400, 410, 422 with {@code {"code": "..."}}: refused for good.
 *   <li>Anything else, and silence: asked again later.
 * </ul>
 */
public final class HttpCarrier implements Carrier {

  private static final int LONGEST_REFERENCE = 255;

  private final JsonCall gateway;

  private HttpCarrier(JsonCall gateway) {
    this.gateway = gateway;
  }

  /** Prepares to call; connects only when an order is to be given. */
  public static HttpCarrier open(Gateway gateway) {
    return new HttpCarrier(JsonCall.to(gateway));
  }

  @Override
  public CarrierAnswer ensure(CarrierOrder order) {
    ObjectNode body =
        JsonCall.object()
            .put("number", order.number().e164())
            .put("leaseId", order.leaseId())
            .put("wanted", order.wanted().name().toLowerCase(Locale.ROOT))
            .put("generation", order.generation());
    order.plan().ifPresent(plan -> body.put("plan", plan));
    Reply reply = gateway.send("PUT", "/numbers/" + order.numberId() + "/service", body, Map.of());
    if (reply instanceof Reply.Answered answered) {
      return answer(answered);
    }
    return new CarrierAnswer.TryLater(
        reply instanceof Reply.NotSent notSent
            ? notSent.code()
            : ((Reply.Unanswered) reply).code());
  }

  private static CarrierAnswer answer(Reply.Answered answered) {
    return switch (answered.status()) {
      case 200 -> done(answered.text("activationReference"));
      case 202 -> new CarrierAnswer.TryLater("in_progress");
      case 400, 410, 422 -> new CarrierAnswer.RefusedForGood(answered.code());
      case 409 ->
          answered.code().equals("stale")
              ? new CarrierAnswer.Stale()
              : new CarrierAnswer.TryLater(answered.code());
      default -> new CarrierAnswer.TryLater(answered.code());
    };
  }

  /** A reference that could not be typed into a phone is worse than none: a person has to look. */
  private static CarrierAnswer done(Optional<String> reference) {
    boolean fit =
        reference.isEmpty()
            || (reference.get().length() <= LONGEST_REFERENCE
                && reference.get().chars().allMatch(c -> c > ' ' && c < 0x7f));
    return fit
        ? new CarrierAnswer.Done(reference)
        : new CarrierAnswer.TryLater("malformed_activation_reference");
  }
}
