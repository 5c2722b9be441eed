package io.keepline.lifecycle;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A short name of what a person goes by who changes a lease. As long as it is the same, so are the
 * grounds of their decision; when it is another, somebody or something was there first.
 *
 * <p>Named are the facts that others can change and that a wish depends on: where the lease stands,
 * what is paid and until when, which plan comes next, what may be charged, whether it is being
 * given up, what holds it, and the payment that is under way. Of that payment only its id counts:
 * how far the provider is says nothing until it is over, and then it shows in the paid date or in
 * its being gone.
 *
 * <p>Not named is what moves by itself: notices and their proofs, tries and deadlines, the
 * carrier's work, the tasks of staff, and the clock. The row's version counts all of these, and so
 * a welcome mail would refuse whoever read the lease a moment before it.
 */
public final class LeaseTag {

  private LeaseTag() {}

  /** The name: a prefix and 26 hexadecimal digits. */
  public static String of(Lease lease) {
    List<String> parts = new ArrayList<>();
    parts.add(lease.leaseId());
    parts.add("status " + lease.status());
    parts.add("paid until " + lease.validUntil());
    parts.add("grace until " + lease.graceExtendedUntil());
    parts.add("plan " + lease.plan().label());
    PlanVersion next = lease.nextPlan();
    parts.add("next plan " + (next == null ? "same" : next.label()));
    parts.add("consent " + consent(lease.consent()));
    parts.add("cancellation " + lease.cancellation().state());
    parts.add("holds " + lease.holds().stream().map(Hold::reason).sorted().toList());
    parts.add("payment " + lease.inFlight().map(Order::orderId).orElse("none"));
    return DerivedId.of("tag", parts.toArray(String[]::new));
  }

  /** The day it was given on changes nothing about it. */
  private static String consent(@Nullable Consent consent) {
    return consent == null
        ? "none"
        : "%s %s %s %s"
            .formatted(
                consent.method(), consent.methodRef(), consent.ceiling(), consent.chargeable());
  }
}
