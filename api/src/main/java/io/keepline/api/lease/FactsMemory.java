package io.keepline.api.lease;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Schedule;
import io.keepline.store.LeaseFacts;
import io.keepline.store.LeaseView;
import io.keepline.workflows.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Facts that were read from their JSON, remembered with that JSON. The rows are always read anew;
 * only text that is the same to the letter is not parsed a second time, which is half the work of
 * an answer.
 */
final class FactsMemory {

  private static final int MOST = 512;

  private final Map<String, Parsed> parsed =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Parsed> eldest) {
          return size() > MOST;
        }
      };

  /**
   * Facts and the text that they were read from.
   *
   * @param snapshot the text of the facts
   * @param scheduled the text of the schedule
   * @param lease the facts
   * @param schedule the facts resolved
   */
  record Parsed(String snapshot, String scheduled, Lease lease, Schedule schedule) {
    private boolean isOf(LeaseFacts facts) {
      return snapshot.equals(facts.snapshot()) && scheduled.equals(facts.schedule());
    }
  }

  Parsed of(LeaseView view) {
    LeaseFacts facts = view.lease().facts();
    String leaseId = view.lease().leaseId();
    Parsed known = find(leaseId);
    if (known != null && known.isOf(facts)) {
      return known;
    }
    Parsed read =
        new Parsed(
            facts.snapshot(),
            facts.schedule(),
            Json.read(facts.snapshot(), Lease.class),
            Json.read(facts.schedule(), Schedule.class));
    keep(leaseId, read);
    return read;
  }

  private synchronized @Nullable Parsed find(String leaseId) {
    return parsed.get(leaseId);
  }

  private synchronized void keep(String leaseId, Parsed read) {
    parsed.put(leaseId, read);
  }
}
