package io.keepline.activities;

import io.keepline.lifecycle.PaymentMethod;
import io.keepline.payments.Chargeback;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.choice.Providers;
import io.keepline.store.AttemptRow;
import io.keepline.store.Chargebacks;
import io.keepline.store.Database;
import io.keepline.store.OrderHistory;
import io.keepline.store.Reads;
import io.keepline.store.WebhookInbox;
import io.keepline.workflows.WorldActivities.Dispute;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds out what banks did with captured money: the provider is asked, and only what our ledger
 * does not have yet is news, so that nothing is written twice. What was heard of by webhook is done
 * with when there is no news any more, so that nothing is lost between a look and its commit.
 */
final class Disputing {
  /** Clocks of two machines may differ: what came as late as this is looked at once more. */
  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(3);

  private final Reads reads;
  private final Chargebacks chargebacks;
  private final WebhookInbox inbox;
  private final Providers providers;
  private final InstantSource clock;

  private Disputing(
      Reads reads,
      Chargebacks chargebacks,
      WebhookInbox inbox,
      Providers providers,
      InstantSource clock) {
    this.reads = reads;
    this.chargebacks = chargebacks;
    this.inbox = inbox;
    this.providers = providers;
    this.clock = clock;
  }

  static Disputing over(Database database, Providers providers, InstantSource clock) {
    return new Disputing(
        new Reads(database),
        new Chargebacks(database),
        new WebhookInbox(database),
        providers,
        clock);
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
    Instant began = clock.instant();
    PaymentOutcome said = providers.named(attempt.provider()).charges().lookUp(attempt.paymentId());
    if (!(said instanceof PaymentOutcome.Paid paid)) {
      return Optional.empty();
    }
    if (paid.chargeback().isEmpty()) {
      return Optional.of(List.of());
    }
    List<Dispute> news = compare(attempt, paid.chargeback().get());
    if (news.isEmpty()) {
      inbox.agreed(attempt.paymentId(), began.minus(CLOCKS_DIFFER), clock.instant());
    }
    return Optional.of(news);
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
        PaymentMethod.valueOf(attempt.method()),
        attempt.captured());
  }
}
