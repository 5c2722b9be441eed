package io.keepline.payments.sandbox;

import java.util.Optional;

/** Looks a payment up; a page that is past its time is closed when somebody looks. */
final class FindPayment {

  private final Book book;

  FindPayment(Book book) {
    this.book = book;
  }

  Optional<Payment> byReference(String providerRef) {
    return book.write(
        page -> page.payments().byReference(providerRef).map(found -> current(page, found)));
  }

  Optional<Payment> byPaymentId(String paymentId) {
    return book.write(
        page -> page.payments().byPaymentId(paymentId).map(found -> current(page, found)));
  }

  private static Payment current(Book.Page page, Payment found) {
    return found.isExpired(page.now())
        ? closeIfExpired(page, page.payments().lockByPaymentId(found.paymentId()).orElseThrow())
        : found;
  }

  /** Closes a locked payment whose page is past its time. */
  static Payment closeIfExpired(Book.Page page, Payment locked) {
    if (!locked.isExpired(page.now())) {
      return locked;
    }
    page.payments().markClosed(locked.paymentId());
    return page.payments().byPaymentId(locked.paymentId()).orElseThrow();
  }
}
