package io.keepline.lifecycle;

import java.util.List;
import java.util.Map;

/** A policy for tests: the standard one, with what a test is about changed. */
public final class PolicyBuilder {
  private int graceDays = 15;
  private int suspensionDays = 30;
  private int quarantineDays = 90;
  private int finalNoticeHours = 72;
  private int stackingCapMonths = 24;
  private int paymentHoldHours = 72;
  private int unknownDays = 14;
  private int unreachableDays = 30;
  private int minimumUsefulDays = 1;
  private List<Integer> reminderDays = List.of(30, 14, 7, 3, 1, -1);
  private List<Integer> autoRenewDays = List.of(3, 1);
  private boolean inboundInGrace = true;
  private int quietFromHour = 21;
  private int quietUntilHour = 8;
  private RefundPolicy refunds = RefundPolicy.STANDARD;

  public PolicyBuilder grace(int days) {
    graceDays = days;
    return this;
  }

  public PolicyBuilder suspension(int days) {
    suspensionDays = days;
    return this;
  }

  public PolicyBuilder quarantine(int days) {
    quarantineDays = days;
    return this;
  }

  public PolicyBuilder finalNotice(int hours) {
    finalNoticeHours = hours;
    return this;
  }

  public PolicyBuilder cap(int months) {
    stackingCapMonths = months;
    return this;
  }

  public PolicyBuilder paymentHold(int hours) {
    paymentHoldHours = hours;
    return this;
  }

  public PolicyBuilder unknown(int days) {
    unknownDays = days;
    return this;
  }

  public PolicyBuilder unreachable(int days) {
    unreachableDays = days;
    return this;
  }

  public PolicyBuilder minimumUseful(int days) {
    minimumUsefulDays = days;
    return this;
  }

  public PolicyBuilder reminders(Integer... days) {
    reminderDays = List.of(days);
    return this;
  }

  public PolicyBuilder autoRenew(Integer... days) {
    autoRenewDays = List.of(days);
    return this;
  }

  public PolicyBuilder noServiceInGrace() {
    inboundInGrace = false;
    return this;
  }

  public PolicyBuilder quiet(int fromHour, int untilHour) {
    quietFromHour = fromHour;
    quietUntilHour = untilHour;
    return this;
  }

  /** What of a running term goes back, and the fee in US cents. */
  public PolicyBuilder refunds(RefundPolicy.CurrentTerm currentTerm, long fee) {
    refunds =
        new RefundPolicy(
            currentTerm,
            RefundPolicy.CurrentTerm.BY_DAY,
            fee == 0 ? Map.of() : Map.of("USD", Money.of(fee, "USD")));
    return this;
  }

  public Policy build() {
    return new Policy(
        graceDays,
        suspensionDays,
        quarantineDays,
        finalNoticeHours,
        30,
        30,
        24,
        24,
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
        refunds);
  }
}
