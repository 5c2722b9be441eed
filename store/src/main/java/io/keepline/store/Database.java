package io.keepline.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.jdbi.v3.core.Jdbi;

/** An open PostgreSQL database: the pool, and the schema's version. */
public final class Database implements AutoCloseable {
  /** How much longer than a statement may take nothing may be heard of its server. */
  private static final Duration MARGIN = Duration.ofSeconds(2);

  private final HikariDataSource pool;
  private final Jdbi jdbi;

  private Database(HikariDataSource pool, Jdbi jdbi) {
    this.pool = pool;
    this.jdbi = jdbi;
  }

  /**
   * Opens a pool. Nothing is connected yet: a database that is down is noticed by the first caller,
   * within the connect timeout.
   */
  public static Database open(DatabaseConfig config) {
    HikariConfig hikari = new HikariConfig();
    hikari.setPoolName("keepline-store");
    hikari.setJdbcUrl(config.url());
    hikari.setUsername(config.user());
    hikari.setPassword(config.password());
    hikari.setMaximumPoolSize(config.poolSize());
    hikari.setMinimumIdle(Math.min(2, config.poolSize()));
    hikari.setConnectionTimeout(config.connectTimeout().toMillis());
    hikari.setInitializationFailTimeout(-1);
    hikari.addDataSourceProperty("ApplicationName", "keepline");
    hikari.addDataSourceProperty("tcpKeepAlive", "true");
    long statement = config.statementTimeout().toMillis();
    // A server that hangs cannot end its own statements.
    Duration silence = config.statementTimeout().plus(MARGIN);
    hikari.addDataSourceProperty("socketTimeout", Long.toString(silence.toSeconds()));
    hikari.addDataSourceProperty(
        "options",
        "-c statement_timeout=%d -c idle_in_transaction_session_timeout=%d"
            .formatted(statement, 2 * statement));
    HikariDataSource pool = new HikariDataSource(hikari);
    return new Database(pool, Sql.jdbi(pool));
  }

  /** Applies every migration that is missing, and says how many were. */
  public int migrate() {
    return flyway().migrate().migrationsExecuted;
  }

  /** The newest migration applied; empty for an empty database. */
  public Optional<String> schemaVersion() {
    return Optional.ofNullable(flyway().info().current())
        .map(MigrationInfo::getVersion)
        .map(Object::toString);
  }

  /** Whether the schema is exactly the one this code was built with. */
  public boolean isMigrated() {
    return flyway().validateWithResult().validationSuccessful;
  }

  /** Whether the database answers. */
  public boolean answers() {
    try {
      return jdbi.withHandle(
          handle -> handle.createQuery("select 1").mapTo(Integer.class).one() == 1);
    } catch (RuntimeException unreachable) {
      return false;
    }
  }

  /** The pool, for libraries that bring their own SQL. */
  public DataSource dataSource() {
    return pool;
  }

  /** For this module's packages and its tests. */
  public Jdbi jdbi() {
    return jdbi;
  }

  @Override
  public void close() {
    pool.close();
  }

  private Flyway flyway() {
    return Flyway.configure().dataSource(pool).locations("classpath:db/migration").load();
  }
}
