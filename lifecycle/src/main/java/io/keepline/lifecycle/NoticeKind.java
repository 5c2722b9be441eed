package io.keepline.lifecycle;

/** What we tell a holder. */
public enum NoticeKind {
  /** The number is theirs; carries the activation reference. */
  WELCOME,
  /** Days are left, or expiry has just passed. */
  REMINDER,
  /** Expired; grace has begun. */
  EXPIRED,
  /** Service stopped; names the reclaim date and the restore price. */
  SUSPENDED,
  /** The loss and its date. */
  FINAL_NOTICE,
  /** A payment is being checked; the number is kept until then. */
  PAYMENT_BEING_CHECKED,
  /** A payment was applied. */
  RECEIPT,
  /** A payment was refused, why, and what to do. */
  PAYMENT_DECLINED,
  /** Money is on its way back. */
  PAYMENT_REFUNDED,
  /** The link to the cancellation page. */
  CANCELLATION_LINK,
  /** Confirmed: what will happen, what comes back, until when it can be undone. */
  CANCELLATION_CONFIRMED,
  /** The cancellation was withdrawn. */
  CANCELLATION_WITHDRAWN,
  /** Carried out: the number is gone. */
  CANCELLED,
  /** The number is gone, not renewed. */
  RECLAIMED,
  /** Service is restricted by a hold. */
  HOLD_PUT,
  /** A hold ended. */
  HOLD_LIFTED,
  /** The number is the holder's again. */
  SERVICE_RESTORED,
  /** Nothing was charged by consent, so the holder is asked to pay. */
  PAYMENT_REQUEST,
  /** Auto-renew was allowed or revoked. */
  AUTO_RENEW_CONSENT,
  /** A charge was disputed. */
  DISPUTE,
  /** A top-up was disputed: what was left of its credit went back with its money. */
  TOP_UP_DISPUTED,
  /** A dispute was won: the money of a charge or a top-up counts again. */
  DISPUTE_WON,
  /** A top-up was taken: what the number and the wallet got. */
  TOPPED_UP,
  /** A top-up was not taken by the number: all of its money is in the wallet. */
  TOP_UP_KEPT,
  /** The balance runs low. */
  LOW_BALANCE;

  /** Whether the holder must learn it before or at a loss: sent at least once, not at most once. */
  public boolean isLossNotice() {
    return this == SUSPENDED || this == FINAL_NOTICE || this == RECLAIMED;
  }
}
