package io.keepline.activities;

import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Wake;
import io.keepline.store.LeaseFacts;
import io.keepline.workflows.Json;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The facts of a lease as its row holds them: whole as a snapshot, and in columns for queries. */
final class FactsRow {

  /** The oldest reader that reads what this code writes whole. */
  private static final int MIN_READER = 1;

  private FactsRow() {}

  /** One frozen refund, in the form that the column promises; the wallet's are marked. */
  private record Frozen(
      String orderId,
      String paymentId,
      long minorUnits,
      String currency,
      long feeMinorUnits,
      boolean wallet) {

    static Frozen of(Cancellation.Share share, boolean wallet) {
      return new Frozen(
          share.orderId(),
          share.paymentId(),
          share.amount().minorUnits(),
          share.amount().currency(),
          share.fee().minorUnits(),
          wallet);
    }
  }

  static LeaseFacts of(Lease lease, Schedule schedule) {
    return new LeaseFacts(
        lease.status().name(),
        lease.everInService(),
        lease.validUntil(),
        lease.plan().planId(),
        lease.plan().version(),
        lease.holds().stream().map(hold -> hold.reason().name()).toList(),
        Json.write(lease),
        Json.write(schedule),
        schedule.next().map(Wake::at).orElse(null),
        lease.clockOffset().toMillis(),
        MIN_READER,
        lease.needsPerson(),
        lease.cancellation().state().name(),
        Json.write(frozen(lease.cancellation())),
        name(lease.lossCause()),
        lease.reclaimedAt(),
        lease.quarantineUntil().orElse(null));
  }

  private static List<Frozen> frozen(Cancellation cancellation) {
    return Stream.concat(
            cancellation.refunds().stream().map(share -> Frozen.of(share, false)),
            cancellation.wallet().stream().map(share -> Frozen.of(share, true)))
        .toList();
  }

  private static @Nullable String name(@Nullable Enum<?> value) {
    return value == null ? null : value.name();
  }
}
