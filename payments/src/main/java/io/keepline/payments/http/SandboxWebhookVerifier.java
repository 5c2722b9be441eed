package io.keepline.payments.http;

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
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Verifies the sandbox provider's webhook requests. */
public final class SandboxWebhookVerifier implements WebhookVerifier {

  /** How far the signature's time may be from ours, either way. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final JsonMapper json = new JsonMapper();
  private final List<String> secrets;
  private final InstantSource clock;

  /**
   * A verifier that knows some secrets.
   *
   * @param secrets every secret that is valid now: two while one is being replaced
   * @param clock real time
   * @throws IllegalArgumentException if there is no secret, or an empty one
   */
  public SandboxWebhookVerifier(List<String> secrets, InstantSource clock) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "a webhook verifier needs at least one secret, none empty");
    }
    this.secrets = List.copyOf(secrets);
    this.clock = clock;
  }

  @Override
  public WebhookVerdict verify(byte[] body, Map<String, String> headers) {
    Optional<WebhookSignature> signature = signatureIn(headers);
    if (signature.isEmpty()) {
      return new Rejected(WebhookFault.UNSIGNED);
    }
    if (!isOurs(signature.get(), body)) {
      return new Rejected(WebhookFault.FORGED);
    }
    Duration age = Duration.between(signature.get().signedAt(), clock.instant()).abs();
    if (age.compareTo(TOLERANCE) > 0) {
      return new Rejected(WebhookFault.STALE);
    }
    return read(body)
        .<WebhookVerdict>map(Verified::new)
        .orElseGet(() -> new Rejected(WebhookFault.MALFORMED));
  }

  private static Optional<WebhookSignature> signatureIn(Map<String, String> headers) {
    return headers.entrySet().stream()
        .filter(header -> header.getKey().equalsIgnoreCase(WebhookSignature.HEADER))
        .map(Map.Entry::getValue)
        .findFirst()
        .flatMap(WebhookSignature::parse);
  }

  /** Tries every secret, also after a match, so that the time taken says nothing. */
  private boolean isOurs(WebhookSignature signature, byte[] body) {
    boolean ours = false;
    for (String secret : secrets) {
      ours |= signature.matches(body, secret);
    }
    return ours;
  }

  private Optional<WebhookEvent> read(byte[] body) {
    try {
      JsonNode event = json.readTree(body);
      return Optional.of(
          new WebhookEvent(
              id(event, "eventId"),
              id(event, "paymentId"),
              id(event, "providerRef"),
              type(Json.text(event, "type")),
              Instant.parse(Json.text(event, "created"))));
    } catch (IOException | MalformedAnswer | DateTimeException notAnEvent) {
      return Optional.empty();
    }
  }

  /** What is kept must be fit to be kept: an id has no control characters. */
  private static String id(JsonNode event, String name) {
    String id = Json.text(event, name);
    if (!id.matches("[!-~]{1,255}")) {
      throw new MalformedAnswer(name);
    }
    return id;
  }

  private static WebhookType type(String name) {
    return switch (name) {
      case "payment.pending" -> WebhookType.PAYMENT_PENDING;
      case "payment.paid" -> WebhookType.PAYMENT_PAID;
      case "payment.declined" -> WebhookType.PAYMENT_DECLINED;
      case "payment.closed" -> WebhookType.PAYMENT_CLOSED;
      case "payment.chargeback_opened" -> WebhookType.CHARGEBACK_OPENED;
      case "payment.chargeback_won" -> WebhookType.CHARGEBACK_WON;
      case "payment.chargeback_lost" -> WebhookType.CHARGEBACK_LOST;
      default -> WebhookType.OTHER;
    };
  }
}
