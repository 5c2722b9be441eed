package io.keepline.payments.sandbox;

/** Closes a payment that is not paid, or bars an id that was never asked for. */
final class CancelPayment {

  private final Book book;

  CancelPayment(Book book) {
    this.book = book;
  }

  /** Answers false when it is too late: the payment is paid. */
  boolean cancel(String paymentId) {
    return book.write(
        page -> {
          page.payments().bar(paymentId, Ids.fresh("spy"), page.now());
          Payment payment = page.payments().lockByPaymentId(paymentId).orElseThrow();
          return switch (payment.status()) {
            case PAID -> false;
            case DECLINED, CLOSED -> true;
            case CREATED, PENDING -> {
              page.payments().markClosed(paymentId);
              yield true;
            }
          };
        });
  }
}
