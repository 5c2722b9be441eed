package io.keepline.payments.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * One report of a channel about one notice, in JSON {@code {"eventId", "noticeId", "channel":
 * "mail" or "sms", "event": "delivered", "bounced" or "failed", "at"}}.
 *
 * @param eventId the channel's id of the report; the same for a repeat
 * @param noticeId the notice, as the Message-ID or the gateway's idempotency key named it
 * @param channel where it went
 * @param event what became of it
 * @param at when, real time
 */
public record DeliveryReport(
    String eventId, String noticeId, Channel channel, Event event, Instant at) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** Where a notice went. */
  public enum Channel {
    MAIL,
    SMS
  }

  /** What became of it. */
  public enum Event {
    /** It reached the mailbox or the phone. */
    DELIVERED,
    /** It came back: a proof that rested on it is void within its first day. */
    BOUNCED,
    /** The channel gave up. */
    FAILED
  }

  /**
   * Checks the ids.
   *
   * @throws IllegalArgumentException if one is not letters, digits, dots, dashes
   */
  public DeliveryReport {
    if (!opaque(eventId) || !opaque(noticeId)) {
      throw new IllegalArgumentException("an id is letters, digits, dots, dashes");
    }
  }

  /** Reads a report's body; empty where it is none. */
  public static Optional<DeliveryReport> parse(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      Optional<Channel> channel = channel(node.path("channel").asText());
      Optional<Event> event = event(node.path("event").asText());
      if (channel.isEmpty() || event.isEmpty()) {
        return Optional.empty();
      }
      return Optional.of(
          new DeliveryReport(
              node.path("eventId").asText(),
              node.path("noticeId").asText(),
              channel.get(),
              event.get(),
              Instant.parse(node.path("at").asText())));
    } catch (IOException | IllegalArgumentException | DateTimeException notAReport) {
      return Optional.empty();
    }
  }

  private static Optional<Channel> channel(String name) {
    return switch (name) {
      case "mail" -> Optional.of(Channel.MAIL);
      case "sms" -> Optional.of(Channel.SMS);
      default -> Optional.empty();
    };
  }

  private static Optional<Event> event(String name) {
    return switch (name) {
      case "delivered" -> Optional.of(Event.DELIVERED);
      case "bounced" -> Optional.of(Event.BOUNCED);
      case "failed" -> Optional.of(Event.FAILED);
      default -> Optional.empty();
    };
  }

  private static boolean opaque(String id) {
    return id.matches("[A-Za-z0-9._-]{1,100}");
  }
}
