package io.keepline.api.http;

import io.javalin.http.Context;
import jakarta.servlet.http.HttpServletRequest;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.http.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Requests that the server gave up before anybody here read them, as problems. */
final class Unreadable {

  private static final Logger LOG = LoggerFactory.getLogger(Unreadable.class);
  private static final Duration TRY_AGAIN = Duration.ofSeconds(5);
  private static final String RULE =
      "an HTTP request that can be read in one way only: a version that is spoken, one length, one"
          + " host, a path without dots, doubled slashes or encoded separators";

  private Unreadable() {}

  /** What a status of the server's own means here. */
  static Problem problem(int status) {
    return switch (status) {
      case 404 -> Problem.notFound();
      case 405 -> Problem.of(ProblemCode.METHOD_NOT_ALLOWED);
      case 408 -> Problem.of(ProblemCode.TOO_SLOW);
      case 413, 414, 431 -> Problem.of(ProblemCode.TOO_LARGE);
      case 415 -> Problem.of(ProblemCode.UNSUPPORTED_MEDIA_TYPE);
      case 501, 505 -> Problem.invalid("", RULE);
      case 503 -> Problem.retryAfter(ProblemCode.UNAVAILABLE, TRY_AGAIN);
      default -> status >= 500 ? Problem.of(ProblemCode.INTERNAL_ERROR) : Problem.invalid("", RULE);
    };
  }

  /** What a failure while a request was read means; empty if it is a failure of ours. */
  static Optional<Problem> of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpException refused) {
        return Optional.of(problem(refused.getCode()));
      }
      if (cause instanceof TimeoutException || cause instanceof EOFException) {
        return Optional.of(Problem.of(ProblemCode.TOO_SLOW));
      }
    }
    return Optional.empty();
  }

  /**
   * Whether a body, or a part of it, is answered without having been read. The server closes such a
   * connection, and a client that is not told sends its next request into it.
   */
  static boolean isLeftUnread(Context context) {
    HttpServletRequest request = context.req();
    boolean hasBody =
        request.getContentLengthLong() > 0 || request.getHeader("Transfer-Encoding") != null;
    try {
      return hasBody && !request.getInputStream().isFinished();
    } catch (IOException | RuntimeException notToBeRead) {
      return true;
    }
  }

  /**
   * Takes the rest of a small body in before a refusal is sent: else the connection is closed under
   * a client that is still sending, which then never reads why. For callers with a good key only: a
   * stranger could hold a thread with it.
   */
  static void takeIn(Context context) {
    long length = context.req().getContentLengthLong();
    if (length <= 0 || length > JettyLimits.LARGEST_BODY) {
      return;
    }
    try (InputStream rest = context.req().getInputStream()) {
      rest.transferTo(OutputStream.nullOutputStream());
    } catch (IOException | RuntimeException alreadyReadOrNeverToCome) {
      LOG.atTrace().log("the rest of a refused request was not taken in");
    }
  }
}
