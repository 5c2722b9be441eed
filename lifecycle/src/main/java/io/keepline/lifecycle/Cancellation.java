package io.keepline.lifecycle;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A wish to give the number up, and the money that was frozen when it was confirmed.
 *
 * @param state where it stands
 * @param linkId which link is live; an older one is dead
 * @param linkExpiresAt when the live link dies, in lease time
 * @param executeAt when it is carried out, in lease time; set at confirmation
 * @param refunds what goes back on execution; set at confirmation
 */
public record Cancellation(
    State state,
    @Nullable String linkId,
    @Nullable Instant linkExpiresAt,
    @Nullable Instant executeAt,
    List<Share> refunds) {

  /** Where a cancellation stands. */
  public enum State {
    /** Nothing was asked. */
    NONE,
    /** Asked; a link was sent and waits for its button. */
    REQUESTED,
    /** Confirmed; the holder may still withdraw. */
    CONFIRMED,
    /** Carried out; irrevocable. */
    EXECUTED
  }

  /**
   * One payment's part of the refund.
   *
   * @param orderId the order that was paid
   * @param paymentId the payment that was captured
   * @param amount how much of it goes back
   */
  public record Share(String orderId, String paymentId, Money amount) {}

  /** No cancellation. */
  public static final Cancellation NONE = new Cancellation(State.NONE, null, null, null, List.of());

  /** Copies the list. */
  public Cancellation {
    refunds = List.copyOf(refunds);
  }

  /** Whether it is confirmed and not yet carried out. */
  public boolean isConfirmed() {
    return state == State.CONFIRMED;
  }
}
