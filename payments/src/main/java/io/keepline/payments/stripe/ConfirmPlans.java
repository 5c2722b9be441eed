package io.keepline.payments.stripe;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The plans of the newest intents, so that a confirmation right after a creation need not read the
 * intent first. Forgetting one costs a request, nothing else.
 */
final class ConfirmPlans {

  private static final int MOST = 1_000;

  private final Map<String, ConfirmPlan> newest =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, ConfirmPlan> eldest) {
          return size() > MOST;
        }
      };

  synchronized void remember(String providerRef, ConfirmPlan plan) {
    newest.put(providerRef, plan);
  }

  synchronized Optional<ConfirmPlan> of(String providerRef) {
    return Optional.ofNullable(newest.get(providerRef));
  }
}
