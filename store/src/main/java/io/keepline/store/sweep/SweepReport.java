package io.keepline.store.sweep;

import java.util.List;

/**
 * What a sweep saw.
 *
 * @param leases how many leases there are, ended ones included
 * @param results one for each check
 */
public record SweepReport(long leases, List<CheckResult> results) {
  /** Copies the list. */
  public SweepReport {
    results = List.copyOf(results);
  }

  /** There is no lease: that everything holds would say nothing. */
  public boolean nothingToLookAt() {
    return leases == 0;
  }

  /** Whether there was something to look at and everything holds. */
  public boolean clean() {
    return !nothingToLookAt() && results.stream().allMatch(CheckResult::holds);
  }
}
