package io.keepline.lifecycle;

import java.util.List;

/** What the rules answer to a stimulus. */
public sealed interface Decision {

  /**
   * It changes the lease.
   *
   * @param lease the facts afterwards
   * @param entries what goes into the record with them
   */
  record Accepted(Lease lease, List<Entry> entries) implements Decision {
    /** Copies the list. */
    public Accepted {
      entries = List.copyOf(entries);
    }
  }

  /**
   * It changes nothing.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Decision {}

  /** The same request was decided before: nothing changes, and that is fine. */
  record Repeated() implements Decision {}
}
