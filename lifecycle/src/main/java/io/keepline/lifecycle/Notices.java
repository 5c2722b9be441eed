package io.keepline.lifecycle;

import java.time.LocalDate;
import java.util.Optional;

/** Whether a notice may still leave: what is asked just before it does. */
public final class Notices {

  /** The subject of a "restored" notice after an undone loss. */
  static final String UNDONE = "undone";

  private Notices() {}

  /**
   * Whether what a notice says still holds. One that does not is answered as skipped.
   *
   * @param lease the facts at this moment, read again
   * @param notice the notice that is about to leave
   * @param today the brand's date
   */
  public static boolean stillHolds(Lease lease, Notice notice, LocalDate today) {
    LeaseStatus status = lease.status();
    return switch (notice.kind()) {
      case WELCOME -> status.isInTerm();
      case REMINDER -> reminderHolds(lease, notice, today);
      case EXPIRED -> status == LeaseStatus.GRACE && isForPresentDates(lease, notice);
      case SUSPENDED -> status == LeaseStatus.SUSPENDED && isForPresentDates(lease, notice);
      case FINAL_NOTICE -> finalNoticeHolds(lease, notice);
      case PAYMENT_BEING_CHECKED ->
          status == LeaseStatus.SUSPENDED && isInFlight(lease, notice.subject());
      case RECEIPT,
          PAYMENT_REFUNDED,
          TOPPED_UP,
          TOP_UP_KEPT,
          TOP_UP_DISPUTED,
          DISPUTE_WON,
          LOW_BALANCE ->
          true;
      case PAYMENT_DECLINED -> status.isLive() && !isInFlight(lease, notice.subject());
      case PAYMENT_REQUEST ->
          status.isInTerm()
              && lease.inFlight().isEmpty()
              && notice.key().startsWith(lease.validUntil() + ":");
      case CANCELLATION_LINK ->
          lease.cancellation().state() == Cancellation.State.REQUESTED
              && notice.key().equals(lease.cancellation().linkId());
      case CANCELLATION_CONFIRMED -> lease.cancellation().isConfirmed();
      case CANCELLATION_WITHDRAWN ->
          lease.cancellation().state() == Cancellation.State.NONE && status.isInTerm();
      case CANCELLED -> lease.lossCause() == LossCause.CANCELLED;
      case RECLAIMED ->
          lease.lossCause() == LossCause.RECLAIMED
              || lease.lossCause() == LossCause.RECLAIMED_UNREACHABLE;
      case HOLD_PUT -> isHeld(lease, notice);
      case HOLD_LIFTED -> !isHeld(lease, notice);
      case SERVICE_RESTORED ->
          status == LeaseStatus.ACTIVE || (status.isInTerm() && UNDONE.equals(notice.subject()));
      case AUTO_RENEW_CONSENT -> "given".equals(notice.subject()) == (lease.consent() != null);
      case DISPUTE -> lease.isHeld(HoldReason.DISPUTE) && status.isLive();
    };
  }

  /** The key says for which date, and at which offset: never "7 days left" when there are two. */
  private static boolean reminderHolds(Lease lease, Notice notice, LocalDate today) {
    LocalDate validUntil = lease.validUntil();
    if (validUntil == null || !lease.status().isInTerm() || lease.cancellation().isConfirmed()) {
      return false;
    }
    boolean newest = notice.key().equals(validUntil + ":" + lease.remindedDays());
    boolean after = notice.key().startsWith(validUntil + ":-");
    return newest && after == !today.isBefore(validUntil);
  }

  private static boolean finalNoticeHolds(Lease lease, Notice notice) {
    return lease.status().isInTerm()
        && notice.key().startsWith(LossRules.finalNoticeDates(lease))
        && !lease.lossIsHeld()
        && !lease.cancellation().isConfirmed();
  }

  private static boolean isForPresentDates(Lease lease, Notice notice) {
    String key = StatusRules.datesKey(lease);
    return notice.key().equals(key) || notice.key().startsWith(key + "/");
  }

  private static boolean isInFlight(
      Lease lease, @org.jspecify.annotations.Nullable String orderId) {
    return Optional.ofNullable(orderId)
        .flatMap(lease::order)
        .map(o -> o.state().isInFlight())
        .orElse(false);
  }

  private static boolean isHeld(Lease lease, Notice notice) {
    return lease.holds().stream().anyMatch(h -> h.reason().name().equals(notice.subject()));
  }
}
