package io.keepline.lifecycle;

/**
 * An immutable version of a plan: what a term is and which periods govern it.
 *
 * @param planId the plan's opaque id
 * @param version counts up with every change
 * @param length how long one term is
 * @param policy the periods sold with it
 */
public record PlanVersion(String planId, int version, TermLength length, Policy policy) {

  /** A short name for audit rows: the id and the version. */
  public String label() {
    return planId + "@" + version;
  }
}
