package io.keepline.api.lease;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseTag;
import io.keepline.lifecycle.Moment;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Settlement;
import io.keepline.store.LeaseView;
import io.keepline.store.Wallets;
import io.keepline.store.brand.Brand;
import java.time.Instant;

/**
 * A lease as the record has it, with its facts read.
 *
 * @param view the rows
 * @param lease the facts
 * @param schedule the facts resolved
 * @param brand the brand
 * @param real real time of the read
 */
record Held(LeaseView view, Lease lease, Schedule schedule, Brand brand, Instant real) {

  static Held of(LeaseView view, FactsMemory.Parsed parsed, Brand brand, Instant real) {
    return new Held(view, parsed.lease(), parsed.schedule(), brand, real);
  }

  String leaseId() {
    return lease.leaseId();
  }

  /** Lease time. */
  Instant now() {
    return real.plusMillis(view.lease().facts().clockOffsetMs());
  }

  /** The moment that the rules decide at. */
  Moment moment() {
    return Moment.of(now(), real, schedule);
  }

  /** The money of a cancellation that is confirmed now, by the rule that will freeze it (I14). */
  Settlement wouldGiveBack() {
    return Settlement.ofCancellation(
        lease, moment().today(), view.wallet().stream().map(Wallets.Share::frozen).toList());
  }

  /** The name of what a person decides by; the row's version moves with every notice, too. */
  String tag() {
    return LeaseTag.of(lease);
  }

  /** The tag as a header has it. */
  String etag() {
    return "\"" + tag() + "\"";
  }
}
