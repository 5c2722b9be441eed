package io.keepline.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Asks a brake inside the transaction it governs. */
final class BrakeSql {
  private BrakeSql() {}

  /**
   * Whether the brand's RECLAIM brake forbids a loss now. The row is share-locked, so a brake that
   * is being pulled is either seen or waits for this commit. {@code lifted_at} is compared with the
   * lease's time: for a sandbox lease whose clock runs ahead the period is over sooner.
   */
  static Optional<CommitAnswer> forbids(
      Handle handle, String brandId, LossGuard guard, CommitRequest request) {
    ensure(handle, brandId, request.now());
    Brake brake =
        handle
            .createQuery(
                "select * from brakes where brand_id = :brand and kind = 'RECLAIM' for share")
            .bind("brand", brandId)
            .map((row, context) -> Brake.read(new Columns(row)))
            .one();
    if (brake.on()) {
      return Optional.of(new CommitAnswer.Braked(null));
    }
    Instant lifted = brake.liftedAt();
    if (lifted == null) {
      return Optional.empty();
    }
    Instant until = lifted.plus(guard.brakeNoticePeriod());
    return request.leaseNow().isBefore(until)
        ? Optional.of(new CommitAnswer.Braked(until))
        : Optional.empty();
  }

  /** The brake, locked until the transaction ends. */
  static Brake lock(Handle handle, String brandId, Brake.Kind kind) {
    return handle
        .createQuery("select * from brakes where brand_id = :brand and kind = :kind for update")
        .bind("brand", brandId)
        .bind("kind", kind.name())
        .map((row, context) -> Brake.read(new Columns(row)))
        .one();
  }

  /** A row that does not exist cannot be locked. */
  static void ensure(Handle handle, String brandId, Instant now) {
    handle
        .createUpdate(
            """
            insert into brakes (brand_id, kind, is_on, actor, reason, changed_at)
            select :brand, kind, false, :nobody, :never, :now
            from unnest(array['RECLAIM', 'CHARGE', 'MESSAGE']) kind
            on conflict do nothing
            """)
        .bind("brand", brandId)
        .bind("nobody", Brake.NOBODY)
        .bind("never", Brake.NEVER)
        .bind("now", now)
        .execute();
  }
}
