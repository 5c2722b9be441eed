package io.keepline.store;

import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.OrderKind;

/** What a movement of a wallet was to its holder. */
public enum WalletEntryKind {
  /** A top-up's credit came in, or all of a top-up that its number did not take. */
  TOP_UP,
  /** The first term of a number was paid. */
  START,
  /** Another term was paid, by the holder or by standing consent. */
  RENEWAL,
  /** Another plan was paid for the rest of a term. */
  PLAN_CHANGE,
  /** What had been paid from the wallet came back, whole or in part. */
  REFUND,
  /** Set aside by a confirmed cancellation: it leaves with that, without another movement. */
  RESERVED,
  /** What had been set aside came back: the cancellation did not happen. */
  RELEASED,
  /** Given back to the payment of a top-up, because no number of the holder lives any more. */
  WITHDRAWAL,
  /** A bank took a top-up back, and what was left of its credit went with it. */
  CHARGED_BACK,
  /** The bank decided against its customer: what had gone with the top-up came back. */
  CHARGEBACK_WON,
  /** Put right by an operator, in the ledger itself; nothing of Keepline's own writes it. */
  CORRECTION;

  /**
   * What a line of the ledger was.
   *
   * @param other the account that the money came from or went to
   * @param grew whether the balance grew
   * @param order what the movement is about
   */
  static WalletEntryKind of(Entry.Account other, boolean grew, OrderKind order) {
    return switch (other) {
      case CLEARING, PROMOTIONS -> grew ? credited(order) : paid(order);
      case REFUNDS_OWED -> grew ? REFUND : WITHDRAWAL;
      case WALLET_RESERVED -> grew ? RELEASED : RESERVED;
      case CHARGEBACKS -> grew ? CHARGEBACK_WON : CHARGED_BACK;
      case PROVIDER, REVENUE, FEES, TILL, BY_HAND, WALLET -> CORRECTION;
    };
  }

  private static WalletEntryKind credited(OrderKind order) {
    return switch (order) {
      case TOP_UP -> TOP_UP;
      case START, RENEW, AUTO_RENEW, CHANGE -> CORRECTION;
    };
  }

  private static WalletEntryKind paid(OrderKind order) {
    return switch (order) {
      case START -> START;
      case RENEW, AUTO_RENEW -> RENEWAL;
      case CHANGE -> PLAN_CHANGE;
      case TOP_UP -> CORRECTION;
    };
  }
}
