package io.keepline.local.kill;

import io.keepline.local.split.ApiClient;
import io.keepline.local.split.Subscriber;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * One subscriber's wish to renew one number once. Whoever wishes behaves well: a broken connection
 * is answered by the same request with the same key, and only an order that definitely came to
 * nothing is followed by a new one.
 */
final class Wish {
  private static final int MOST_ORDERS = 4;
  private static final String GOOD_CARD = "tok_visa";

  private final Subscriber subscriber;
  private final String leaseId;
  private final String key;
  private final List<String> orders = new ArrayList<>();
  private final long begun = System.nanoTime();
  private Subscriber.@Nullable Offer offer;
  private @Nullable CompletableFuture<ApiClient.Answer> answer;
  private int tries;
  private boolean known;
  private boolean resent;
  private @Nullable String trouble;
  private @Nullable Double seconds;

  Wish(Subscriber subscriber, String leaseId, String key) {
    this.subscriber = subscriber;
    this.leaseId = leaseId;
    this.key = key;
  }

  /** Asks for a price and submits it; the answer is not waited for. */
  void submit() {
    tries++;
    known = false;
    String mine = key + "." + tries;
    offer = subscriber.offer(leaseId, mine + ".q");
    send(offer);
  }

  private void send(Subscriber.Offer present) {
    answer = subscriber.renewLater(leaseId, present, GOOD_CARD, key + "." + tries);
  }

  /** Looks once; true when nothing more will happen. */
  boolean isSettled() {
    if (seconds != null || trouble != null) {
      return true;
    }
    try {
      if (!known) {
        readAnswer();
      } else {
        readOrder();
      }
    } catch (UncheckedIOException apiAway) {
      return false;
    }
    return seconds != null || trouble != null;
  }

  private void readAnswer() {
    CompletableFuture<ApiClient.Answer> present = answer;
    Subscriber.Offer submitted = offer;
    if (present == null || submitted == null || !present.isDone()) {
      return;
    }
    Optional<ApiClient.Answer> got = got(present);
    if (got.isEmpty() || got.get().status() == 503 || got.get().status() == 429) {
      resent = true;
      send(submitted);
      return;
    }
    String order = Subscriber.orderId(got.get());
    if (order.isEmpty()) {
      trouble = "refused: %d %s".formatted(got.get().status(), got.get().text("/code"));
      return;
    }
    known = true;
    if (!orders.contains(order)) {
      orders.add(order);
    }
  }

  private static Optional<ApiClient.Answer> got(CompletableFuture<ApiClient.Answer> done) {
    try {
      return Optional.of(done.join());
    } catch (CompletionException connectionBroke) {
      return Optional.empty();
    }
  }

  private void readOrder() {
    String state = subscriber.order(lastOrder()).text("/state");
    if (state.isEmpty() || Subscriber.isOpen(state)) {
      return;
    }
    if (state.equals("applied")) {
      seconds = (System.nanoTime() - begun) / 1e9;
    } else if (tries < MOST_ORDERS) {
      submit();
    } else {
      trouble = "the last of %d orders is %s".formatted(tries, state);
    }
  }

  private String lastOrder() {
    return orders.get(orders.size() - 1);
  }

  String leaseId() {
    return leaseId;
  }

  /** The offer that was submitted last. */
  String quoteId() {
    Subscriber.Offer last = offer;
    return last == null ? "" : last.quoteId();
  }

  /** Every order that was made of it. */
  List<String> orders() {
    return List.copyOf(orders);
  }

  /** Whether an order came to nothing, so that a new one was submitted. */
  boolean wasTriedAgain() {
    return tries > 1;
  }

  /** Whether the same request was sent again after its connection broke. */
  boolean wasResent() {
    return resent;
  }

  /** From the submission to the applied order. */
  Optional<Double> seconds() {
    return Optional.ofNullable(seconds);
  }

  /** The date that was sold last, exclusive. */
  String soldUntil() {
    Subscriber.Offer last = offer;
    return last == null ? "" : last.newValidUntil();
  }

  /** Why it came to nothing. */
  String trouble() {
    String why = trouble;
    return why == null ? "not definite in time" : why;
  }
}
