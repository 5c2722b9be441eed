package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Resolves the facts of a lease into instants. A wake is listed only if its verb will accept it
 * once its instant has come: a guard that depends on the facts is asked here, too, so that nothing
 * wakes a lease in vain.
 *
 * <p>It reads zone rules, which change with the JDK, so it never runs in a workflow's own thread.
 */
public final class Scheduler {

  /** How far behind and ahead of now a zone's offsets are stored. */
  private static final Duration OFFSETS_BEHIND = Duration.ofDays(2);

  private static final Duration OFFSETS_AHEAD = Duration.ofDays(800);

  /** The hour of the brand's day at which a reminder is due. */
  private static final int REMINDER_HOUR = 9;

  private final Lease lease;
  private final BrandCalendar calendar;
  private final Instant now;
  private final List<Wake> wakes = new ArrayList<>();

  private Scheduler(Lease lease, BrandCalendar calendar, Instant now) {
    this.lease = lease;
    this.calendar = calendar;
    this.now = now;
  }

  /**
   * The schedule of a lease.
   *
   * @param zone the brand's zone
   * @param now lease time; only the stored offsets depend on it
   */
  public static Schedule resolve(Lease lease, ZoneId zone, Instant now) {
    return new Scheduler(lease, new BrandCalendar(zone.getRules()), now).resolve();
  }

  private Schedule resolve() {
    Instant nominalEnd = lease.suspendedUntil().map(calendar::startOf).orElse(null);
    Instant reclaimAt = reclaimAt(nominalEnd).orElse(null);
    if (lease.status().isOpen()) {
      orders();
      world();
      tasks();
    }
    switch (lease.status()) {
      case RESERVED -> reservation();
      case ACTIVE, GRACE, SUSPENDED -> term(nominalEnd, reclaimAt);
      case QUARANTINED -> quarantine();
      case RECLAIMING, ENDED -> {
        // The commit's answer is next, or nothing ever.
      }
    }
    return new Schedule(wakes, nominalEnd, reclaimAt, offsets());
  }

  private void orders() {
    for (Order order : lease.orders()) {
      switch (order.state()) {
        case SUBMITTED, UNKNOWN -> {
          add(WakeKind.LOOK_UP, UncertainOrders.lookUpAt(order), order.orderId());
          unresolved(order);
        }
        case PENDING -> {
          if (order.closing()) {
            add(WakeKind.CLOSE_CHECKOUT, UncertainOrders.closeAt(order), order.orderId());
            unresolved(order);
          } else {
            add(WakeKind.LOOK_UP, UncertainOrders.lookUpAt(order), order.orderId());
            payBy(order);
          }
        }
        case DECLINED -> payBy(order);
        case PAID, APPLIED, CLOSED, UNRESOLVED, REFUND_DUE, REFUNDED, REFUND_MANUAL -> {
          // Paid is applied by its own answer; the rest waits for refunds or persons.
        }
      }
    }
  }

  private void unresolved(Order order) {
    if (lease.status().isLive()) {
      add(WakeKind.UNRESOLVED, UncertainOrders.unresolvedAt(order), order.orderId());
    }
  }

  private void payBy(Order order) {
    if (lease.status().isInTerm()) {
      add(WakeKind.PAY_BY, order.payBy(), order.orderId());
    }
  }

  private void world() {
    for (Notice notice : lease.notices()) {
      if (notice.state() == Notice.State.DUE) {
        add(WakeKind.NOTICE, outOfQuietHours(notice), notice.noticeId());
      }
    }
    for (Refund refund : lease.refunds()) {
      if (refund.state() == Refund.State.DUE) {
        add(WakeKind.REFUND, refund.retryAt(), refund.refundId());
      }
    }
    if (lease.status() != LeaseStatus.RESERVED
        && ServiceRules.differs(lease, calendar.dateOf(now))) {
      Instant retryAt = lease.service().retryAt();
      add(WakeKind.SERVICE, retryAt == null ? lease.reservedAt() : retryAt, "");
    }
  }

  private void tasks() {
    for (Task task : lease.tasks()) {
      Instant dueAt = task.dueAt();
      if (dueAt != null && lease.status().isInTerm()) {
        add(WakeKind.TASK_LIMIT, dueAt, task.taskId());
      }
    }
  }

  private void reservation() {
    add(WakeKind.RESERVATION_END, ReservationRules.nextEnd(lease), "");
  }

  private void term(@Nullable Instant nominalEnd, @Nullable Instant reclaimAt) {
    LocalDate validUntil = lease.validUntil();
    if (validUntil == null || nominalEnd == null) {
      return;
    }
    reminders(validUntil);
    if (lease.status() == LeaseStatus.ACTIVE) {
      add(WakeKind.EXPIRY, calendar.startOf(validUntil), "");
      if (lease.terms().size() > 1) {
        add(WakeKind.TERM_BEGINS, calendar.startOf(lease.terms().get(1).from()), "");
      }
    }
    boolean autoRenewOpen =
        lease.inFlight().map(o -> o.quote().kind() == OrderKind.AUTO_RENEW).orElse(false);
    if (lease.status() == LeaseStatus.GRACE && !autoRenewOpen) {
      add(WakeKind.GRACE_END, calendar.startOf(lease.graceUntil().orElseThrow()), "");
    }
    if (LossRules.finalNoticeNeeded(lease)) {
      add(WakeKind.FINAL_NOTICE, nominalEnd.minus(lease.policy().noticePeriod()), "");
    }
    cancellation();
    autoRenew(validUntil);
    if (lease.status() == LeaseStatus.SUSPENDED) {
      loss(reclaimAt);
    }
  }

  private void reminders(LocalDate validUntil) {
    NoticeRules.offsets(lease).stream()
        .max(Integer::compare)
        .ifPresent(
            days ->
                add(
                    WakeKind.REMINDER,
                    calendar.hourOf(validUntil.minusDays(days), REMINDER_HOUR),
                    Integer.toString(days)));
  }

  private void autoRenew(LocalDate validUntil) {
    if (AutoRenewRules.mayCharge(lease)) {
      AutoRenewRules.attempts(lease.plan(), lease.autoRenewDays()).stream()
          .max(Integer::compare)
          .ifPresent(
              d ->
                  add(
                      WakeKind.AUTO_RENEW,
                      calendar.startOf(validUntil.minusDays(d)),
                      Integer.toString(d)));
    }
  }

  private void cancellation() {
    Cancellation cancellation = lease.cancellation();
    Instant expires = cancellation.linkExpiresAt();
    Instant execute = cancellation.executeAt();
    if (cancellation.state() == Cancellation.State.REQUESTED && expires != null) {
      add(WakeKind.LINK_EXPIRY, expires, "");
    }
    boolean mayExecute = lease.inFlight().isEmpty() && !lease.isHeld(HoldReason.LEGAL);
    if (cancellation.isConfirmed() && execute != null && mayExecute) {
      add(WakeKind.COOLING_OFF_END, execute, "");
    }
  }

  private void loss(@Nullable Instant reclaimAt) {
    Instant pausedUntil = lease.lossPausedUntil();
    if (pausedUntil != null) {
      add(WakeKind.LOSS_PAUSE_END, pausedUntil, "");
    }
    if (reclaimAt == null) {
      return;
    }
    Optional<Order> open = lease.inFlight();
    boolean mayPause =
        open.isPresent() && !lease.lossPauseUsed() && open.get().submittedAt().isBefore(reclaimAt);
    if (open.isEmpty() || mayPause) {
      Instant braked = lease.brakedUntil();
      add(WakeKind.RECLAIM, braked == null ? reclaimAt : LossRules.later(reclaimAt, braked), "");
    }
  }

  /**
   * The nominal reclaim instant: the latest of the end of suspension, the announced date, the
   * proven notice with its period, and the last lift of a loss-stopping hold with that period. No
   * proof, or such a hold standing: no instant.
   */
  private Optional<Instant> reclaimAt(@Nullable Instant nominalEnd) {
    Proof proof = lease.validProof().orElse(null);
    if (nominalEnd == null || proof == null || lease.lossIsHeld()) {
      return Optional.empty();
    }
    Duration notice = lease.policy().noticePeriod();
    Instant at = nominalEnd;
    if (lease.announcedReclaimAt() != null) {
      at = LossRules.later(at, lease.announcedReclaimAt());
    }
    Instant proven = proof.basis() == Proof.Basis.ACCEPTED ? proof.at().plus(notice) : proof.at();
    at = LossRules.later(at, proven);
    Instant lifted = lease.lossHoldLiftedAt();
    if (lifted != null) {
      at = LossRules.later(at, lifted.plus(notice));
    }
    return Optional.of(at);
  }

  private void quarantine() {
    if (LossRules.quarantineMayEnd(lease)) {
      lease.quarantineUntil().ifPresent(at -> add(WakeKind.QUARANTINE_END, at, ""));
    }
  }

  private void add(WakeKind kind, Instant at, String subject) {
    wakes.add(new Wake(kind, at, subject));
  }

  /** Quiet hours delay a notice; they never eat its period, which counts from its acceptance. */
  private Instant outOfQuietHours(Notice notice) {
    int from = lease.policy().quietFromHour();
    int until = lease.policy().quietUntilHour();
    boolean urgent =
        switch (notice.kind()) {
          case REMINDER, EXPIRED, SUSPENDED, FINAL_NOTICE, RECLAIMED -> false;
          case WELCOME,
              PAYMENT_BEING_CHECKED,
              RECEIPT,
              PAYMENT_DECLINED,
              PAYMENT_REFUNDED,
              CANCELLATION_LINK,
              CANCELLATION_CONFIRMED,
              CANCELLATION_WITHDRAWN,
              CANCELLED,
              HOLD_PUT,
              HOLD_LIFTED,
              SERVICE_RESTORED,
              PAYMENT_REQUEST,
              AUTO_RENEW_CONSENT,
              TOPPED_UP,
              TOP_UP_KEPT,
              LOW_BALANCE,
              DISPUTE,
              TOP_UP_DISPUTED,
              DISPUTE_WON ->
              true;
        };
    if (urgent || from == until) {
      return notice.dueAt();
    }
    return calendar.outOfQuietHours(notice.dueAt(), from, until);
  }

  /** Far enough to date every wake: one beyond the last offset could be dated a day early. */
  private List<Schedule.Offset> offsets() {
    Instant ahead = now.plus(OFFSETS_AHEAD);
    for (Wake wake : wakes) {
      ahead = LossRules.later(ahead, wake.at().plus(OFFSETS_BEHIND));
    }
    return calendar.offsets(now.minus(OFFSETS_BEHIND), ahead);
  }
}
