package io.keepline.activities;

import io.temporal.failure.ApplicationFailure;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what a database says out of histories: its messages repeat rows and arguments. What is left
 * is the SQL state, which says all that a person needs.
 */
final class Guarded {
  private static final Logger LOG = LoggerFactory.getLogger(Guarded.class);

  /** The failure type of a record that did not answer: try again. */
  static final String RECORD_UNAVAILABLE = "RecordUnavailable";

  private Guarded() {}

  static <T> T call(String what, Supplier<T> work) {
    try {
      return work.get();
    } catch (JdbiException failure) {
      String state = sqlState(failure);
      LOG.warn("the record did not answer: activity={} sqlState={}", what, state);
      throw ApplicationFailure.newFailure(
          "the record did not answer, SQL state " + state, RECORD_UNAVAILABLE);
    }
  }

  private static String sqlState(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && sql.getSQLState() != null) {
        return sql.getSQLState();
      }
    }
    return "none";
  }
}
