package io.keepline.payments.stripe;

/** What we write on Stripe's objects to know them again. Never personal data. */
final class Labels {

  /** Our payment id. */
  static final String PAYMENT = "keepline_payment";

  /** Our order. */
  static final String ORDER = "keepline_order";

  /** Our refund id. */
  static final String REFUND = "keepline_refund";

  /** Our opaque id of a subscriber. */
  static final String PAYER = "keepline_payer";

  /** Our id of a wish to keep a method. */
  static final String SAVE = "keepline_save";

  /** Our record of the permission behind a kept method. */
  static final String CONSENT = "keepline_consent";

  /** Marks an intent that only exists so that its payment id cannot be used any more. */
  static final String BARRED = "keepline_barred";

  /** How a payment is to be confirmed: method, token, attendance, return address. */
  static final String METHOD = "keepline_method";

  static final String TOKEN = "keepline_token";
  static final String ATTENDANCE = "keepline_attendance";
  static final String RETURN_URL = "keepline_return";

  /** Stripe keeps no longer values. */
  static final int LONGEST_VALUE = 500;

  private Labels() {}
}
