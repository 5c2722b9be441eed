package io.keepline.payments.sandbox;

import io.keepline.lifecycle.Money;
import io.keepline.payments.Chargeback;
import java.util.Locale;
import java.util.Optional;

/** The subscriber's bank takes money back, and later says who was right. */
final class DisputePayment {

  private final Book book;
  private final Events events;

  DisputePayment(Book book, Events events) {
    this.book = book;
    this.events = events;
  }

  /** What the bank does. */
  enum Step {
    OPEN,
    WIN,
    LOSE;

    static Optional<Step> ofPath(String name) {
      for (Step step : values()) {
        if (step.name().toLowerCase(Locale.ROOT).equals(name)) {
          return Optional.of(step);
        }
      }
      return Optional.empty();
    }
  }

  /** Answers the payment if it is there, and whether the step was possible. */
  Optional<PressButton.Pressed> dispute(String paymentId, Step step) {
    Optional<PressButton.Pressed> done =
        book.write(
            page ->
                page.payments().lockByPaymentId(paymentId).map(found -> act(page, found, step)));
    if (done.filter(PressButton.Pressed::pressed).isPresent()) {
      events.wake();
    }
    return done;
  }

  private PressButton.Pressed act(Book.Page page, Payment locked, Step step) {
    boolean possible =
        switch (step) {
          case OPEN -> open(page, locked);
          case WIN -> close(page, locked, Chargeback.State.WON);
          case LOSE -> close(page, locked, Chargeback.State.LOST);
        };
    Payment after = page.payments().byPaymentId(locked.paymentId()).orElseThrow();
    if (possible) {
      events.planChargeback(page, after);
    }
    return new PressButton.Pressed(after, possible);
  }

  /** Takes back what was captured and not refunded; answers false where nothing is left. */
  static boolean open(Book.Page page, Payment payment) {
    if (payment.capture().isEmpty() || payment.chargeback().isPresent()) {
      return false;
    }
    Money captured = payment.capture().get().amount();
    long left = captured.minorUnits() - page.ledger().refunded(payment.paymentId());
    if (left <= 0) {
      return false;
    }
    Money amount = Money.of(left, captured.currency());
    page.chargebacks().open(payment.paymentId(), amount, page.now());
    page.ledger().chargeback(payment.paymentId(), amount, page.now());
    return true;
  }

  private static boolean close(Book.Page page, Payment payment, Chargeback.State decided) {
    Optional<Chargeback> open =
        payment.chargeback().filter(c -> c.state() == Chargeback.State.OPEN);
    if (open.isEmpty()) {
      return false;
    }
    page.chargebacks().close(payment.paymentId(), decided, page.now());
    if (decided == Chargeback.State.WON) {
      page.ledger().chargebackReversed(payment.paymentId(), open.get().amount(), page.now());
    }
    return true;
  }
}
