package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Plans, quotes and times that tests share. */
public final class Sample {

  /** A Sunday noon in winter. */
  public static final Instant START = Instant.parse("2027-01-10T12:00:00Z");

  public static final ZoneId ZONE = ZoneId.of("Europe/London");

  public static final Money PRICE = Money.of(1200, "USD");

  public static final Money RESTORE_FEE = Money.of(300, "USD");

  private Sample() {}

  public static PlanVersion monthly() {
    return plan(TermLength.months(1), new PolicyBuilder().build());
  }

  public static PlanVersion monthly(PolicyBuilder policy) {
    return plan(TermLength.months(1), policy.build());
  }

  public static PlanVersion days(int days, PolicyBuilder policy) {
    return plan(TermLength.days(days), policy.build());
  }

  public static PlanVersion plan(TermLength length, Policy policy) {
    return new PlanVersion("pln_keep", 1, length, policy);
  }

  /** The same plan under another name. */
  public static PlanVersion named(String planId, PlanVersion plan) {
    return new PlanVersion(planId, plan.version(), plan.length(), plan.policy());
  }

  public static Lease.Identity identity(boolean sandbox) {
    return new Lease.Identity("lea_1", "tnt", sandbox, "hld_1", "num_1");
  }

  /** A store's till, and a passport. */
  public static Till till() {
    return new Till("soho", null, new Till.IdCheck(Till.Document.PASSPORT, "staff:stf_1", START));
  }

  /** An offer of a first term, of the dates the rules allow. */
  public static Quote startQuote(String id, PlanVersion plan, int terms, LocalDate today) {
    LocalDate until = ((Offer.Dates) Offer.start(plan, terms, today)).newValidUntil();
    return new Quote(
        id,
        OrderKind.START,
        plan,
        terms,
        PRICE.times(terms),
        Money.zero("USD"),
        LeaseStatus.RESERVED,
        null,
        until,
        Instant.MAX,
        Quote.Extras.NONE);
  }

  /** The same offer at another price. */
  static Quote sold(Quote offer, Money total, Quote.Extras extras) {
    return new Quote(
        offer.quoteId(),
        offer.kind(),
        offer.plan(),
        offer.terms(),
        total,
        offer.restoreFee(),
        offer.band(),
        offer.expectedValidUntil(),
        offer.newValidUntil(),
        offer.expiresAt(),
        extras);
  }

  /** An offer of further terms, of the dates the rules allow; it throws where they refuse. */
  public static Quote renewQuote(
      String id, OrderKind kind, Lease lease, PlanVersion plan, int terms, LocalDate today) {
    Offer offer = Offer.renewal(lease, plan, terms, today);
    if (!(offer instanceof Offer.Dates dates)) {
      throw new AssertionError("cannot be quoted: " + offer);
    }
    boolean frozen = dates.band() == LeaseStatus.SUSPENDED;
    Money fee = frozen ? RESTORE_FEE : Money.zero("USD");
    return new Quote(
        id,
        kind,
        plan,
        terms,
        PRICE.times(terms).plus(fee),
        fee,
        dates.band(),
        dates.expectedValidUntil(),
        dates.newValidUntil(),
        Instant.MAX,
        Quote.Extras.NONE);
  }
}
