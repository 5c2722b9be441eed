package io.keepline.payments.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** One transaction over the provider's tables, with one time for everything in it. */
final class Book {

  private final Jdbi jdbi;
  private final InstantSource clock;

  Book(Jdbi jdbi, InstantSource clock) {
    this.jdbi = jdbi;
    this.clock = clock;
  }

  /** The tables inside a transaction. */
  record Page(
      PaymentTable payments,
      LedgerTable ledger,
      RefundTable refunds,
      ChargebackTable chargebacks,
      SavedMethodTable saved,
      WebhookTable webhooks,
      Instant now) {}

  <T> T write(Function<Page, T> work) {
    return jdbi.inTransaction(handle -> work.apply(page(handle)));
  }

  Instant now() {
    // PostgreSQL keeps microseconds; more would not survive being stored.
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private Page page(Handle handle) {
    return new Page(
        new PaymentTable(handle),
        new LedgerTable(handle),
        new RefundTable(handle),
        new ChargebackTable(handle),
        new SavedMethodTable(handle),
        new WebhookTable(handle),
        now());
  }
}
