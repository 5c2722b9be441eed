package io.keepline.payments.sandbox;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.PaymentMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The cards and wallets of the sandbox. A token is a method's prefix and the name: {@code tok_} for
 * a card, {@code wal_}, {@code ppl_}, {@code ali_} and {@code wxp_} for the wallets. A saved method
 * behaves like the one that it was made of.
 */
public enum MagicToken {
  /** Paid at once. */
  VISA(PaymentMethod.CARD),
  /** Declined: insufficient funds. */
  INSUFFICIENT_FUNDS(DeclineReason.INSUFFICIENT_FUNDS),
  /** Declined: limit exceeded. */
  LIMIT(DeclineReason.LIMIT_EXCEEDED),
  /** Declined: expired card. */
  EXPIRED(DeclineReason.EXPIRED_CARD),
  /** Declined: stolen card. */
  STOLEN(DeclineReason.STOLEN_CARD),
  /** Declined: taken for fraud. */
  FRAUD(DeclineReason.BLOCKED),
  /** Declined: the bank cannot be asked. */
  BANK_AWAY(DeclineReason.BANK_UNAVAILABLE),
  /** Declined: the card's data is wrong. */
  INVALID_DATA(DeclineReason.INVALID_DATA),
  /** Declined: the bank asked who pays, at once and without a page, and got no proof. */
  AUTHENTICATION_FAILED(DeclineReason.AUTHENTICATION_FAILED),
  /** Declined: the card does not take this kind of purchase. */
  METHOD_NOT_ACCEPTED(DeclineReason.METHOD_NOT_ACCEPTED),
  /** Declined: the subscriber withdrew the permission at the bank. It is saved like any other. */
  PERMISSION_WITHDRAWN(DeclineReason.PERMISSION_WITHDRAWN),
  /** Declined without a reason. */
  REJECTED(DeclineReason.REJECTED),
  /** Asks for authentication on the pay page; charged unattended, it is declined for that. */
  AUTHENTICATE(PaymentMethod.CARD),
  /** Declined for want of money the first time that it is used, paid from then on. */
  SOFT_ONCE(PaymentMethod.CARD),
  /** Captures, then says nothing for longer than any client waits. */
  TIMEOUT_AFTER_CHARGE(PaymentMethod.CARD),
  /** Captures and answers, some seconds later. */
  SLOW(PaymentMethod.CARD),
  /** Captures, then answers 500. */
  ERROR_AFTER_CHARGE(PaymentMethod.CARD),
  /** Answers 500 and captures nothing, however often it is confirmed. */
  ERROR_BEFORE_CHARGE(PaymentMethod.CARD),
  /** Captures one minor unit less than asked. */
  WRONG_AMOUNT(PaymentMethod.CARD),
  /** Paid at once; its refunds fail. */
  REFUND_FAILS(PaymentMethod.CARD),
  /** Paid at once; the bank takes the money back soon afterwards, and says so by webhook. */
  CHARGED_BACK(PaymentMethod.CARD),
  /** The webhook leaves as soon as the subscriber acted. */
  ON_TIME(PaymentMethod.WALLET),
  /** The webhook leaves after the configured delay. */
  LATE(PaymentMethod.WALLET),
  /** The webhook leaves twice. */
  TWICE(PaymentMethod.WALLET),
  /** The older event ("pending") leaves after the newer one. */
  OUT_OF_ORDER(PaymentMethod.WALLET),
  /** No webhook, ever. */
  NEVER(PaymentMethod.WALLET);

  private static final String SAVED = "sav_";

  private final PaymentMethod method;
  private final Optional<DeclineReason> decline;

  MagicToken(PaymentMethod method) {
    this.method = method;
    this.decline = Optional.empty();
  }

  MagicToken(DeclineReason decline) {
    this.method = PaymentMethod.CARD;
    this.decline = Optional.of(decline);
  }

  /** Why every payment by it is declined, attended or not; empty for one that is not for that. */
  public Optional<DeclineReason> decline() {
    return decline;
  }

  /** What a payment request names, such as {@code tok_visa}. */
  public String token() {
    return token(method);
  }

  /** What a payment request by another wallet names, such as {@code ali_on_time}. */
  public String token(PaymentMethod wallet) {
    return prefix(wallet) + wireName();
  }

  /** The method that the token belongs to; the nameless wallet stands for all wallets. */
  public PaymentMethod method() {
    return method;
  }

  /** A token for a saved method that behaves like this one. */
  String savedToken(String random) {
    return SAVED + random + "." + wireName();
  }

  static boolean isSaved(String token) {
    return token.startsWith(SAVED);
  }

  private String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<MagicToken> of(PaymentMethod method, String token) {
    String name =
        isSaved(token)
            ? token.substring(token.indexOf('.') + 1)
            : token.startsWith(prefix(method)) ? token.substring(prefix(method).length()) : "";
    return Arrays.stream(values())
        .filter(magic -> magic.fits(method) && magic.wireName().equals(name))
        .findFirst();
  }

  private boolean fits(PaymentMethod asked) {
    return (method == PaymentMethod.CARD) == (asked == PaymentMethod.CARD);
  }

  private static String prefix(PaymentMethod method) {
    return switch (method) {
      case CARD -> "tok_";
      case WALLET -> "wal_";
      case PAYPAL -> "ppl_";
      case ALIPAY -> "ali_";
      case WECHAT_PAY -> "wxp_";
      case BALANCE, CASH, TERMINAL_CARD ->
          throw new IllegalArgumentException("no token stands for " + method);
    };
  }
}
