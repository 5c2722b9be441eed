package io.keepline.store.sweep;

import io.keepline.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Checks every invariant of the design that SQL can see, on one consistent view of the database.
 *
 * <p>I17 (replay) is a test's, and I18 is {@link ProviderSweep}'s.
 */
public final class Sweep {
  private static final Duration LIMIT = Duration.ofMinutes(5);
  private final Jdbi jdbi;

  /** Over an open database. */
  public Sweep(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Looks at everything and changes nothing.
   *
   * @param settled real time before which outcomes must have been acted on, such as a minute ago; a
   *     payment captured later may still be on its way to its order
   */
  public SweepReport run(Instant settled) {
    return jdbi.inTransaction(
        TransactionIsolationLevel.REPEATABLE_READ,
        handle -> {
          handle.execute("set local statement_timeout = " + LIMIT.toMillis());
          return look(handle, settled);
        });
  }

  static SweepReport look(Handle handle, Instant settled) {
    return new SweepReport(
        leases(handle), checks().stream().map(check -> check.run(handle, settled)).toList());
  }

  static List<Check> checks() {
    List<Check> checks = new ArrayList<>(LeaseChecks.all());
    checks.addAll(MoneyChecks.all());
    checks.addAll(CounterChecks.all());
    checks.addAll(WalletChecks.all());
    checks.addAll(MessageChecks.all());
    checks.addAll(DocumentChecks.all());
    checks.sort(Comparator.comparingInt(check -> Integer.parseInt(check.invariant().substring(1))));
    return List.copyOf(checks);
  }

  private static long leases(Handle handle) {
    return handle.createQuery("select count(*) from leases").mapTo(Long.class).one();
  }
}
