package io.keepline.local.storm;

import io.keepline.local.split.ApiClient;
import io.keepline.local.split.ApiClient.Answer;
import io.keepline.local.split.LoadBrand;
import io.keepline.local.split.Waiting;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;

/**
 * The calls of a customer who behaves well: what broke on the way is sent again with the same key,
 * until there is an answer.
 */
final class Counter {
  private static final int MOST_TRIES = 40;
  private static final Duration BETWEEN = Duration.ofMillis(700);

  private final ApiClient api;
  private final Logbook log;

  Counter(ApiClient api, Logbook log) {
    this.api = api;
    this.log = log;
  }

  /** Reads; empty while there is no answer. */
  Optional<Answer> read(String path) {
    try {
      return Optional.of(api.get(path)).filter(Answer::isOk);
    } catch (UncheckedIOException away) {
      return Optional.empty();
    }
  }

  /** An offer; empty if there is none now. */
  Optional<Answer> offer(Optional<String> leaseId, String method, String key) {
    Map<String, Object> body = new HashMap<>();
    body.put("currency", "USD");
    body.put("kind", leaseId.isPresent() ? "renew" : "start");
    if (leaseId.isPresent()) {
      body.put("leaseId", leaseId.get());
    } else {
      body.put("brandId", LoadBrand.ID);
      body.put("planId", LoadBrand.WEEK);
      body.put("country", LoadBrand.COUNTRY);
    }
    body.put("method", method);
    try {
      return Optional.of(api.post("/v1/quotes", body, key)).filter(Answer::isOk);
    } catch (UncheckedIOException away) {
      return Optional.empty();
    }
  }

  /** Sends until it is answered; empty if nobody ever answers. */
  Optional<Answer> send(Deed deed, String path, Map<String, ?> body, String key) {
    return insist(deed, () -> api.post(path, body, key));
  }

  /** The answers of two requests. */
  record Both(Optional<Answer> first, Optional<Answer> second) {}

  /** Sends two requests at the same moment; each until it is answered. */
  Both sendBoth(Deed deed, String path, Map<String, ?> body, String key, String otherKey) {
    CompletableFuture<Answer> first = api.postLater(path, body, key);
    CompletableFuture<Answer> second = api.postLater(path, body, otherKey);
    return new Both(later(deed, first, path, body, key), later(deed, second, path, body, otherKey));
  }

  private Optional<Answer> later(
      Deed deed, CompletableFuture<Answer> sent, String path, Map<String, ?> body, String key) {
    try {
      Answer answer = sent.join();
      if (isAnAnswer(answer)) {
        log.answered(deed.words(), answer);
        return Optional.of(answer);
      }
    } catch (CompletionException broken) {
      log.sentAgain(deed.words());
    }
    return insist(deed, () -> api.post(path, body, key));
  }

  private Optional<Answer> insist(Deed deed, Supplier<Answer> call) {
    for (int i = 0; i < MOST_TRIES; i++) {
      try {
        Answer answer = call.get();
        if (isAnAnswer(answer)) {
          log.answered(deed.words(), answer);
          return Optional.of(answer);
        }
      } catch (UncheckedIOException broken) {
        // The process was killed, or is not up yet: the same key makes the next try harmless.
      }
      log.sentAgain(deed.words());
      Waiting.pause(BETWEEN);
    }
    log.wrong(deed.words() + ": nobody answered " + MOST_TRIES + " times");
    return Optional.empty();
  }

  private static boolean isAnAnswer(Answer answer) {
    return answer.status() != 503 && answer.status() != 429;
  }
}
