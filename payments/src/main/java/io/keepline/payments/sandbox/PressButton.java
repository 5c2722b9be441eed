package io.keepline.payments.sandbox;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.PendingCause;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** The subscriber acts on the pay page. Pressing on a page that is not open changes nothing. */
final class PressButton {

  private final Book book;
  private final Events events;

  PressButton(Book book, Events events) {
    this.book = book;
    this.events = events;
  }

  /** The buttons of the page. */
  enum Button {
    PAY,
    DECLINE,
    CANCEL;

    static Optional<Button> ofPath(String name) {
      for (Button button : values()) {
        if (button.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(button);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * What came of it.
   *
   * @param pressed whether the page was open and the button did something
   */
  record Pressed(Payment payment, boolean pressed) {}

  Optional<Pressed> byReference(String providerRef, Button button) {
    return press(button, (payments, key) -> payments.lockByReference(key), providerRef);
  }

  Optional<Pressed> byPaymentId(String paymentId, Button button) {
    return press(button, (payments, key) -> payments.lockByPaymentId(key), paymentId);
  }

  private Optional<Pressed> press(
      Button button, BiFunction<PaymentTable, String, Optional<Payment>> find, String key) {
    Optional<Pressed> result =
        book.write(page -> find.apply(page.payments(), key).map(p -> act(page, p, button)));
    if (result.filter(Pressed::pressed).isPresent()) {
      events.wake();
    }
    return result;
  }

  private Pressed act(Book.Page page, Payment locked, Button button) {
    Payment payment = FindPayment.closeIfExpired(page, locked);
    if (payment.status() != PaymentStatus.PENDING) {
      return new Pressed(payment, false);
    }
    String id = payment.paymentId();
    switch (button) {
      case PAY -> {
        page.payments().markPaid(id);
        page.ledger().charge(id, payment.requireTerms().amount(), page.now());
      }
      case DECLINE -> page.payments().markDeclined(id, refusal(payment));
      case CANCEL -> page.payments().markClosed(id);
    }
    Payment after = page.payments().byPaymentId(id).orElseThrow();
    events.plan(page, after);
    return new Pressed(after, true);
  }

  private static DeclineReason refusal(Payment payment) {
    PendingCause cause = payment.checkout().map(Payment.Checkout::cause).orElseThrow();
    return switch (cause) {
      case AUTHENTICATION -> DeclineReason.AUTHENTICATION_FAILED;
      case REDIRECT, QR_CODE -> DeclineReason.REJECTED;
    };
  }
}
