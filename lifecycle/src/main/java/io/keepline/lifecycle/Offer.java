package io.keepline.lifecycle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a quote may promise: which price band, from which date, until which date. */
public sealed interface Offer {

  /**
   * Dates that can be quoted.
   *
   * @param band the status the price is for; {@link LeaseStatus#SUSPENDED} owes a restore fee
   * @param expectedValidUntil the date the offer extends; absent for a start
   * @param newValidUntil the date it makes, exclusive
   */
  record Dates(LeaseStatus band, @Nullable LocalDate expectedValidUntil, LocalDate newValidUntil)
      implements Offer {}

  /**
   * Another plan for the rest of the running term.
   *
   * @param validUntil the paid date, which stays
   * @param change the stretch
   * @param daysLeft how many days of it come after today: today is free
   * @param daysOfTerm how many days a term of the wanted plan has that begins tomorrow
   * @param unused what was paid for these days, without the add-ons, which stay; absent where they
   *     were given
   */
  record Change(
      LocalDate validUntil,
      Quote.Change change,
      long daysLeft,
      long daysOfTerm,
      @Nullable Money unused)
      implements Offer {}

  /**
   * Nothing can be quoted.
   *
   * @param refusal why
   */
  record Refused(Refusal refusal) implements Offer {}

  /**
   * Dates of a new lease: it begins tomorrow, and the rest of today is free.
   *
   * @param today the brand's date
   */
  static Offer start(PlanVersion plan, int terms, LocalDate today) {
    return capped(LeaseStatus.RESERVED, null, AnchoredDate.on(today), plan, terms, today);
  }

  /**
   * Dates of further terms of a lease, under the status that its dates imply today.
   *
   * @param plan the plan wanted, the lease's own or another
   * @param today the brand's date
   */
  static Offer renewal(Lease lease, PlanVersion plan, int terms, LocalDate today) {
    LocalDate validUntil = lease.validUntil();
    if (!lease.status().isLive()) {
      return new Refused(Transitions.refusal(lease.status(), StimulusKind.ORDER_SUBMITTED));
    }
    if (validUntil == null) {
      return new Refused(Refusal.NOT_YET_PAID);
    }
    if (lease.cancellation().isConfirmed()) {
      return new Refused(Refusal.CANCELLATION_CONFIRMED);
    }
    if (lease.ordersAreHeld()) {
      return new Refused(Refusal.ON_HOLD);
    }
    LeaseStatus band = StatusRules.byDates(lease, today);
    AnchoredDate paid = new AnchoredDate(validUntil, lease.anchorDay());
    return capped(band, validUntil, paid, plan, terms, today);
  }

  /**
   * Dates of further terms by standing consent, in the price band of the day on which the charge
   * came due: an attempt that we were late with costs the holder nothing more.
   *
   * @param today the brand's date
   */
  static Offer autoRenewal(Lease lease, PlanVersion plan, int terms, LocalDate today) {
    LocalDate validUntil = lease.validUntil();
    Offer now = renewal(lease, plan, terms, today);
    if (validUntil == null || now instanceof Refused) {
      return now;
    }
    LeaseStatus band = StatusRules.byDates(lease, chargeDueOn(lease, today).orElse(today));
    AnchoredDate paid = new AnchoredDate(validUntil, lease.anchorDay());
    return capped(band, validUntil, paid, plan, terms, today);
  }

  /** The brand's date on which the charge by consent that is due now came due; absent: none is. */
  static Optional<LocalDate> chargeDueOn(Lease lease, LocalDate today) {
    LocalDate validUntil = lease.validUntil();
    return validUntil == null
        ? Optional.empty()
        : AutoRenewRules.dueAttempt(lease, today).map(validUntil::minusDays);
  }

  /**
   * What a change of plan within the running term is about.
   *
   * @param plan the plan wanted
   * @param today the brand's date
   */
  static Offer change(Lease lease, PlanVersion plan, LocalDate today) {
    LocalDate validUntil = lease.validUntil();
    Refusal refusal = whyNoChange(lease, plan, today);
    if (refusal != null || validUntil == null) {
      return new Refused(refusal == null ? Refusal.NOT_YET_PAID : refusal);
    }
    Term running = ChangeRules.running(lease, today).orElseThrow();
    LocalDate tomorrow = today.plusDays(1);
    LocalDate end = AnchoredDate.on(tomorrow).extend(plan.length()).date();
    return new Change(
        validUntil,
        new Quote.Change(running.plan().label(), running.until()),
        running.daysAfter(today),
        ChronoUnit.DAYS.between(tomorrow, end),
        running.credit(today).orElse(null));
  }

  private static @Nullable Refusal whyNoChange(Lease lease, PlanVersion plan, LocalDate today) {
    if (!Transitions.isListed(lease.status(), StimulusKind.PLAN_CHANGE_SUBMITTED)) {
      return Transitions.refusal(lease.status(), StimulusKind.PLAN_CHANGE_SUBMITTED);
    }
    if (lease.cancellation().isConfirmed()) {
      return Refusal.CANCELLATION_CONFIRMED;
    }
    if (lease.ordersAreHeld()) {
      return Refusal.ON_HOLD;
    }
    Term running = ChangeRules.running(lease, today).orElse(null);
    if (running == null) {
      return Refusal.TERM_OVER;
    }
    return running.plan().planId().equals(plan.planId()) ? Refusal.PLAN_IN_FORCE : null;
  }

  private static Offer capped(
      LeaseStatus band,
      @Nullable LocalDate expected,
      AnchoredDate paid,
      PlanVersion plan,
      int terms,
      LocalDate today) {
    LocalDate end = RenewalDates.of(band, paid, plan, terms, today).end().date();
    return RenewalDates.aboveCap(end, plan, today)
        ? new Refused(Refusal.CAP_EXCEEDED)
        : new Dates(band, expected, end);
  }
}
