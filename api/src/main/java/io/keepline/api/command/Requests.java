package io.keepline.api.command;

import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.ProblemWriter;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.DerivedId;
import io.keepline.store.RequestKey;
import io.keepline.store.RequestKeys;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/**
 * Idempotency-Key: the request's row is written before anything is sent, so that the same key and
 * body re-join the same work, also after this process died (E7). 503 is never kept.
 */
public final class Requests {

  private static final String FORM = "\"?[\\x21\\x23-\\x7E]{1,200}\"?";

  private final RequestKeys keys;
  private final ProblemWriter problems;
  private final InstantSource clock;
  private final Duration patience;

  /**
   * Over stored keys.
   *
   * @param patience how long a command may travel before the lease refuses it
   */
  public Requests(
      RequestKeys keys, ProblemWriter problems, InstantSource clock, Duration patience) {
    this.keys = keys;
    this.problems = problems;
    this.clock = clock;
    this.patience = patience;
  }

  /** The work of a wish. A {@link Problem} that it throws means that nothing was sent. */
  @FunctionalInterface
  public interface Work {
    /** Does it, or joins it. */
    Result run(Ticket ticket);
  }

  /**
   * What is asked.
   *
   * @param operation what, such as {@code renew}
   * @param leaseId the lease it is about; a begun one is minted
   * @param orders whether it mints an order
   */
  public record Wish(String operation, Optional<String> leaseId, boolean orders) {}

  /** Answers a wish once. The body must have been checked before. */
  public Reply once(Call call, Wish wish, Work work) {
    RequestKey wanted = row(call, wish);
    RequestKeys.Claim claim = keys.claim(wanted);
    if (claim instanceof RequestKeys.Claim.OtherBody) {
      throw Problem.of(ProblemCode.IDEMPOTENCY_KEY_REUSED);
    }
    if (claim instanceof RequestKeys.Claim.Seen seen) {
      return replay(seen.stored()).orElseGet(() -> answer(call, seen.stored(), true, work));
    }
    return answer(call, wanted, false, work);
  }

  /**
   * Answers a wish whose repeat is harmless by itself: nothing is kept.
   *
   * @throws Problem when the answer is no
   */
  public Reply freely(String leaseId, Work work) {
    Instant now = clock.instant();
    Result result =
        work.run(new Ticket(Ids.mint("req"), leaseId, Optional.empty(), now.plus(patience), false));
    if (result instanceof Result.Definite definite) {
      return definite.reply();
    }
    if (result instanceof Result.Refused refused) {
      throw refused.problem();
    }
    if (result instanceof Result.NotSent no) {
      throw no.problem();
    }
    return ((Result.Open) result).reply();
  }

  private Reply answer(Call call, RequestKey row, boolean again, Work work) {
    Result result;
    try {
      result = work.run(ticket(row, again));
    } catch (Problem nothingSent) {
      result = new Result.NotSent(nothingSent);
    }
    if (result instanceof Result.Definite definite) {
      return keep(row, definite.reply());
    }
    if (result instanceof Result.Refused refused) {
      return keep(
          row,
          problems.write(refused.problem().about(call.brandId()), call.language(), call.path()));
    }
    if (result instanceof Result.NotSent no) {
      if (!again) {
        keys.release(row);
      }
      throw no.problem();
    }
    return ((Result.Open) result).reply();
  }

  /** The answer is known; that it cannot be kept now does not make it less true. */
  private Reply keep(RequestKey row, Reply reply) {
    try {
      keys.complete(row, reply.status(), reply.body());
    } catch (org.jdbi.v3.core.JdbiException recordAway) {
      return reply;
    }
    return reply;
  }

  private static Optional<Reply> replay(RequestKey stored) {
    Integer status = stored.answerStatus();
    String body = stored.answerBody();
    if (status == null || body == null) {
      return Optional.empty();
    }
    String type = status >= 400 ? Reply.PROBLEM : Reply.JSON;
    Reply reply = new Reply(status, type, body, Map.of("Idempotent-Replayed", "true"));
    String url = status == 201 ? Wire.tree(body).path("url").asText() : "";
    return Optional.of(url.isEmpty() ? reply : reply.with("Location", url));
  }

  private RequestKey row(Call call, Wish wish) {
    String key =
        call.header("Idempotency-Key")
            .map(String::strip)
            .filter(text -> text.matches(FORM))
            .orElseThrow(() -> Problem.of(ProblemCode.IDEMPOTENCY_KEY_MISSING));
    String body = call.path() + "\n" + new String(call.bytes(), StandardCharsets.UTF_8);
    Instant now = clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
    return new RequestKey(
        call.caller().clientId(),
        wish.operation(),
        DerivedId.sha256(key.replace("\"", "")),
        DerivedId.sha256(body),
        wish.leaseId().orElseGet(() -> Ids.mint("lea")),
        wish.orders() ? Ids.mint("ord") : null,
        now.plus(patience),
        now,
        null,
        null);
  }

  private Ticket ticket(RequestKey row, boolean again) {
    String requestId =
        DerivedId.sha256(String.join("\n", row.clientId(), row.operation(), row.keyHash()));
    Instant notAfter = row.notAfter();
    return new Ticket(
        requestId,
        row.leaseId() == null ? "" : row.leaseId(),
        Optional.ofNullable(row.orderId()),
        notAfter == null ? row.createdAt().plus(patience) : notAfter,
        again);
  }
}
