package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of one lease: everything that decides what happens to it next. It is stored whole with
 * every decision; all instants are in lease time unless a name says otherwise.
 *
 * @param leaseId its opaque id
 * @param brandId the brand it was leased from
 * @param sandbox whether its clock may be moved
 * @param holderId the holder's opaque id
 * @param numberId the number's opaque id
 * @param status where it stands
 * @param lossCause why it was lost; absent while it is not
 * @param reservedAt when the number was chosen
 * @param plan the governing plan: of the last paid term, or of the first order
 * @param nextPlan what the holder wants from the next term; absent: the same
 * @param validUntil the paid-until date, exclusive, in the brand's zone; absent while reserved
 * @param anchorDay the day of the month that month terms aim at
 * @param graceExtendedUntil the later end of grace that staff gave; absent: the policy's
 * @param terms the current and the un-started paid terms, oldest first
 * @param everInService whether the carrier ever put it into service
 * @param consent the standing permission to charge; absent: none
 * @param holds the standing holds
 * @param lossHoldLiftedAt when the last hold that stops a loss was lifted
 * @param orders the orders that are not finished
 * @param refunds the refunds that are not done
 * @param cancellation the wish to give the number up
 * @param notices the notices that are due or still matter
 * @param remindedDays the last reminder offset sent for this date; absent: none yet
 * @param autoRenewDays the last charge offset tried for this date; absent: none yet
 * @param proof that the holder was told of the loss
 * @param announcedReclaimAt the loss instant that was announced; it never moves earlier
 * @param lossPausedUntil until when a payment holds the loss back
 * @param lossPauseUsed whether this term's pause was taken
 * @param brakedUntil when a braked loss is asked again
 * @param service what the carrier confirmed
 * @param reclaimedAt when the loss was committed
 * @param lostFrom the status the loss came from, for an undo
 * @param tasks what persons are to decide
 * @param passed statuses passed through that no notice has told yet
 * @param seen the last requests that were decided, newest last
 * @param clockOffset how far a sandbox lease's time is ahead of real time
 */
public record Lease(
    String leaseId,
    String brandId,
    boolean sandbox,
    String holderId,
    String numberId,
    LeaseStatus status,
    @Nullable LossCause lossCause,
    Instant reservedAt,
    PlanVersion plan,
    @Nullable PlanVersion nextPlan,
    @Nullable LocalDate validUntil,
    int anchorDay,
    @Nullable LocalDate graceExtendedUntil,
    List<Term> terms,
    boolean everInService,
    @Nullable Consent consent,
    List<Hold> holds,
    @Nullable Instant lossHoldLiftedAt,
    List<Order> orders,
    List<Refund> refunds,
    Cancellation cancellation,
    List<Notice> notices,
    @Nullable Integer remindedDays,
    @Nullable Integer autoRenewDays,
    @Nullable Proof proof,
    @Nullable Instant announcedReclaimAt,
    @Nullable Instant lossPausedUntil,
    boolean lossPauseUsed,
    @Nullable Instant brakedUntil,
    Service service,
    @Nullable Instant reclaimedAt,
    @Nullable LeaseStatus lostFrom,
    List<Task> tasks,
    List<LeaseStatus> passed,
    List<String> seen,
    Duration clockOffset) {

  /** Copies the lists. */
  public Lease {
    terms = List.copyOf(terms);
    holds = List.copyOf(holds);
    orders = List.copyOf(orders);
    refunds = List.copyOf(refunds);
    notices = List.copyOf(notices);
    tasks = List.copyOf(tasks);
    passed = List.copyOf(passed);
    seen = List.copyOf(seen);
  }

  /**
   * A lease that has just been reserved, with its first order submitted.
   *
   * @param now lease time
   */
  public static Lease reserved(Identity identity, Order first, Instant now, Duration clockOffset) {
    return new Lease(
        identity.leaseId(),
        identity.brandId(),
        identity.sandbox(),
        identity.holderId(),
        identity.numberId(),
        LeaseStatus.RESERVED,
        null,
        now,
        first.quote().plan(),
        null,
        null,
        1,
        null,
        List.of(),
        false,
        null,
        List.of(),
        null,
        List.of(first),
        List.of(),
        Cancellation.NONE,
        List.of(),
        null,
        null,
        null,
        null,
        null,
        false,
        null,
        Service.NEVER,
        null,
        null,
        List.of(),
        List.of(),
        List.of(first.requestId()),
        clockOffset);
  }

  /**
   * Who and what a new lease is about: opaque ids only.
   *
   * @param leaseId the lease
   * @param brandId the brand
   * @param sandbox whether the brand's clocks may be moved
   * @param holderId the holder
   * @param numberId the number
   */
  public record Identity(
      String leaseId, String brandId, boolean sandbox, String holderId, String numberId) {}

  /** The same facts about a number that the record chose. */
  public Lease withNumber(String id) {
    return with(id, orders, clockOffset);
  }

  /** The same facts at another lease time: real time plus this offset. */
  public Lease withClockOffset(Duration offset) {
    return with(numberId, orders, offset);
  }

  /** The same facts with these unfinished orders, as the record knows them. */
  public Lease withOrders(List<Order> known) {
    return with(numberId, known, clockOffset);
  }

  private Lease with(String number, List<Order> known, Duration offset) {
    return new Lease(
        leaseId,
        brandId,
        sandbox,
        holderId,
        number,
        status,
        lossCause,
        reservedAt,
        plan,
        nextPlan,
        validUntil,
        anchorDay,
        graceExtendedUntil,
        terms,
        everInService,
        consent,
        holds,
        lossHoldLiftedAt,
        known,
        refunds,
        cancellation,
        notices,
        remindedDays,
        autoRenewDays,
        proof,
        announcedReclaimAt,
        lossPausedUntil,
        lossPauseUsed,
        brakedUntil,
        service,
        reclaimedAt,
        lostFrom,
        tasks,
        passed,
        seen,
        offset);
  }

  /** The policy that governs expiry, grace, suspension and quarantine. */
  public Policy policy() {
    return plan.policy();
  }

  /** The order in flight, if there is one. */
  public Optional<Order> inFlight() {
    return orders.stream().filter(o -> o.state().isInFlight()).findFirst();
  }

  /** An unfinished order by its id. */
  public Optional<Order> order(String orderId) {
    return orders.stream().filter(o -> o.orderId().equals(orderId)).findFirst();
  }

  /** Whether a hold with this reason stands. */
  public boolean isHeld(HoldReason reason) {
    return holds.stream().anyMatch(h -> h.reason() == reason);
  }

  /** Whether a hold stands under which nothing may be ordered. */
  public boolean ordersAreHeld() {
    return holds.stream().anyMatch(h -> h.reason().stopsOrders());
  }

  /** Whether a hold stands under which no loss by expiry may happen. */
  public boolean lossIsHeld() {
    return holds.stream().anyMatch(h -> h.reason().stopsReclaim());
  }

  /**
   * The end of grace, exclusive: by policy, or later if staff extended it. Absent while reserved.
   */
  public Optional<LocalDate> graceUntil() {
    if (validUntil == null) {
      return Optional.empty();
    }
    LocalDate byPolicy = validUntil.plusDays(policy().graceDays());
    LocalDate extended = graceExtendedUntil;
    return Optional.of(extended != null && extended.isAfter(byPolicy) ? extended : byPolicy);
  }

  /** The end of suspension, exclusive. Absent while reserved. */
  public Optional<LocalDate> suspendedUntil() {
    return graceUntil().map(d -> d.plusDays(policy().suspensionDays()));
  }

  /**
   * When quarantine ends, counted from the loss. Absent before it, and of a number that left us.
   */
  public Optional<Instant> quarantineUntil() {
    if (lossCause != null && lossCause.takesTheNumber()) {
      return Optional.empty();
    }
    return Optional.ofNullable(reclaimedAt)
        .map(at -> at.plus(Duration.ofDays(policy().quarantineDays())));
  }

  /** The proof, if it was made for today's dates. */
  public Optional<Proof> validProof() {
    Proof present = proof;
    if (present == null
        || !present.validUntil().equals(validUntil)
        || !graceUntil().equals(Optional.of(present.graceUntil()))) {
      return Optional.empty();
    }
    return Optional.of(present);
  }

  /**
   * The plan in service on a date: of the term that covers it; before the first, whose eve is free,
   * of that one; else of the last one.
   */
  public PlanVersion planOn(LocalDate date) {
    if (!terms.isEmpty() && date.isBefore(terms.get(0).from())) {
      return terms.get(0).plan();
    }
    return terms.stream()
        .filter(t -> !date.isBefore(t.from()) && date.isBefore(t.until()))
        .findFirst()
        .map(Term::plan)
        .orElse(plan);
  }

  /** The service the carrier shall give: by status, but never above any hold's ceiling. */
  public ServiceLevel wantedService() {
    ServiceLevel byStatus =
        switch (status) {
          case RESERVED, QUARANTINED, ENDED -> ServiceLevel.NONE;
          case ACTIVE -> ServiceLevel.FULL;
          case GRACE ->
              policy().inboundInGrace() ? ServiceLevel.INBOUND_ONLY : ServiceLevel.SUSPENDED;
          case SUSPENDED, RECLAIMING -> ServiceLevel.SUSPENDED;
        };
    ServiceLevel level = byStatus;
    for (Hold hold : holds) {
      level = level.atMost(hold.reason().ceiling());
    }
    return level;
  }

  /** Whether the carrier confirmed the service and the plan that are wanted on a date. */
  public boolean isServiceInStep(LocalDate today) {
    return !ServiceRules.differs(this, today);
  }

  /** Whether a person must look: a task is open. */
  public boolean needsPerson() {
    return !tasks.isEmpty();
  }
}
