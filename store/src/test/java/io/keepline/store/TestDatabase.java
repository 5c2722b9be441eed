package io.keepline.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;

/**
 * A fresh, migrated database on a real PostgreSQL. One server per JVM, started at the first need
 * and stopped with the JVM; each database is copied from a migrated template in moments. The
 * server's own zone is not UTC either.
 */
public final class TestDatabase {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final Server SERVER = Server.start();

  private TestDatabase() {}

  /** A database of its own for one test class. */
  public static Database create() {
    return Database.open(config());
  }

  /** Where a fresh database is, for code that opens it itself. */
  public static DatabaseConfig config() {
    String name = "keepline_" + COUNT.incrementAndGet();
    SERVER.admin.useHandle(
        handle -> handle.execute("create database " + name + " template keepline_template"));
    return SERVER.config(name);
  }

  /** An empty database without a schema. */
  public static DatabaseConfig empty() {
    String name = "empty_" + COUNT.incrementAndGet();
    SERVER.admin.useHandle(handle -> handle.execute("create database " + name));
    return SERVER.config(name);
  }

  private record Server(EmbeddedPostgres postgres, Jdbi admin) {
    static Server start() {
      try {
        EmbeddedPostgres postgres =
            EmbeddedPostgres.builder()
                .setServerConfig("timezone", "America/St_Johns")
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "200")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(postgres)));
        Server server = new Server(postgres, Jdbi.create(postgres.getPostgresDatabase()));
        server.admin.useHandle(handle -> handle.execute("create database keepline_template"));
        try (Database template = Database.open(server.config("keepline_template"))) {
          template.migrate();
        }
        return server;
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }

    DatabaseConfig config(String name) {
      return DatabaseConfig.of(postgres.getJdbcUrl("postgres", name), "postgres", "")
          .withPoolSize(20);
    }

    private static void stop(EmbeddedPostgres postgres) {
      try {
        postgres.close();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }
}
