package io.keepline.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Beginnings of top-ups: orders that the payment's own workflow owns from the first moment. */
public final class TopUps {
  private final Transactions transactions;

  /** Over an open database. */
  public TopUps(Database database) {
    this.transactions = new Transactions(database.jdbi());
  }

  /**
   * The wish to charge a top-up, written before anything is sent.
   *
   * @param order the top-up, SUBMITTED and owned by {@code payment}
   * @param attempt its one try, SUBMITTED
   * @param notAfter real time after which nothing may be sent; null: no limit
   * @param now real time
   */
  public record Intent(
      OrderRow order, AttemptRow attempt, @Nullable Instant notAfter, Instant now) {}

  /**
   * Writes order and attempt, whatever the status of the number: the money belongs to the holder.
   * Sends nothing itself.
   */
  public IntentAnswer intent(Intent intent) {
    return transactions.decide(handle -> write(handle, intent), IntentAnswer.Refused::new);
  }

  private static IntentAnswer write(Handle handle, Intent intent) {
    OrderRow order = intent.order();
    Optional<LeaseRow> lease = LeaseSql.lock(handle, order.leaseId());
    if (lease.isEmpty()) {
      return new IntentAnswer.Refused(StoreRefusal.NO_SUCH_LEASE);
    }
    Optional<AttemptRow> begun = AttemptSql.find(handle, intent.attempt().paymentId());
    if (begun.isPresent()) {
      return new IntentAnswer.AlreadyThere(begun.get());
    }
    Instant notAfter = intent.notAfter();
    if (notAfter != null && intent.now().isAfter(notAfter)) {
      return new IntentAnswer.TooLate();
    }
    if (AttemptSql.chargesBraked(handle, lease.get().brandId(), intent.now())) {
      return new IntentAnswer.Refused(StoreRefusal.CHARGES_BRAKED);
    }
    DecisionSql.orders(handle, List.of(order));
    AttemptSql.insert(handle, intent.attempt());
    return new IntentAnswer.Recorded();
  }
}
