package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
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

  private static final List<Duration> UNKNOWN_LOOK_UPS =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30));

  private static final List<Duration> PENDING_LOOK_UPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30));

  private final Lease lease;
  private final ZoneRules zone;
  private final Instant now;
  private final List<Wake> wakes = new ArrayList<>();

  private Scheduler(Lease lease, ZoneRules zone, Instant now) {
    this.lease = lease;
    this.zone = zone;
    this.now = now;
  }

  /**
   * The schedule of a lease.
   *
   * @param zone the brand's zone
   * @param now lease time; only the stored offsets depend on it
   */
  public static Schedule resolve(Lease lease, ZoneId zone, Instant now) {
    return new Scheduler(lease, zone.getRules(), now).resolve();
  }

  private Schedule resolve() {
    Instant nominalEnd = lease.suspendedUntil().map(this::startOf).orElse(null);
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
          add(WakeKind.LOOK_UP, lookUpAt(order, UNKNOWN_LOOK_UPS), order.orderId());
          if (lease.status() != LeaseStatus.RECLAIMING) {
            add(WakeKind.UNRESOLVED, OrderRules.unresolvedAt(order), order.orderId());
          }
        }
        case PENDING -> {
          if (order.closing()) {
            add(WakeKind.CLOSE_CHECKOUT, closeAt(order), order.orderId());
          } else {
            add(WakeKind.LOOK_UP, lookUpAt(order, PENDING_LOOK_UPS), order.orderId());
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

  private void payBy(Order order) {
    if (lease.status().isInTerm()) {
      add(WakeKind.PAY_BY, order.payBy(), order.orderId());
    }
  }

  /** Anchored to the attempt, never to the last look-up: a late look-up shifts no later one. */
  private static Instant lookUpAt(Order order, List<Duration> series) {
    int n = order.lookUps();
    if (n < series.size()) {
      return order.attemptAt().plus(series.get(n));
    }
    Duration last = series.get(series.size() - 1);
    return order.attemptAt().plus(last).plus(Duration.ofHours(n - series.size() + 1L));
  }

  private static Instant closeAt(Order order) {
    return order.lookUps() == 0 ? order.attemptAt() : lookUpAt(order, UNKNOWN_LOOK_UPS);
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
    if (lease.status() != LeaseStatus.RESERVED && ServiceRules.differs(lease, dateOf(now))) {
      Instant retryAt = lease.service().retryAt();
      add(WakeKind.SERVICE, retryAt == null ? lease.reservedAt() : retryAt, "");
    }
  }

  private void tasks() {
    for (Task task : lease.tasks()) {
      Instant dueAt = task.dueAt();
      if (dueAt != null && lease.status() != LeaseStatus.RECLAIMING) {
        add(WakeKind.TASK_LIMIT, dueAt, task.taskId());
      }
    }
  }

  private void reservation() {
    Instant end = OrderRules.reservationEnd(lease);
    Optional<Order> open = lease.inFlight();
    boolean waits =
        open.isPresent() && (open.get().state() != OrderState.PENDING || open.get().closing());
    add(WakeKind.RESERVATION_END, waits ? OrderRules.longestReservation(lease) : end, "");
  }

  private void term(@Nullable Instant nominalEnd, @Nullable Instant reclaimAt) {
    LocalDate validUntil = lease.validUntil();
    if (validUntil == null || nominalEnd == null) {
      return;
    }
    reminders(validUntil);
    if (lease.status() == LeaseStatus.ACTIVE) {
      add(WakeKind.EXPIRY, startOf(validUntil), "");
      if (lease.terms().size() > 1) {
        add(WakeKind.TERM_BEGINS, startOf(lease.terms().get(1).from()), "");
      }
    }
    boolean autoRenewOpen =
        lease.inFlight().map(o -> o.quote().kind() == OrderKind.AUTO_RENEW).orElse(false);
    if (lease.status() == LeaseStatus.GRACE && !autoRenewOpen) {
      add(WakeKind.GRACE_END, startOf(lease.graceUntil().orElseThrow()), "");
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
                    hourOf(validUntil.minusDays(days), REMINDER_HOUR),
                    Integer.toString(days)));
  }

  private void autoRenew(LocalDate validUntil) {
    Consent consent = lease.consent();
    Integer tried = lease.autoRenewDays();
    boolean allowed =
        consent != null
            && consent.chargeable()
            && lease.status() != LeaseStatus.SUSPENDED
            && lease.inFlight().isEmpty()
            && !lease.cancellation().isConfirmed()
            && !lease.ordersAreHeld()
            && !lease.isHeld(HoldReason.DISPUTE);
    if (allowed) {
      lease.policy().autoRenewDays().stream()
          .filter(d -> tried == null || d < tried)
          .max(Integer::compare)
          .ifPresent(
              d -> add(WakeKind.AUTO_RENEW, startOf(validUntil.minusDays(d)), Integer.toString(d)));
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

  private LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone.getOffset(instant));
  }

  /** The first instant of a date: midnight does not exist on every day in every zone. */
  private Instant startOf(LocalDate date) {
    return hourOf(date, 0);
  }

  private Instant hourOf(LocalDate date, int hour) {
    ZonedDateTime local = date.atTime(LocalTime.of(hour, 0)).atZone(ZoneId.of("UTC"));
    ZoneOffsetTransition gap = zone.getTransition(local.toLocalDateTime());
    if (gap != null && gap.isGap()) {
      return gap.getInstant();
    }
    return local.toLocalDateTime().toInstant(zone.getOffset(local.toLocalDateTime()));
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
              AUTO_RENEW_CONSENT,
              DISPUTE ->
              true;
        };
    if (urgent || from == until) {
      return notice.dueAt();
    }
    Instant due = notice.dueAt();
    LocalDate date = dateOf(due);
    int hour = due.atOffset(zone.getOffset(due)).getHour();
    boolean overnight = from > until;
    boolean quiet = overnight ? hour >= from || hour < until : hour >= from && hour < until;
    if (!quiet) {
      return due;
    }
    LocalDate wakesOn = overnight && hour >= from ? date.plusDays(1) : date;
    return LossRules.later(due, hourOf(wakesOn, until));
  }

  private List<Schedule.Offset> offsets() {
    Instant from = now.minus(OFFSETS_BEHIND);
    Instant until = now.plus(OFFSETS_AHEAD);
    List<Schedule.Offset> offsets = new ArrayList<>();
    offsets.add(new Schedule.Offset(from, zone.getOffset(from).getTotalSeconds()));
    ZoneOffsetTransition next = zone.nextTransition(from);
    while (next != null && next.getInstant().isBefore(until)) {
      offsets.add(new Schedule.Offset(next.getInstant(), next.getOffsetAfter().getTotalSeconds()));
      next = zone.nextTransition(next.getInstant());
    }
    return offsets;
  }
}
