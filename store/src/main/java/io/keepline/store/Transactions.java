package io.keepline.store;

import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/** One transaction per decision, and refusals of the schema told from failures. */
final class Transactions {
  private final Jdbi jdbi;

  Transactions(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * Runs the work in one transaction. A unique index that refuses it rolls everything back and
   * becomes an answer; any other failure is thrown.
   */
  <A> A decide(Function<Handle, A> work, Function<StoreRefusal, A> refused) {
    try {
      return jdbi.<A, RuntimeException>inTransaction(work::apply);
    } catch (JdbiException failure) {
      Optional<StoreRefusal> refusal = Sql.constraint(failure).flatMap(StoreRefusal::ofConstraint);
      return refused.apply(refusal.orElseThrow(() -> failure));
    } catch (RefusedException no) {
      return refused.apply(no.code);
    }
  }

  /** Leaves the transaction, rolled back, with a refusal. */
  static final class RefusedException extends RuntimeException {
    private final transient StoreRefusal code;

    RefusedException(StoreRefusal code) {
      super(code.name(), null, false, false);
      this.code = code;
    }
  }
}
