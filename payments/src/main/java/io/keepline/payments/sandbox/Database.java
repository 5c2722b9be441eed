package io.keepline.payments.sandbox;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;
import org.jdbi.v3.core.Jdbi;

/** The provider's own schema: migrated at start, reached through a small pool. */
final class Database implements AutoCloseable {

  static final String SCHEMA = "sandbox_provider";

  private final HikariDataSource pool;

  private Database(HikariDataSource pool) {
    this.pool = pool;
  }

  /**
   * Connects and brings the schema up to date.
   *
   * @throws RuntimeException of the pool or the migration, when the database cannot be used
   */
  static Database open(SandboxConfig.DatabaseAddress address) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("sandbox-provider");
    config.setJdbcUrl(address.jdbcUrl());
    config.setUsername(address.user());
    config.setPassword(address.password());
    config.setMaximumPoolSize(8);
    config.setConnectionTimeout(5_000);
    config.setConnectionInitSql("set search_path to " + SCHEMA);
    HikariDataSource pool = new HikariDataSource(config);
    try {
      Flyway.configure()
          .dataSource(pool)
          .schemas(SCHEMA)
          .table("sandbox_provider_history")
          .locations("classpath:db/sandbox_provider")
          .load()
          .migrate();
      return new Database(pool);
    } catch (RuntimeException | Error e) {
      pool.close();
      throw e;
    }
  }

  Jdbi jdbi() {
    return Jdbi.create(pool);
  }

  @Override
  public void close() {
    pool.close();
  }
}
