package io.keepline.local.storm;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What the customers share: the numbers, and the orders that somebody may still act on. */
final class Harbour {
  private static final int REMEMBERED = 200;

  private final List<String> leases = new ArrayList<>();
  private final Deque<String> declined = new ArrayDeque<>();
  private final Deque<String> payPages = new ArrayDeque<>();
  private final Deque<String> entries = new ArrayDeque<>();
  private final Deque<String> purses = new ArrayDeque<>();

  synchronized void lease(String leaseId) {
    leases.add(leaseId);
  }

  /** A lease is over: somebody starts another one. */
  synchronized void gone(String leaseId) {
    leases.remove(leaseId);
  }

  synchronized int size() {
    return leases.size();
  }

  synchronized List<String> leases() {
    return List.copyOf(leases);
  }

  synchronized Optional<String> anyLease(Random random) {
    return leases.isEmpty()
        ? Optional.empty()
        : Optional.of(leases.get(random.nextInt(leases.size())));
  }

  synchronized void declined(String orderId) {
    remember(declined, orderId);
  }

  synchronized Optional<String> aDeclinedOrder() {
    return Optional.ofNullable(declined.poll());
  }

  synchronized void payPage(String url) {
    remember(payPages, url);
  }

  synchronized Optional<String> aPayPage() {
    return Optional.ofNullable(payPages.poll());
  }

  /** An order that was paid at a counter. */
  synchronized void entry(String orderId) {
    remember(entries, orderId);
  }

  synchronized Optional<String> anEntry() {
    return Optional.ofNullable(entries.poll());
  }

  /** A holder without a number, who may have a balance. */
  synchronized void purse(String holderId) {
    remember(purses, holderId);
  }

  synchronized Optional<String> aPurse() {
    return Optional.ofNullable(purses.poll());
  }

  private static void remember(Deque<String> queue, String item) {
    queue.add(item);
    if (queue.size() > REMEMBERED) {
      queue.poll();
    }
  }
}
