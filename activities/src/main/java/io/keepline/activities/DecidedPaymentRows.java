package io.keepline.activities;

import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Till;
import io.keepline.store.AttemptRow;
import io.keepline.store.CounterPaymentRow;
import io.keepline.store.CounterReversalRow;
import io.keepline.store.DecidedPayments;
import io.keepline.store.PaymentOutcome;
import io.keepline.workflows.Json;
import io.keepline.workflows.RecordActivities.Commit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The rows of payments that no provider was asked about, and the accounts their money is in. */
final class DecidedPaymentRows {
  private final Commit commit;
  private final IntFunction<By> by;
  private final Function<String, Optional<CounterPaymentRow>> stored;

  /**
   * Of a commit.
   *
   * @param by who caused the entry at a place
   * @param stored reads where a payment was taken
   */
  DecidedPaymentRows(
      Commit commit, IntFunction<By> by, Function<String, Optional<CounterPaymentRow>> stored) {
    this.commit = commit;
    this.by = by;
    this.stored = stored;
  }

  DecidedPayments rows() {
    List<AttemptRow> attempts = new ArrayList<>();
    List<CounterPaymentRow> counter = new ArrayList<>();
    List<CounterReversalRow> reversals = new ArrayList<>();
    List<DecidedPayments.Proven> proven = new ArrayList<>();
    for (int i = 0; i < commit.entries().size(); i++) {
      Entry entry = commit.entries().get(i);
      if (entry instanceof Entry.CounterTaken taken) {
        attempts.add(attempt(taken));
        counter.add(counter(taken, by.apply(i)));
      } else if (entry instanceof Entry.CounterReversed reversed) {
        reversals.add(reversal(reversed, by.apply(i)));
      } else if (entry instanceof Entry.PaymentProven proof) {
        proven.add(proven(proof));
      }
    }
    return new DecidedPayments(attempts, counter, reversals, proven);
  }

  /** Where money is: each store has a till of its own, and gives back out of it. */
  String account(Entry.Account account, String paymentId) {
    return switch (account) {
      case PROVIDER,
          CLEARING,
          REVENUE,
          REFUNDS_OWED,
          CHARGEBACKS,
          FEES,
          WALLET,
          WALLET_RESERVED,
          PROMOTIONS ->
          account.name();
      case TILL, BY_HAND -> till(paymentId).map(CounterPaymentRow::account).orElse(account.name());
    };
  }

  private Optional<CounterPaymentRow> till(String paymentId) {
    for (int i = 0; i < commit.entries().size(); i++) {
      if (commit.entries().get(i) instanceof Entry.CounterTaken taken
          && taken.order().paymentId().equals(paymentId)) {
        return Optional.of(counter(taken, by.apply(i)));
      }
    }
    return stored.apply(paymentId);
  }

  private AttemptRow attempt(Entry.CounterTaken taken) {
    Order order = taken.order();
    return new AttemptRow(
        order.paymentId(),
        order.orderId(),
        order.attempt(),
        order.method().name(),
        null,
        OrderRows.TILL,
        taken.till().terminalReference(),
        "PAID",
        order.quote().total(),
        order.quote().total(),
        null,
        null,
        null,
        commit.real(),
        commit.real());
  }

  private CounterPaymentRow counter(Entry.CounterTaken taken, By clerk) {
    Till till = taken.till();
    Stimulus.CounterReverse.Before before = taken.before();
    return new CounterPaymentRow(
        taken.order().paymentId(),
        taken.order().orderId(),
        commit.lease().brandId(),
        till.storeId(),
        taken.order().method().name(),
        till.terminalReference(),
        DecisionRows.actor(clerk.actor()),
        till.idCheck().document().name(),
        till.idCheck().checkedBy(),
        till.idCheck().checkedAt(),
        before == null ? null : Json.write(before),
        commit.real());
  }

  private CounterReversalRow reversal(Entry.CounterReversed reversed, By clerk) {
    return new CounterReversalRow(
        reversed.paymentId(),
        reversed.orderId(),
        reversed.amount(),
        DecisionRows.actor(clerk.actor()),
        clerk.reason(),
        commit.real());
  }

  private DecidedPayments.Proven proven(Entry.PaymentProven proof) {
    Money captured = proof.evidence().captured();
    return new DecidedPayments.Proven(
        new PaymentOutcome(proof.paymentId(), "PAID", captured, null, commit.real()),
        proof.evidence().reference());
  }
}
