package io.keepline.payments;

/** Whether the subscriber is there while a payment is asked for. */
public enum Attendance {
  /** The subscriber is there and can be sent to a page. */
  PRESENT,
  /** Nobody is there: a saved method is charged under its mandate, or declined. */
  UNATTENDED
}
