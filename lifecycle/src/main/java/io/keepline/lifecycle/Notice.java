package io.keepline.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message to the holder that is due, on its way, or still matters as a proof.
 *
 * @param noticeId its opaque id, the Message-ID's seed
 * @param kind what it tells
 * @param key what it is about; at most one notice of a kind and key exists per lease
 * @param subject an order, refund or hold it is about; absent where the lease is
 * @param passed statuses that were passed through unannounced and are told now
 * @param state where it stands
 * @param tries how many deliveries failed
 * @param dueAt when it may leave next, in lease time
 * @param acceptedAt when a channel other than the number itself accepted it, in lease time
 */
public record Notice(
    String noticeId,
    NoticeKind kind,
    String key,
    @Nullable String subject,
    List<LeaseStatus> passed,
    State state,
    int tries,
    Instant dueAt,
    @Nullable Instant acceptedAt) {

  /** Where a notice stands. */
  public enum State {
    /** To be sent. */
    DUE,
    /** Accepted by a channel. */
    ACCEPTED,
    /** Every try on every channel failed, or there is no channel. */
    FAILED,
    /** Not sent: the state it speaks of no longer held. */
    SKIPPED
  }

  /** Copies the list. */
  public Notice {
    passed = List.copyOf(passed);
  }
}
