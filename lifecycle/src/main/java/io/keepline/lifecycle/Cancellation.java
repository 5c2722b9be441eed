package io.keepline.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A wish to give the number up, and the money that was frozen when it was confirmed.
 *
 * @param state where it stands
 * @param linkId which link is live; an older one is dead
 * @param linkExpiresAt when the live link dies, in lease time
 * @param executeAt when it is carried out, in lease time; set at confirmation
 * @param refunds what goes back on execution; set at confirmation
 * @param wallet what goes back of the holder's wallet then, a share a top-up; reserved from
 *     confirmation on
 */
public record Cancellation(
    State state,
    @Nullable String linkId,
    @Nullable Instant linkExpiresAt,
    @Nullable Instant executeAt,
    List<Share> refunds,
    List<Share> wallet) {

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
   * @param amount how much of it goes back, in its own currency
   * @param fee how much of what would go back is kept as the fee
   */
  public record Share(String orderId, String paymentId, Money amount, Money fee) {

    /** Shares that were frozen before fees existed have none. */
    public Share {
      fee = Objects.requireNonNullElse(fee, Money.zero(amount.currency()));
    }

    /** A share of which no fee is taken. */
    public Share(String orderId, String paymentId, Money amount) {
      this(orderId, paymentId, amount, Money.zero(amount.currency()));
    }

    /** Two shares of one payment together. */
    Share plus(Share other) {
      return new Share(orderId, paymentId, amount.plus(other.amount), fee.plus(other.fee));
    }

    /** What goes back and what is kept of it. */
    Money whole() {
      return amount.plus(fee);
    }

    /** The share after a part of it was kept; nothing is kept in another currency. */
    Share less(Money kept) {
      return kept.isZero()
          ? this
          : new Share(orderId, paymentId, amount.minus(kept), fee.plus(kept));
    }
  }

  /** No cancellation. */
  public static final Cancellation NONE =
      new Cancellation(State.NONE, null, null, null, List.of(), List.of());

  /** Copies the lists; what was frozen before wallets were part of it has none. */
  public Cancellation {
    refunds = List.copyOf(refunds);
    wallet = List.copyOf(Objects.requireNonNullElse(wallet, List.of()));
  }

  /** The same without some of its refunds. */
  Cancellation refunding(List<Share> fewer) {
    return new Cancellation(state, linkId, linkExpiresAt, executeAt, fewer, wallet);
  }

  /** The same with nothing reserved. */
  Cancellation withoutWallet() {
    return new Cancellation(state, linkId, linkExpiresAt, executeAt, refunds, List.of());
  }

  /** Whether it is confirmed and not yet carried out. */
  public boolean isConfirmed() {
    return state == State.CONFIRMED;
  }
}
