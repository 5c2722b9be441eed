package io.keepline.payments.sandbox;

import java.util.Locale;

/** Where a payment stands at the provider. */
enum PaymentStatus {
  /** Asked for, not confirmed. */
  CREATED,
  /** Waiting for the subscriber on the pay page. */
  PENDING,
  /** Captured. */
  PAID,
  /** Not captured, and never will be. */
  DECLINED,
  /** Cancelled or expired before it was paid. */
  CLOSED;

  String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  static PaymentStatus ofWireName(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }
}
