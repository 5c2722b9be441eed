package io.keepline.api.http;

import java.util.Locale;

/**
 * Every kind of "no" that this API says, with its HTTP status. Title, sentence and remedy of each
 * stand in {@code problems_*.properties} and in {@code docs/errors.md}.
 */
public enum ProblemCode {
  INVALID_REQUEST(400),
  IDEMPOTENCY_KEY_MISSING(400),
  WEBHOOK_MALFORMED(400),
  UNAUTHENTICATED(401),
  WEBHOOK_UNVERIFIED(401),
  PAYMENT_DECLINED(402),
  METHOD_NOT_SAVED(402),
  BALANCE_TOO_LOW(402),
  FORBIDDEN(403),
  NOT_FOUND(404),
  ORDER_UNKNOWN(404),
  HOLD_UNKNOWN(404),
  REFUND_UNKNOWN(404),
  NOTICE_UNKNOWN(404),
  TASK_UNKNOWN(404),
  METHOD_NOT_ALLOWED(405),
  TOO_SLOW(408, true),
  LEASE_ENDED(409),
  NUMBER_LOST(409),
  NOT_YET_PAID(409),
  LOSS_BEING_DECIDED(409, true),
  NOT_DUE(409),
  STILL_IN_TERM(409),
  QUOTE_EXPIRED(409),
  ORDER_IN_FLIGHT(409),
  CANCELLATION_CONFIRMED(409),
  ON_HOLD(409),
  TOO_LATE(409, true),
  METHOD_TOO_SLOW(409),
  ORDER_NOT_RETRYABLE(409),
  NOT_REVERSIBLE(409),
  SLIP_USED(409),
  HOLD_STANDS(409),
  NO_CANCELLATION(409),
  FIGURES_CHANGED(409),
  TERM_OVER(409),
  PLAN_IN_FORCE(409),
  NO_CONSENT(409),
  ABOVE_CEILING(409),
  NOT_RECLAIMED(409),
  RESTORE_FEE_NEEDED(409),
  ANSWER_OUTDATED(409),
  NOTHING_CHANGED(409),
  NUMBER_TAKEN(409),
  NO_NUMBER_FREE(409),
  QUOTE_USED(409),
  ORDER_NOT_ACCEPTED(409),
  PROMOTION_USED_UP(409),
  ORDER_NOT_PAID(409),
  INVOICE_EXISTS(409),
  PRICE_MOVED(409),
  NUMBER_LIVES(409),
  LINK_DEAD(410),
  VALID_UNTIL_MOVED(412),
  PRECONDITION_FAILED(412),
  TOO_LARGE(413),
  UNSUPPORTED_MEDIA_TYPE(415),
  IDEMPOTENCY_KEY_REUSED(422),
  QUOTE_DOES_NOT_FIT(422),
  CAP_EXCEEDED(422),
  DATE_NOT_LATER(422),
  EVIDENCE_NEEDED(422),
  AMOUNT_ABOVE_PAID(422),
  NOT_SANDBOX(422),
  CLOCK_BACKWARDS(422),
  PLAN_NOT_OFFERED(422),
  PLAN_DOES_NOT_FIT(422),
  TOP_UP_NOT_OFFERED(422),
  USAGE_RECORD_DIFFERS(422),
  METHOD_NOT_OFFERED(422),
  METHOD_FIXES_CURRENCY(422),
  METHOD_COSTS_OTHERWISE(422),
  CEILING_CURRENCY_NOT_TAKEN(422),
  ADD_ON_NOT_OFFERED(422),
  PROMOTION_UNKNOWN(422),
  PROMOTION_NOT_APPLICABLE(422),
  AMOUNT_TOO_LARGE(422),
  PRECONDITION_REQUIRED(428),
  TOO_MANY_REQUESTS(429, true),
  INTERNAL_ERROR(500, true),
  UNAVAILABLE(503, true),
  LEASE_RESTARTING(503, true),
  CHARGES_BRAKED(503, true);

  private final int status;
  private final boolean mayRetry;

  ProblemCode(int status) {
    this(status, false);
  }

  ProblemCode(int status, boolean mayRetry) {
    this.status = status;
    this.mayRetry = mayRetry;
  }

  /** The HTTP status. */
  public int status() {
    return status;
  }

  /** Whether the same wish can succeed later without being changed. */
  public boolean mayRetry() {
    return mayRetry;
  }

  /** The code as it travels: {@code lower_snake}. */
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
