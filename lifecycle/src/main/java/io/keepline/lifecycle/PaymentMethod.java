package io.keepline.lifecycle;

/** How an order is paid. */
public enum PaymentMethod {
  /** A card: answers at once, or asks for authentication. */
  CARD(true),
  /** An account at a wallet provider: the holder is sent there and comes back. */
  WALLET(false),
  /** Notes, coins or a terminal at a counter. */
  COUNTER(true),
  /** The holder's balance with the brand. */
  BALANCE(true);

  private final boolean answersAtOnce;

  PaymentMethod(boolean answersAtOnce) {
    this.answersAtOnce = answersAtOnce;
  }

  /** Whether the outcome is normally known in the same request. */
  public boolean answersAtOnce() {
    return answersAtOnce;
  }
}
