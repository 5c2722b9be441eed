package io.keepline.store;

import org.jdbi.v3.core.Handle;

/**
 * What transactions take turns at where there is no row to lock yet, or where locking one would
 * make others wait for nothing. A turn ends with its transaction.
 */
public enum Turn {
  /** A lease, before it has a row. */
  LEASE(0),
  /** A brand that is loaded. */
  BRAND(1),
  /** A promotion that is used. */
  PROMOTION(2),
  /** A number's use that is reported. */
  USAGE(3),
  /** An offer of a start that is taken. */
  QUOTE(4);

  /** Keeps ids of one kind apart from the same ids of another. */
  private final long seed;

  Turn(long seed) {
    this.seed = seed;
  }

  /** Waits until every transaction that came before with this id has ended. */
  public void await(Handle handle, String id) {
    handle
        .createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:id, :seed))) l")
        .bind("id", id)
        .bind("seed", seed)
        .mapTo(Integer.class)
        .one();
  }
}
