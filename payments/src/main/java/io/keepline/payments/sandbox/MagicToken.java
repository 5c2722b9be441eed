package io.keepline.payments.sandbox;

import io.keepline.payments.PaymentMethod;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The cards and wallets of the sandbox. The token is {@code tok_} or {@code wal_} and the name. */
public enum MagicToken {
  /** Paid at once. */
  VISA(PaymentMethod.CARD),
  /** Declined: insufficient funds. */
  INSUFFICIENT_FUNDS(PaymentMethod.CARD),
  /** Declined: limit exceeded. */
  LIMIT(PaymentMethod.CARD),
  /** Declined: expired card. */
  EXPIRED(PaymentMethod.CARD),
  /** Declined: stolen card. */
  STOLEN(PaymentMethod.CARD),
  /** Asks for authentication on the pay page. */
  AUTHENTICATE(PaymentMethod.CARD),
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

  private final PaymentMethod method;
  private final String token;

  MagicToken(PaymentMethod method) {
    this.method = method;
    String prefix =
        switch (method) {
          case CARD -> "tok_";
          case WALLET -> "wal_";
        };
    this.token = prefix + name().toLowerCase(Locale.ROOT);
  }

  /** What a payment request names, such as {@code tok_visa}. */
  public String token() {
    return token;
  }

  /** The method that the token belongs to. */
  public PaymentMethod method() {
    return method;
  }

  static Optional<MagicToken> of(PaymentMethod method, String token) {
    return Arrays.stream(values())
        .filter(magic -> magic.method == method && magic.token.equals(token))
        .findFirst();
  }
}
