package io.keepline.payments;

/**
 * How a subscriber pays. What a method can do by its nature stands here; what a provider really
 * does with it stands in that provider's {@link MethodTable}.
 */
public enum PaymentMethod {
  /** A card: answers at once, or asks the subscriber to authenticate on the provider's page. */
  CARD(Presentation.INLINE, true),
  /** A wallet without a name: the subscriber is sent away and the result comes later. */
  WALLET(Presentation.REDIRECT, false),
  /** A PayPal account. */
  PAYPAL(Presentation.REDIRECT, true),
  /** An Alipay account. */
  ALIPAY(Presentation.REDIRECT, false),
  /** A WeChat Pay account: scans a code, or opens the wallet on the same phone. */
  WECHAT_PAY(Presentation.QR_CODE, false),
  /** The holder's own balance with the brand; our ledger moves it. */
  BALANCE(Presentation.BALANCE, true),
  /** Notes and coins at a counter; a clerk records them. */
  CASH(Presentation.COUNTER, false),
  /** A card at a counter's terminal; a clerk records the terminal's slip. */
  TERMINAL_CARD(Presentation.COUNTER, false);

  /** Where the money is given. */
  public enum Presentation {
    /** In our own page, by a token. */
    INLINE,
    /** On the provider's page. */
    REDIRECT,
    /** On the provider's page, by a code that a phone scans. */
    QR_CODE,
    /** Nowhere: it is with us already. */
    BALANCE,
    /** At a counter. */
    COUNTER
  }

  private final Presentation presentation;
  private final boolean unattended;

  PaymentMethod(Presentation presentation, boolean unattended) {
    this.presentation = presentation;
    this.unattended = unattended;
  }

  /** Where the money is given. */
  public Presentation presentation() {
    return presentation;
  }

  /** Whether it can be charged while nobody is there, if a provider offers that. */
  public boolean canBeUnattended() {
    return unattended;
  }

  /** Whether a {@link PaymentProvider} moves the money; the others are our own bookkeeping. */
  public boolean isProviders() {
    return switch (presentation) {
      case INLINE, REDIRECT, QR_CODE -> true;
      case BALANCE, COUNTER -> false;
    };
  }
}
