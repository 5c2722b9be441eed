package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;

/**
 * That the holder was told of the loss, or that somebody decided without it. It counts only for the
 * dates it was made for.
 *
 * @param noticeId the final notice
 * @param validUntil the paid date it spoke of
 * @param graceUntil the end of grace it spoke of
 * @param at when a channel accepted it, or the decision was made, in lease time
 * @param basis what it rests on
 */
public record Proof(
    String noticeId, LocalDate validUntil, LocalDate graceUntil, Instant at, Basis basis) {

  /** What a proof rests on. */
  public enum Basis {
    /** A channel other than the number itself accepted the notice. */
    ACCEPTED,
    /** A person decided that the loss goes on. */
    DECIDED,
    /** Nobody decided in time. */
    WAITED
  }
}
