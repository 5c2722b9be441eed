package io.keepline.activities;

import io.keepline.lifecycle.PaymentMethod;
import io.keepline.payments.Chargeback;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.choice.Providers;
import io.keepline.store.AttemptRow;
import io.keepline.store.Chargebacks;
import io.keepline.store.OrderHistory;
import io.keepline.store.Reads;
import io.keepline.workflows.WorldActivities.Dispute;
import io.temporal.failure.ApplicationFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what banks did with captured money: the provider is asked, and only what our ledger
 * does not have yet is news, so that nothing is written twice.
 */
final class Disputing {
  private final Reads reads;
  private final Chargebacks chargebacks;
  private final Providers providers;

  Disputing(Reads reads, Chargebacks chargebacks, Providers providers) {
    this.reads = reads;
    this.chargebacks = chargebacks;
    this.providers = providers;
  }

  /**
   * What is new about a payment, or about the payments of an order.
   *
   * @throws ApplicationFailure if the provider says nothing of one; it is to be asked again
   */
  List<Dispute> news(String paymentOrOrderId) {
    List<Dispute> news = new ArrayList<>();
    for (AttemptRow attempt : captured(paymentOrOrderId)) {
      news.addAll(
          newsOf(attempt)
              .orElseThrow(
                  () ->
                      ApplicationFailure.newFailure(
                          "the provider says nothing of a captured payment", "ProviderSilent")));
    }
    return news;
  }

  /** The same, as far as the provider says anything now. */
  List<Dispute> newsSoFar(String orderId) {
    return captured(orderId).stream()
        .flatMap(attempt -> newsOf(attempt).orElse(List.of()).stream())
        .toList();
  }

  private List<AttemptRow> captured(String paymentOrOrderId) {
    Optional<OrderHistory> history =
        reads.orderOfPayment(paymentOrOrderId).or(() -> reads.order(paymentOrOrderId));
    return history.map(OrderHistory::attempts).orElse(List.of()).stream()
        .filter(
            attempt ->
                attempt.paymentId().equals(paymentOrOrderId)
                    || attempt.orderId().equals(paymentOrOrderId))
        .filter(attempt -> attempt.captured() != null)
        .filter(attempt -> !OrderRows.isOurs(attempt.provider()))
        .toList();
  }

  private Optional<List<Dispute>> newsOf(AttemptRow attempt) {
    PaymentOutcome said = providers.named(attempt.provider()).charges().lookUp(attempt.paymentId());
    return said instanceof PaymentOutcome.Paid paid
        ? Optional.of(paid.chargeback().map(c -> compare(attempt, c)).orElse(List.of()))
        : Optional.empty();
  }

  private List<Dispute> compare(AttemptRow attempt, Chargeback said) {
    Chargebacks.Moved known = chargebacks.of(attempt.paymentId());
    List<Dispute> news = new ArrayList<>();
    if (!known.wasTaken()) {
      news.add(dispute(attempt, said, false));
    }
    if (said.state() == Chargeback.State.WON && (!news.isEmpty() || known.isTaken())) {
      news.add(dispute(attempt, said, true));
    }
    return news;
  }

  private static Dispute dispute(AttemptRow attempt, Chargeback said, boolean won) {
    return new Dispute(
        said.reference(),
        attempt.orderId(),
        attempt.paymentId(),
        said.amount(),
        won,
        PaymentMethod.valueOf(attempt.method()));
  }
}
