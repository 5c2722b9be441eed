package io.keepline.local.postgres;

import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.Ports;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A PostgreSQL server whose data outlives it, also when the process is killed. It listens on the
 * loopback interface only and asks for a password.
 */
public final class LocalPostgres implements AutoCloseable {
  /** The role that owns everything here. */
  public static final String USER = "postgres";

  private static final String LOGINS =
      """
      # Written at every start: passwords for everyone, this machine only.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128      scram-sha-256
      """;

  private final EmbeddedPostgres server;
  private final String password;

  private LocalPostgres(EmbeddedPostgres server, String password) {
    this.server = server;
    this.password = password;
  }

  /**
   * Starts the server on the folder's data, making it the first time.
   *
   * @throws CannotRun if it does not come up
   */
  public static LocalPostgres start(DataFolder folder, Ports ports) {
    Path data = folder.postgres();
    OldPostmaster.clear(data);
    Path made = folder.root().resolve("postgres.made");
    setUnfinishedAside(data, made);
    String password = folder.secret("postgres-password");
    try {
      EmbeddedPostgres server =
          EmbeddedPostgres.builder()
              .setDataDirectory(data)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setPort(ports.choose("postgres", 54_329))
              // The machine's own locale may be one that this build of PostgreSQL lacks.
              .setLocaleConfig("locale", "C")
              .setConnectConfig("password", password)
              // The library switches fsync off; people expect their data to survive a power cut.
              .setServerConfig("fsync", "on")
              .setServerConfig("listen_addresses", "localhost")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("max_connections", "120")
              .setServerConfig("timezone", "UTC")
              .setPGStartupWait(Duration.ofSeconds(90))
              .start();
      demandPassword(server, data, password);
      Files.writeString(made, "The database beside this file was made whole.\n");
      return new LocalPostgres(server, password);
    } catch (IOException | SQLException | IllegalStateException e) {
      throw new CannotRun(
          "The database in %s does not start: %s".formatted(data, e.getMessage()), e);
    }
  }

  /** The JDBC address of one of its databases. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(server.getPort(), database);
  }

  /** The role's password. */
  public String password() {
    return password;
  }

  /** Makes a database where it is missing. */
  public void ensureDatabase(String name) {
    DataSource admin = server.getPostgresDatabase();
    try (Connection connection = admin.getConnection();
        Statement statement = connection.createStatement()) {
      boolean there =
          statement.executeQuery("select 1 from pg_database where datname = '" + name + "'").next();
      if (!there) {
        statement.execute("create database " + name);
      }
    } catch (SQLException e) {
      throw new CannotRun("The database " + name + " cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A first start that was killed half-way leaves a directory that never starts. */
  private static void setUnfinishedAside(Path data, Path made) {
    Path aside = data.resolveSibling("postgres.unfinished");
    if (!Files.exists(data) || Files.exists(made)) {
      return;
    }
    try {
      Files.move(data, aside);
    } catch (IOException e) {
      throw new CannotRun("An unfinished database is in the way: remove " + aside + ".", e);
    }
  }

  private static void demandPassword(EmbeddedPostgres server, Path data, String password)
      throws SQLException, IOException {
    Path logins = data.resolve("pg_hba.conf");
    if (Files.readString(logins).equals(LOGINS)) {
      return;
    }
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      // The secret is URL-safe Base64: nothing in it needs quoting.
      statement.execute("alter role " + USER + " password '" + password + "'");
      Files.writeString(logins, LOGINS);
      statement.execute("select pg_reload_conf()");
    }
  }
}
