package io.keepline.activities.notice;

import java.time.Duration;
import java.util.Optional;

/**
 * The mail server that takes our mail.
 *
 * @param host its name
 * @param port its port
 * @param security how the connection is protected
 * @param login the account, where the server wants one
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long each answer and each write may take
 */
public record SmtpServer(
    String host,
    int port,
    Security security,
    Optional<Login> login,
    Duration connectTimeout,
    Duration answerTimeout) {

  /** How the connection is protected. */
  public enum Security {
    /** Not at all: for a server on the same machine or network. */
    PLAIN,
    /** Upgraded by STARTTLS before anything is said; a server that cannot is not used. */
    STARTTLS,
    /** TLS from the first byte. */
    TLS
  }

  /**
   * An account at the mail server.
   *
   * @param user its name
   * @param password its password; a secret
   */
  public record Login(String user, String password) {

    /** Neither name nor password. */
    @Override
    public String toString() {
      return "Login[***]";
    }
  }

  /**
   * Checks what can be checked without connecting.
   *
   * @throws IllegalArgumentException if the host is empty, the port is none, or a timeout is not
   *     between a millisecond and ten minutes
   */
  public SmtpServer {
    if (host.isBlank()) {
      throw new IllegalArgumentException("a mail server has a host name");
    }
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a mail server's port is between 1 and 65535");
    }
    if (unfit(connectTimeout) || unfit(answerTimeout)) {
      throw new IllegalArgumentException(
          "a mail server's timeouts are between a millisecond and ten minutes");
    }
  }

  /** A server with the usual patience: 5 s to connect, 15 s for each answer. */
  public static SmtpServer of(String host, int port, Security security, Optional<Login> login) {
    return new SmtpServer(
        host, port, security, login, Duration.ofSeconds(5), Duration.ofSeconds(15));
  }

  private static boolean unfit(Duration time) {
    return time.toMillis() < 1 || time.compareTo(Duration.ofMinutes(10)) > 0;
  }
}
