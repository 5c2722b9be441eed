package io.keepline.payments.report;

import io.keepline.payments.WebhookFault;
import io.keepline.payments.WebhookSignature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Tells the channels' delivery reports from everybody else's. They carry the form of {@link
 * WebhookSignature} in a header of their own. Keeps no memory: a report played again inside the
 * tolerance is verified again, with the same event id.
 */
public final class DeliveryReportVerifier {

  /** The header that carries the signature. */
  public static final String HEADER = "Keepline-Delivery-Signature";

  /** How far the signature's time may be from ours, either way. */
  public static final Duration TOLERANCE = Duration.ofMinutes(5);

  private final List<String> secrets;
  private final InstantSource clock;

  /**
   * A verifier that knows some secrets.
   *
   * @param secrets every secret that is valid now: two while one is being replaced
   * @param clock real time
   * @throws IllegalArgumentException if there is no secret, or an empty one
   */
  public DeliveryReportVerifier(List<String> secrets, InstantSource clock) {
    if (secrets.isEmpty() || secrets.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "a delivery report verifier needs at least one secret, none empty");
    }
    this.secrets = List.copyOf(secrets);
    this.clock = clock;
  }

  /**
   * Judges one request.
   *
   * @param body the raw bytes as they arrived, before any parsing
   * @param header the value of {@link #HEADER}, where there is one
   */
  public DeliveryVerdict verify(byte[] body, Optional<String> header) {
    Optional<WebhookSignature> signature = header.flatMap(WebhookSignature::parse);
    if (signature.isEmpty()) {
      return new DeliveryVerdict.Rejected(WebhookFault.UNSIGNED);
    }
    if (!isOurs(signature.get(), body)) {
      return new DeliveryVerdict.Rejected(WebhookFault.FORGED);
    }
    if (isStale(signature.get().signedAt())) {
      return new DeliveryVerdict.Rejected(WebhookFault.STALE);
    }
    return DeliveryReport.parse(body)
        .<DeliveryVerdict>map(DeliveryVerdict.Verified::new)
        .orElseGet(() -> new DeliveryVerdict.Rejected(WebhookFault.MALFORMED));
  }

  /** Tries every secret, also after a match, so that the time taken says nothing. */
  private boolean isOurs(WebhookSignature signature, byte[] body) {
    boolean ours = false;
    for (String secret : secrets) {
      ours |= signature.matches(body, secret);
    }
    return ours;
  }

  private boolean isStale(Instant signedAt) {
    return Duration.between(signedAt, clock.instant()).abs().compareTo(TOLERANCE) > 0;
  }
}
