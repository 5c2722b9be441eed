package io.keepline.store;

import io.keepline.store.PaymentOutcome.Recorded;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Attempts to pay and refunds: the intent before anything is sent, the facts after it. */
public final class Payments {
  private final Jdbi jdbi;
  private final Transactions transactions;

  /** Over an open database. */
  public Payments(Database database) {
    this.jdbi = database.jdbi();
    this.transactions = new Transactions(jdbi);
  }

  /** Writes order and attempt if the caller's run still owns the lease; sends nothing itself. */
  public IntentAnswer intent(IntentRequest request) {
    return transactions.decide(handle -> intent(handle, request), IntentAnswer.Refused::new);
  }

  /** Remembers the provider's own id before the charge is confirmed. The first one stays. */
  public void reference(
      String paymentId, String providerRef, @Nullable String checkoutUrl, @Nullable Instant until) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update attempts set provider_ref = coalesce(provider_ref, :ref),
                      checkout_url = coalesce(:url, checkout_url),
                      expires_at = coalesce(:until, expires_at)
                    where payment_id = :payment
                    """)
                .bind("payment", paymentId)
                .bind("ref", providerRef)
                .bind("url", checkoutUrl)
                .bindByType("until", until, Instant.class)
                .execute());
  }

  /** Writes what the provider said. Money is never forgotten: PAID wins over everything. */
  public Recorded outcome(PaymentOutcome outcome) {
    return transactions.decide(
        handle -> record(handle, outcome),
        refusal -> {
          if (refusal == StoreRefusal.ALREADY_PAID) {
            return surplus(outcome);
          }
          throw new IllegalStateException("an outcome was refused: " + refusal);
        });
  }

  private Recorded surplus(PaymentOutcome paid) {
    PaymentOutcome surplus =
        new PaymentOutcome(paid.paymentId(), "SURPLUS", paid.captured(), null, paid.at());
    return jdbi.inTransaction(
        handle -> AttemptSql.outcome(handle, surplus) == 1 ? Recorded.SURPLUS : Recorded.UNCHANGED);
  }

  /**
   * Bars a payment whose charge was never begun: a charge that comes late finds the row and sends
   * nothing. An attempt that was begun stays as it is.
   *
   * @param never the attempt, NEVER_RECEIVED
   */
  public void bar(AttemptRow never) {
    jdbi.useHandle(handle -> AttemptSql.bar(handle, never));
  }

  /** One attempt. */
  public Optional<AttemptRow> attempt(String paymentId) {
    return jdbi.withHandle(handle -> attempt(handle, paymentId));
  }

  /**
   * The provider that an attempt went to.
   *
   * @throws IllegalStateException if there is no such attempt
   */
  public String providerOf(String paymentId) {
    return attempt(paymentId)
        .map(AttemptRow::provider)
        .orElseThrow(() -> new IllegalStateException("payment " + paymentId + " has no row"));
  }

  /**
   * The brand of a lease: it decides through which provider its payments go.
   *
   * @throws IllegalStateException if there is no such lease
   */
  public String brandOf(String leaseId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select brand_id from leases where lease_id = :id")
                .bind("id", leaseId)
                .mapTo(String.class)
                .findOne()
                .orElseThrow(() -> new IllegalStateException("lease " + leaseId + " has no row")));
  }

  /** Attempts that are not definite yet, oldest first. */
  public List<AttemptRow> unfinished(int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from attempts where state in ('SUBMITTED', 'PENDING', 'UNKNOWN')
                    order by created_at, payment_id limit :limit
                    """)
                .bind("limit", limit)
                .map((row, context) -> AttemptRow.read(new Columns(row)))
                .list());
  }

  private static IntentAnswer intent(Handle handle, IntentRequest request) {
    Optional<LeaseRow> lease = LeaseSql.lock(handle, request.leaseId());
    if (lease.isEmpty()) {
      return new IntentAnswer.Refused(StoreRefusal.NO_SUCH_LEASE);
    }
    // First of all: a charge that was begun is looked up, whoever asks.
    Optional<AttemptRow> begun = attempt(handle, request.attempt().paymentId());
    if (begun.isPresent()) {
      return new IntentAnswer.AlreadyThere(begun.get());
    }
    if (lease.get().epoch() != request.epoch()) {
      return new IntentAnswer.Stale(lease.get().epoch());
    }
    Instant notAfter = request.notAfter();
    if (notAfter != null && request.now().isAfter(notAfter)) {
      return new IntentAnswer.TooLate();
    }
    Optional<StoreRefusal> refusal = refusal(handle, request, lease.get());
    if (refusal.isPresent()) {
      return new IntentAnswer.Refused(refusal.get());
    }
    DecisionSql.orders(handle, List.of(request.order()));
    PromotionUses.take(handle, request.order(), request.now());
    AttemptSql.insert(handle, request.attempt());
    return new IntentAnswer.Recorded();
  }

  private static Optional<StoreRefusal> refusal(
      Handle handle, IntentRequest request, LeaseRow lease) {
    if (lease.facts().hasEnded()) {
      return Optional.of(StoreRefusal.LEASE_ENDED);
    }
    if (AttemptSql.chargesBraked(handle, lease.brandId(), request.now())) {
      return Optional.of(StoreRefusal.CHARGES_BRAKED);
    }
    if (AttemptSql.orderIsClosed(handle, request.order().orderId())) {
      return Optional.of(StoreRefusal.ORDER_CLOSED);
    }
    return AttemptSql.isOpen(handle, request.order().orderId())
        ? Optional.of(StoreRefusal.ATTEMPT_OPEN)
        : Optional.empty();
  }

  private static Recorded record(Handle handle, PaymentOutcome outcome) {
    if (AttemptSql.outcome(handle, outcome) == 1) {
      return Recorded.WRITTEN;
    }
    return attempt(handle, outcome.paymentId()).isPresent()
        ? Recorded.UNCHANGED
        : Recorded.NO_SUCH_PAYMENT;
  }

  private static Optional<AttemptRow> attempt(Handle handle, String paymentId) {
    return handle
        .createQuery("select * from attempts where payment_id = :id")
        .bind("id", paymentId)
        .map((row, context) -> AttemptRow.read(new Columns(row)))
        .findOne();
  }
}
