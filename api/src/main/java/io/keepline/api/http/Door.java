package io.keepline.api.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every request passes: rate limit, key, role, the endpoint, then the same headers for every
 * answer. Whatever goes wrong becomes a problem document; nothing else ever leaves.
 */
public final class Door {

  private static final Logger LOG = LoggerFactory.getLogger(Door.class);
  private static final Duration DATABASE_WAIT = Duration.ofSeconds(2);

  private final Callers callers;
  private final RateLimits limits;
  private final ProblemWriter problems;
  private final MeterRegistry meters;

  /** A door. */
  public Door(Callers callers, RateLimits limits, ProblemWriter problems, MeterRegistry meters) {
    this.callers = callers;
    this.limits = limits;
    this.problems = problems;
    this.meters = meters;
  }

  /** Opens the routes. */
  public void open(RoutesConfig routes, List<Route> table) {
    for (Route route : table) {
      routes.addHttpHandler(
          route.method(), route.path(), context -> enter(context, route), route.role());
    }
    routes.exception(HttpResponseException.class, (e, context) -> refuse(context, framework(e)));
    routes.exception(Exception.class, (e, context) -> refuse(context, unexpected(e)));
  }

  private void enter(Context context, Route route) {
    Timer.Sample sample = Timer.start(meters);
    try {
      Caller caller = pass(context, route.role());
      answer(context, route, caller);
    } catch (Problem problem) {
      refuse(context, problem);
    } catch (HttpResponseException framework) {
      refuse(context, framework(framework));
    } catch (RuntimeException failure) {
      refuse(context, unexpected(failure));
    } finally {
      sample.stop(
          Timer.builder("keepline_http_requests")
              .description("Requests answered, by route and status")
              .tag("method", route.method().name())
              .tag("route", route.path())
              .tag("status", Integer.toString(context.statusCode()))
              .register(meters));
    }
  }

  private static void answer(Context context, Route route, @Nullable Caller caller) {
    try {
      send(context, route.endpoint().answer(new Call(context, caller)));
    } catch (RuntimeException refusal) {
      if (caller != null) {
        Unreadable.takeIn(context);
        if (refusal instanceof Problem problem) {
          throw problem.about(caller.brandId());
        }
      }
      throw refusal;
    }
  }

  private @Nullable Caller pass(Context context, Role role) {
    String address = context.req().getRemoteAddr();
    if (role == Role.SIGNED) {
      limit(context, limits.ofSender(address));
      return null;
    }
    if (role.scope().isEmpty()) {
      limit(context, limits.ofAddress(address));
      return null;
    }
    Optional<Caller> caller = callers.caller(Optional.ofNullable(context.header("Authorization")));
    if (caller.isEmpty()) {
      limit(context, limits.ofAddress(address));
      throw Problem.of(ProblemCode.UNAUTHENTICATED);
    }
    limit(context, limits.ofKey(caller.get().key().keyId()));
    if (!caller.get().has(role)) {
      throw Problem.of(ProblemCode.FORBIDDEN).with("scope", role.scope().orElse(""));
    }
    return caller.get();
  }

  private static void limit(Context context, RateLimits.Verdict verdict) {
    context.header("RateLimit-Policy", verdict.policy());
    context.header("RateLimit", verdict.state());
    if (!verdict.allowed()) {
      throw Problem.retryAfter(
          ProblemCode.TOO_MANY_REQUESTS, Duration.ofSeconds(Math.max(1, verdict.seconds())));
    }
  }

  private void refuse(Context context, Problem problem) {
    Language language = Language.of(Optional.ofNullable(context.header("Accept-Language")));
    send(context, problems.write(problem, language, context.path()));
  }

  private static void send(Context context, Reply reply) {
    context.status(reply.status());
    context.header("Cache-Control", "no-store");
    context.header("X-Content-Type-Options", "nosniff");
    reply.headers().forEach(context::header);
    if (Unreadable.isLeftUnread(context)) {
      context.header("Connection", "close");
    }
    if (reply.status() != 204) {
      context.contentType(reply.contentType());
      context.result(reply.bytes());
    }
  }

  private static Problem framework(HttpResponseException refusal) {
    return Unreadable.problem(refusal.getStatus());
  }

  /** The database is asked first by every command, so nothing was sent when it does not answer. */
  private static Problem unexpected(Exception failure) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    if (failure instanceof JdbiException) {
      LOG.atWarn()
          .addKeyValue("failure", failure.getClass().getSimpleName())
          .log("the database did not answer a request");
      return Problem.retryAfter(ProblemCode.UNAVAILABLE, DATABASE_WAIT);
    }
    Optional<Problem> unreadable = Unreadable.of(failure);
    if (unreadable.isPresent()) {
      return unreadable.get();
    }
    LOG.atError().setCause(failure).log("a request failed");
    return Problem.of(ProblemCode.INTERNAL_ERROR);
  }
}
