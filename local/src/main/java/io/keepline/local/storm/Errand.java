package io.keepline.local.storm;

import io.keepline.local.split.ApiClient.Answer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What a customer needs to do something somewhere: the calls, what all customers share, chance, and
 * a new key each time.
 */
record Errand(Counter counter, Harbour harbour, Random random, Supplier<String> keys) {
  static final String STAFF = "stf_1";

  String key() {
    return keys.get();
  }

  <T> T any(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  Optional<Answer> send(Deed deed, String path, Map<String, ?> body) {
    return counter.send(deed, path, body, key());
  }

  /** What staff sends: who and why, and more. */
  static Map<String, Object> byStaff(Map<String, ?> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("staff", STAFF);
    body.put("reason", "storm");
    return body;
  }

  /** A wish to renew some number. */
  record Wish(String leaseId, Map<String, String> body) {
    Map<String, Object> with(Map<String, ?> more) {
      Map<String, Object> all = new HashMap<>(body);
      all.putAll(more);
      return all;
    }
  }

  /** An offer for a number and a method, as it is accepted; empty while there is none. */
  Optional<Wish> wish(String method) {
    Optional<String> lease = harbour.anyLease(random);
    return lease
        .flatMap(id -> counter.offer(lease, method, key()))
        .map(
            offer ->
                new Wish(
                    lease.orElseThrow(),
                    Map.of(
                        "quoteId",
                        offer.text("/quoteId"),
                        "expectedValidUntil",
                        offer.text("/expectedValidUntil"),
                        "method",
                        method)));
  }
}
