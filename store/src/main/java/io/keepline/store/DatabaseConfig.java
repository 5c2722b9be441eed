package io.keepline.store;

import java.time.Duration;

/**
 * Where PostgreSQL is and how it is used.
 *
 * @param url a JDBC URL, {@code jdbc:postgresql://...}
 * @param user the role to log in as
 * @param password its password; never printed
 * @param poolSize connections held at most
 * @param connectTimeout how long a caller waits for a connection before it is told no
 * @param statementTimeout how long one statement may run
 */
public record DatabaseConfig(
    String url,
    String user,
    String password,
    int poolSize,
    Duration connectTimeout,
    Duration statementTimeout) {

  /** A pool of ten, two seconds to connect, five for a statement. */
  public static DatabaseConfig of(String url, String user, String password) {
    return new DatabaseConfig(
        url, user, password, 10, Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  /** The same database with another pool size. */
  public DatabaseConfig withPoolSize(int size) {
    return new DatabaseConfig(url, user, password, size, connectTimeout, statementTimeout);
  }

  @Override
  public String toString() {
    return "DatabaseConfig[poolSize=" + poolSize + "]";
  }
}
