package io.keepline.payments.stripe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.payments.WebhookEvent;
import io.keepline.payments.WebhookFault;
import io.keepline.payments.WebhookSignature;
import io.keepline.payments.WebhookType;
import io.keepline.payments.WebhookVerdict;
import io.keepline.payments.WebhookVerdict.Rejected;
import io.keepline.payments.WebhookVerdict.Verified;
import io.keepline.payments.WebhookVerifier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Verifies Stripe's webhook requests: {@code Stripe-Signature} has the same form and the same code
 * as our own {@link WebhookSignature}. The SDK's own check asks the computer's clock, and its event
 * classes follow one API version, while an endpoint keeps the version it was made with; so the few
 * fields that we need are read by name.
 */
public final class StripeWebhookVerifier implements WebhookVerifier {

  /** The header that carries the signature. */
  public static final String HEADER = "Stripe-Signature";

  /** How far the signature's time may be from ours, either way; what Stripe recommends. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final JsonMapper json = new JsonMapper();
  private final List<String> secrets;
  private final Function<String, Optional<String>> paymentOf;
  private final InstantSource clock;

  /**
   * A verifier that knows some secrets.
   *
   * @param secrets every signing secret ({@code whsec_...}) that is valid now: two while one is
   *     being rolled
   * @param paymentOf our payment id for a reference in our record: a dispute names the reference
   *     only
   * @param clock real time
   * @throws IllegalArgumentException if there is no secret, or an empty one
   */
  public StripeWebhookVerifier(
      List<String> secrets, Function<String, Optional<String>> paymentOf, InstantSource clock) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "a webhook verifier needs at least one secret, none empty");
    }
    this.secrets = List.copyOf(secrets);
    this.paymentOf = paymentOf;
    this.clock = clock;
  }

  @Override
  public WebhookVerdict verify(byte[] body, Map<String, String> headers) {
    Optional<WebhookSignature> signature =
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(HEADER))
            .map(Map.Entry::getValue)
            .findFirst()
            .flatMap(WebhookSignature::parse);
    if (signature.isEmpty()) {
      return new Rejected(WebhookFault.UNSIGNED);
    }
    if (!isOurs(signature.get(), body)) {
      return new Rejected(WebhookFault.FORGED);
    }
    Duration age = Duration.between(signature.get().signedAt(), clock.instant()).abs();
    return age.compareTo(TOLERANCE) > 0 ? new Rejected(WebhookFault.STALE) : read(body);
  }

  /** Tries every secret, also after a match, so that the time taken says nothing. */
  private boolean isOurs(WebhookSignature signature, byte[] body) {
    boolean ours = false;
    for (String secret : secrets) {
      ours |= signature.matches(body, secret);
    }
    return ours;
  }

  private WebhookVerdict read(byte[] body) {
    try {
      JsonNode event = json.readTree(body);
      JsonNode about = event.path("data").path("object");
      Optional<String> eventId = text(event, "id");
      Optional<String> type = text(event, "type");
      if (eventId.isEmpty() || type.isEmpty() || !event.path("created").canConvertToLong()) {
        return new Rejected(WebhookFault.MALFORMED);
      }
      Optional<String> reference = reference(about);
      Optional<String> payment =
          text(about.path("metadata"), Labels.PAYMENT).or(() -> reference.flatMap(paymentOf));
      if (reference.isEmpty() || payment.isEmpty()) {
        return new Rejected(WebhookFault.NOT_OURS);
      }
      return new Verified(
          new WebhookEvent(
              eventId.get(),
              payment.get(),
              reference.get(),
              type(type.get(), about),
              Instant.ofEpochSecond(event.path("created").longValue())));
    } catch (IOException notJson) {
      return new Rejected(WebhookFault.MALFORMED);
    }
  }

  private static Optional<String> reference(JsonNode about) {
    return text(about, "object").filter("payment_intent"::equals).isPresent()
        ? text(about, "id")
        : text(about, "payment_intent");
  }

  private static WebhookType type(String name, JsonNode about) {
    return switch (name) {
      case "payment_intent.created",
          "payment_intent.processing",
          "payment_intent.requires_action" ->
          WebhookType.PAYMENT_PENDING;
      case "payment_intent.succeeded" -> WebhookType.PAYMENT_PAID;
      case "payment_intent.payment_failed" -> WebhookType.PAYMENT_DECLINED;
      case "payment_intent.canceled" -> WebhookType.PAYMENT_CLOSED;
      case "charge.refunded", "refund.created", "refund.updated", "refund.failed" ->
          WebhookType.REFUND;
      case "charge.dispute.created", "charge.dispute.funds_withdrawn" ->
          WebhookType.CHARGEBACK_OPENED;
      case "charge.dispute.funds_reinstated" -> WebhookType.CHARGEBACK_WON;
      case "charge.dispute.closed" -> decided(text(about, "status").orElse(""));
      default -> WebhookType.OTHER;
    };
  }

  private static WebhookType decided(String status) {
    return switch (status) {
      case "won" -> WebhookType.CHARGEBACK_WON;
      case "lost" -> WebhookType.CHARGEBACK_LOST;
      default -> WebhookType.OTHER;
    };
  }

  private static Optional<String> text(JsonNode object, String field) {
    return Optional.ofNullable(object.path(field).textValue()).filter(value -> !value.isEmpty());
  }
}
