package io.keepline.payments.stripe;

import com.stripe.model.BalanceTransaction;
import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.HasId;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.param.BalanceTransactionListParams;
import com.stripe.param.ChargeListParams;
import com.stripe.param.DisputeRetrieveParams;
import com.stripe.param.RefundListParams;
import io.keepline.lifecycle.Money;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.UnknownCause;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A day at Stripe: its charges, then its refunds, then what disputes moved. Stripe's balance is in
 * the account's own currency, so amounts are read where they were charged. Money without our
 * payment id in its metadata is another merchant's business on the same account.
 */
final class StripeLedger {

  private static final long PAGE = 100;

  private final StripeCalls calls;

  StripeLedger(StripeCalls calls) {
    this.calls = calls;
  }

  /** The lists of a day, in order. */
  private enum Stage {
    CHARGES,
    REFUNDS,
    DISPUTES;

    Optional<Stage> next() {
      return switch (this) {
        case CHARGES -> Optional.of(REFUNDS);
        case REFUNDS -> Optional.of(DISPUTES);
        case DISPUTES -> Optional.empty();
      };
    }
  }

  /** Where a reader stands: in which list, and after which row. */
  private record Cursor(Stage stage, Optional<String> after) {

    static Cursor parse(Optional<String> text) {
      return text.map(
              t -> {
                String[] parts = t.split(":", 2);
                return new Cursor(
                    Stage.valueOf(parts[0]), Optional.of(parts[1]).filter(row -> !row.isEmpty()));
              })
          .orElse(new Cursor(Stage.CHARGES, Optional.empty()));
    }

    String text() {
      return stage + ":" + after.orElse("");
    }

    /** After a page: further in the list, in the next list, or nowhere. */
    Optional<Cursor> next(Optional<String> lastRow) {
      if (lastRow.isPresent()) {
        return Optional.of(new Cursor(stage, lastRow));
      }
      return stage.next().map(following -> new Cursor(following, Optional.empty()));
    }
  }

  /** One page of one list; {@code last} is there when more follow. */
  private record Rows(List<LedgerEntry> entries, Optional<String> last) {}

  LedgerAnswer day(LocalDate day, Optional<String> after) {
    try {
      Cursor cursor = Cursor.parse(after);
      while (true) {
        Reply<Rows> reply = page(day, cursor);
        if (!(reply instanceof Reply.Answered<Rows> answered)) {
          return unavailable(reply);
        }
        Optional<Cursor> next = cursor.next(answered.value().last());
        if (next.isEmpty() || !answered.value().entries().isEmpty()) {
          return new LedgerAnswer.Page(answered.value().entries(), next.map(Cursor::text));
        }
        cursor = next.get();
      }
    } catch (RuntimeException malformed) {
      return new LedgerAnswer.Unavailable(Optional.of(UnknownCause.MALFORMED_ANSWER));
    }
  }

  private static LedgerAnswer unavailable(Reply<?> reply) {
    if (reply instanceof Reply.Lost<?> lost) {
      return new LedgerAnswer.Unavailable(Optional.of(lost.cause()));
    }
    return reply instanceof Reply.Refused<?> refused
        ? new LedgerAnswer.Unavailable(Optional.of(refused.cause()))
        : new LedgerAnswer.Unavailable(Optional.empty());
  }

  private Reply<Rows> page(LocalDate day, Cursor cursor) {
    long from = day.atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    long until = day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    return switch (cursor.stage()) {
      case CHARGES -> charges(from, until, cursor.after());
      case REFUNDS -> refunds(from, until, cursor.after());
      case DISPUTES -> disputes(from, until, cursor.after());
    };
  }

  private Reply<Rows> charges(long from, long until, Optional<String> after) {
    ChargeListParams.Builder params =
        ChargeListParams.builder()
            .setCreated(ChargeListParams.Created.builder().setGte(from).setLt(until).build())
            .setLimit(PAGE);
    after.ifPresent(params::setStartingAfter);
    return calls.ask(
        stripe -> {
          StripeCollection<Charge> page = stripe.charges().list(params.build());
          List<LedgerEntry> entries = new ArrayList<>();
          for (Charge charge : page.getData()) {
            charge(charge).ifPresent(entries::add);
          }
          return new Rows(entries, last(page));
        });
  }

  private static Optional<LedgerEntry> charge(Charge charge) {
    boolean captured =
        charge.getStatus().equals("succeeded") && Boolean.TRUE.equals(charge.getCaptured());
    return payment(charge.getMetadata())
        .filter(ours -> captured)
        .map(
            paymentId ->
                new LedgerEntry(
                    LedgerEntry.Kind.CHARGE,
                    paymentId,
                    Optional.empty(),
                    charge.getPaymentIntent(),
                    StripeAmounts.toMoney(charge.getAmountCaptured(), charge.getCurrency()),
                    Instant.ofEpochSecond(charge.getCreated())));
  }

  private Reply<Rows> refunds(long from, long until, Optional<String> after) {
    RefundListParams.Builder params =
        RefundListParams.builder()
            .setCreated(RefundListParams.Created.builder().setGte(from).setLt(until).build())
            .setLimit(PAGE);
    after.ifPresent(params::setStartingAfter);
    return calls.ask(
        stripe -> {
          StripeCollection<Refund> page = stripe.refunds().list(params.build());
          List<LedgerEntry> entries = new ArrayList<>();
          for (Refund refund : page.getData()) {
            refund(refund).ifPresent(entries::add);
          }
          return new Rows(entries, last(page));
        });
  }

  /** A refund that is still on its way has left our balance already. */
  private static Optional<LedgerEntry> refund(Refund refund) {
    boolean left = !refund.getStatus().equals("failed") && !refund.getStatus().equals("canceled");
    return payment(refund.getMetadata())
        .filter(ours -> left)
        .map(
            paymentId ->
                new LedgerEntry(
                    LedgerEntry.Kind.REFUND,
                    paymentId,
                    Optional.ofNullable(refund.getMetadata().get(Labels.REFUND)),
                    refund.getPaymentIntent(),
                    StripeAmounts.toMoney(refund.getAmount(), refund.getCurrency()),
                    Instant.ofEpochSecond(refund.getCreated())));
  }

  /** A dispute has no date on which it was decided; the movement in the balance has. */
  private Reply<Rows> disputes(long from, long until, Optional<String> after) {
    BalanceTransactionListParams.Builder params =
        BalanceTransactionListParams.builder()
            .setCreated(
                BalanceTransactionListParams.Created.builder().setGte(from).setLt(until).build())
            .setType("adjustment")
            .setLimit(PAGE);
    after.ifPresent(params::setStartingAfter);
    return calls.ask(
        stripe -> {
          StripeCollection<BalanceTransaction> page =
              stripe.balanceTransactions().list(params.build());
          List<LedgerEntry> entries = new ArrayList<>();
          for (BalanceTransaction moved : page.getData()) {
            if (isDispute(moved)) {
              Dispute dispute =
                  stripe
                      .disputes()
                      .retrieve(
                          moved.getSource(),
                          DisputeRetrieveParams.builder().addExpand("payment_intent").build());
              dispute(moved, dispute).ifPresent(entries::add);
            }
          }
          return new Rows(entries, last(page));
        });
  }

  private static boolean isDispute(BalanceTransaction moved) {
    return moved.getReportingCategory().startsWith("dispute") && moved.getSource() != null;
  }

  private static Optional<LedgerEntry> dispute(BalanceTransaction moved, Dispute dispute) {
    boolean taken = moved.getAmount() < 0;
    Money amount = StripeAmounts.toMoney(dispute.getAmount(), dispute.getCurrency());
    return Optional.ofNullable(dispute.getPaymentIntentObject())
        .flatMap(intent -> payment(intent.getMetadata()))
        .map(
            paymentId ->
                new LedgerEntry(
                    taken ? LedgerEntry.Kind.CHARGEBACK : LedgerEntry.Kind.CHARGEBACK_REVERSED,
                    paymentId,
                    Optional.empty(),
                    dispute.getPaymentIntent(),
                    amount,
                    Instant.ofEpochSecond(moved.getCreated())));
  }

  private static Optional<String> payment(Map<String, String> labels) {
    return Optional.ofNullable(labels.get(Labels.PAYMENT));
  }

  private static <T extends HasId> Optional<String> last(StripeCollection<T> page) {
    List<T> rows = page.getData();
    return rows.isEmpty() || !Boolean.TRUE.equals(page.getHasMore())
        ? Optional.empty()
        : Optional.of(rows.get(rows.size() - 1).getId());
  }
}
