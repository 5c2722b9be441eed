package io.keepline.store;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.AbstractArgumentFactory;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** How values reach PostgreSQL, and how its refusals are read. */
final class Sql {
  private Sql() {}

  static Jdbi jdbi(DataSource pool) {
    Jdbi jdbi = Jdbi.create(pool);
    jdbi.registerArgument(new InstantArgument());
    jdbi.registerArgument(new DateArgument());
    jdbi.registerArrayType(String.class, "text");
    return jdbi;
  }

  /** Runs one statement for each record, its components bound by name. */
  static void batch(Handle handle, String sql, Collection<?> records) {
    batch(handle, sql, records, null);
  }

  /** The same, with a lease id that the records do not carry. */
  static void batch(Handle handle, String sql, Collection<?> records, @Nullable String leaseId) {
    if (records.isEmpty()) {
      return;
    }
    try (PreparedBatch batch = handle.prepareBatch(sql)) {
      for (Object row : records) {
        batch.bindMethods(row);
        if (leaseId != null) {
          batch.bind("lease", leaseId);
        }
        batch.add();
      }
      batch.execute();
    }
  }

  /** The name of the constraint that refused a statement, if one did. */
  static Optional<String> constraint(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof PSQLException refused) {
        ServerErrorMessage message = refused.getServerErrorMessage();
        return message == null ? Optional.empty() : Optional.ofNullable(message.getConstraint());
      }
      if (cause instanceof SQLException sql
          && sql.getNextException() instanceof PSQLException refused) {
        ServerErrorMessage message = refused.getServerErrorMessage();
        return message == null ? Optional.empty() : Optional.ofNullable(message.getConstraint());
      }
    }
    return Optional.empty();
  }

  /** Binds instants as instants, whatever the zone of the JVM or the session; microseconds. */
  private static final class InstantArgument extends AbstractArgumentFactory<Instant> {
    InstantArgument() {
      super(Types.TIMESTAMP_WITH_TIMEZONE);
    }

    @Override
    protected Argument build(Instant value, ConfigRegistry config) {
      return (position, statement, context) ->
          statement.setObject(
              position, value.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC));
    }
  }

  /** Binds dates without a detour over an instant: midnight does not exist on some days. */
  private static final class DateArgument extends AbstractArgumentFactory<LocalDate> {
    DateArgument() {
      super(Types.DATE);
    }

    @Override
    protected Argument build(LocalDate value, ConfigRegistry config) {
      return (position, statement, context) -> statement.setObject(position, value);
    }
  }
}
