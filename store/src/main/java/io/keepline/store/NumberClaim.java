package io.keepline.store;

import io.keepline.store.Transactions.RefusedException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Takes a number out of the pool inside the transaction that begins its lease. */
final class NumberClaim {
  private NumberClaim() {}

  static String claim(Handle handle, String brandId, NumberChoice choice, Instant now) {
    if (choice instanceof NumberChoice.Exact exact) {
      return reserve(handle, lockExact(handle, brandId, exact), StoreRefusal.NUMBER_TAKEN, now);
    }
    if (choice instanceof NumberChoice.Automatic automatic) {
      return reserve(handle, lockAny(handle, brandId, automatic), StoreRefusal.NO_NUMBER_FREE, now);
    }
    throw new IllegalArgumentException("unknown choice");
  }

  static void setState(Handle handle, String numberId, String state, Instant now) {
    handle
        .createUpdate(
            """
            update numbers set state = :state, state_since = :now
            where number_id = :number and state <> :state
            """)
        .bind("number", numberId)
        .bind("state", state)
        .bind("now", now)
        .execute();
  }

  private static Optional<String> lockExact(
      Handle handle, String brandId, NumberChoice.Exact exact) {
    return handle
        .createQuery(
            """
            select number_id from numbers
            where number_id = :number and brand_id = :brand and state = 'AVAILABLE'
            for update
            """)
        .bind("number", exact.numberId())
        .bind("brand", brandId)
        .mapTo(String.class)
        .findOne();
  }

  /** Numbers that another transaction is just claiming are passed over, not waited for. */
  private static Optional<String> lockAny(
      Handle handle, String brandId, NumberChoice.Automatic wanted) {
    return handle
        .createQuery(
            """
            select number_id from numbers
            where brand_id = :brand and country = :country and state = 'AVAILABLE'
              and capabilities @> :capabilities
            order by state_since, number_id
            limit 1
            for update skip locked
            """)
        .bind("brand", brandId)
        .bindMethods(wanted)
        .mapTo(String.class)
        .findOne();
  }

  private static String reserve(
      Handle handle, Optional<String> locked, StoreRefusal otherwise, Instant now) {
    String numberId = locked.orElseThrow(() -> new RefusedException(otherwise));
    setState(handle, numberId, "RESERVED", now);
    return numberId;
  }
}
