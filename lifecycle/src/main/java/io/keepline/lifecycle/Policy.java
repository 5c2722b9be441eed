package io.keepline.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The periods of one plan version. Pinned with the term that was sold under it: a later, shorter
 * policy governs later terms only. Any period may be zero.
 *
 * @param graceDays days after expiry with inbound service
 * @param suspensionDays days after grace without service
 * @param quarantineDays days nobody has the number after the loss; FCC aging allows 45 to 365
 * @param finalNoticeHours hours between the proven final notice and the loss; 24 at least count
 * @param reservationMinutes minutes a chosen number waits for its first payment
 * @param quoteMinutes minutes a quote can be submitted
 * @param coolingOffHours hours between a confirmed cancellation and its execution
 * @param linkHours hours a cancellation link lives
 * @param stackingCapMonths how far ahead of today a number may be paid
 * @param paymentHoldHours hours an open checkout may last, and may hold a loss back
 * @param unknownDays days an unanswered payment is looked up before a person decides
 * @param unreachableDays days an undecided "no notice could be proven" task holds the loss back
 * @param minimumUsefulDays days a renewal must leave from today, else it counts from tomorrow
 * @param reminderDays days before expiry to remind; negative: days after it
 * @param autoRenewDays days before expiry to try a charge by consent
 * @param inboundInGrace whether inbound service works in grace
 * @param quietFromHour hour of the brand's day from which nothing is sent
 * @param quietUntilHour hour of the brand's day until which nothing is sent; equal: never quiet
 * @param refunds what giving the number up costs and gives back
 */
public record Policy(
    int graceDays,
    int suspensionDays,
    int quarantineDays,
    int finalNoticeHours,
    int reservationMinutes,
    int quoteMinutes,
    int coolingOffHours,
    int linkHours,
    int stackingCapMonths,
    int paymentHoldHours,
    int unknownDays,
    int unreachableDays,
    int minimumUsefulDays,
    List<Integer> reminderDays,
    List<Integer> autoRenewDays,
    boolean inboundInGrace,
    int quietFromHour,
    int quietUntilHour,
    RefundPolicy refunds) {

  /** The shortest notice that counts, whatever a plan says. */
  private static final Duration LEAST_NOTICE = Duration.ofHours(24);

  /**
   * Checks the periods.
   *
   * @throws IllegalArgumentException if a period is negative or the cap is not positive
   */
  public Policy {
    int least =
        List.of(
                graceDays,
                suspensionDays,
                quarantineDays,
                finalNoticeHours,
                reservationMinutes,
                quoteMinutes,
                coolingOffHours,
                linkHours,
                paymentHoldHours,
                unknownDays,
                unreachableDays,
                minimumUsefulDays)
            .stream()
            .min(Integer::compare)
            .orElse(0);
    if (least < 0) {
      throw new IllegalArgumentException("a period is never negative");
    }
    if (stackingCapMonths < 1) {
      throw new IllegalArgumentException("the stacking cap is at least one month");
    }
    if (quietFromHour < 0 || quietFromHour > 23 || quietUntilHour < 0 || quietUntilHour > 23) {
      throw new IllegalArgumentException("quiet hours are hours of a day, 0 to 23");
    }
    // Plans sold before refunds were part of them gave nothing of the running term, without a fee.
    refunds = Objects.requireNonNullElse(refunds, RefundPolicy.STANDARD);
    reminderDays = List.copyOf(reminderDays);
    autoRenewDays = List.copyOf(autoRenewDays);
  }

  /** The defaults of a new plan. */
  public static Policy standard() {
    return new Policy(
        15,
        30,
        90,
        72,
        30,
        30,
        24,
        24,
        24,
        72,
        14,
        30,
        1,
        List.of(30, 14, 7, 3, 1, -1),
        List.of(3, 1),
        true,
        21,
        8,
        RefundPolicy.STANDARD);
  }

  /** The notice period: the plan's, but never under 24 hours. */
  public Duration noticePeriod() {
    Duration planned = Duration.ofHours(finalNoticeHours);
    return planned.compareTo(LEAST_NOTICE) < 0 ? LEAST_NOTICE : planned;
  }

  /** The same periods with other terms of giving the number up. */
  public Policy withRefunds(RefundPolicy other) {
    return with(graceDays, other);
  }

  /** The same policy with another grace, for a what-if. */
  public Policy withGraceDays(int days) {
    return with(days, refunds);
  }

  private Policy with(int grace, RefundPolicy giveUp) {
    return new Policy(
        grace,
        suspensionDays,
        quarantineDays,
        finalNoticeHours,
        reservationMinutes,
        quoteMinutes,
        coolingOffHours,
        linkHours,
        stackingCapMonths,
        paymentHoldHours,
        unknownDays,
        unreachableDays,
        minimumUsefulDays,
        reminderDays,
        autoRenewDays,
        inboundInGrace,
        quietFromHour,
        quietUntilHour,
        giveUp);
  }
}
