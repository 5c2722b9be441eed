package io.keepline.store.sweep;

import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * One invariant as SQL.
 *
 * @param invariant its number
 * @param title what must hold
 * @param rows counts what the check looks at
 * @param broken selects {@code id} and {@code what} of the rows that break it; may use {@code
 *     :settled}, an instant before which outcomes must have been acted on
 */
record Check(String invariant, String title, String rows, String broken) {

  CheckResult run(Handle handle, Instant settled) {
    long read = handle.createQuery("select " + rows).mapTo(Long.class).one();
    return new CheckResult(
        invariant,
        title,
        read,
        handle
            .createQuery(broken)
            .configure(SqlStatements.class, allow -> allow.setUnusedBindingAllowed(true))
            .bind("settled", settled)
            .map((row, context) -> new Breach(row.getString("id"), row.getString("what")))
            .list());
  }

  /** Counts the rows of a table. */
  static String all(String table) {
    return "count(*) from " + table;
  }
}
