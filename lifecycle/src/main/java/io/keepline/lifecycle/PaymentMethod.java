package io.keepline.lifecycle;

/** How an order is paid. */
public enum PaymentMethod {
  /** A card: answers at once, or asks for authentication. */
  CARD(true),
  /** A wallet without a name: the holder is sent to its provider and comes back. */
  WALLET(false),
  /** A PayPal account. */
  PAYPAL(false),
  /** An Alipay account. */
  ALIPAY(false),
  /** A WeChat Pay account. */
  WECHAT_PAY(false),
  /** The holder's balance with the brand. */
  BALANCE(true),
  /** Notes and coins at a counter. */
  CASH(true),
  /** A card at a counter's terminal. */
  TERMINAL_CARD(true);

  private final boolean answersAtOnce;

  PaymentMethod(boolean answersAtOnce) {
    this.answersAtOnce = answersAtOnce;
  }

  /** Whether the outcome is normally known in the same request. */
  public boolean answersAtOnce() {
    return answersAtOnce;
  }

  /** Whether a clerk takes the money at a counter's till, and no provider does. */
  public boolean isAtCounter() {
    return this == CASH || this == TERMINAL_CARD;
  }
}
