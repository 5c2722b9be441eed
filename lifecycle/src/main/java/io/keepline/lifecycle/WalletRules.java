package io.keepline.lifecycle;

/**
 * The wallet's share in a cancellation: out of everybody's reach from the confirmation on, back in
 * the wallet when the cancellation does not happen, and owed to the top-ups it came by when it does
 * (I14).
 */
final class WalletRules {

  private WalletRules() {}

  /** Takes what the cancellation froze out of the wallet. */
  static void reserve(Draft draft) {
    for (Cancellation.Share share : draft.cancellation.wallet()) {
      draft.post(
          Entry.Account.WALLET_RESERVED,
          Entry.Account.WALLET,
          share.orderId(),
          share.paymentId(),
          share.whole());
    }
  }

  /** Puts it back: withdrawn, or the number was lost for another cause first. */
  static void release(Draft draft) {
    if (!draft.cancellation.isConfirmed()) {
      return;
    }
    for (Cancellation.Share share : draft.cancellation.wallet()) {
      draft.post(
          Entry.Account.WALLET,
          Entry.Account.WALLET_RESERVED,
          share.orderId(),
          share.paymentId(),
          share.whole());
    }
    draft.cancellation = draft.cancellation.withoutWallet();
  }

  /** The cancellation is carried out. The top-ups' own workflows pay what is owed. */
  static void giveBack(Draft draft) {
    for (Cancellation.Share share : draft.cancellation.wallet()) {
      owe(draft, Entry.Account.FEES, share, share.fee());
      owe(draft, Entry.Account.REFUNDS_OWED, share, share.amount());
      if (share.amount().isPositive()) {
        String id = DerivedId.of("rfw", draft.before.leaseId(), share.paymentId());
        draft.entries.add(new Entry.WalletOwed(id, share));
      }
    }
  }

  private static void owe(Draft draft, Entry.Account to, Cancellation.Share share, Money amount) {
    draft.post(to, Entry.Account.WALLET_RESERVED, share.orderId(), share.paymentId(), amount);
  }
}
