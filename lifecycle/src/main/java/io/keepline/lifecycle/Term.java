package io.keepline.lifecycle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One paid stretch of a lease.
 *
 * @param orderId the order that paid it
 * @param paymentId the payment that was captured for that order
 * @param plan the plan sold, pinned with its policy
 * @param from first day, inclusive, in the brand's zone
 * @param until last day, exclusive
 * @param paid what was paid for this stretch, without fees
 * @param since the first day of the term whose rest this is, after a change of plan; absent: its
 *     own first day
 * @param carried what earlier payments had paid for these days, before a change of plan
 * @param addOns how much of what was paid is for add-ons, which stay whatever the plan; absent:
 *     nothing
 */
public record Term(
    String orderId,
    String paymentId,
    PlanVersion plan,
    LocalDate from,
    LocalDate until,
    Money paid,
    @Nullable LocalDate since,
    List<Part> carried,
    @Nullable Money addOns) {

  /** Terms stored before plans could change in a running one carry nothing. */
  public Term {
    carried = List.copyOf(Objects.requireNonNullElse(carried, List.of()));
  }

  /** A term as it was bought, without add-ons. */
  public Term(
      String orderId,
      String paymentId,
      PlanVersion plan,
      LocalDate from,
      LocalDate until,
      Money paid) {
    this(orderId, paymentId, plan, from, until, paid, null, List.of(), null);
  }

  /**
   * What one payment paid for a term.
   *
   * @param orderId the order
   * @param paymentId the payment that was captured for it
   * @param amount how much of it
   */
  public record Part(String orderId, String paymentId, Money amount) {}

  /** Every payment that paid for these days, oldest first; none for days that were given. */
  public List<Part> parts() {
    return Stream.concat(carried.stream(), Stream.of(new Part(orderId, paymentId, paid)))
        .filter(part -> part.amount().isPositive())
        .toList();
  }

  /** Whether its days were given, with a top-up or as goodwill: no order sold them. */
  boolean isGiven() {
    return orderId.isEmpty();
  }

  /** The same days under another plan. */
  Term under(PlanVersion other) {
    return new Term(orderId, paymentId, other, from, until, paid, since, carried, addOns);
  }

  /** Whether its first day, or that of the term whose rest it is, has come. */
  boolean hasBegun(LocalDate today) {
    return !(since == null ? from : since).isAfter(today);
  }

  /** Whether its last day is over. */
  boolean isOver(LocalDate today) {
    return !until.isAfter(today);
  }

  /** How many days it has. */
  long days() {
    return ChronoUnit.DAYS.between(from, until);
  }

  /** How many of its days come after today. */
  long daysAfter(LocalDate today) {
    LocalDate tomorrow = today.plusDays(1);
    LocalDate first = tomorrow.isBefore(from) ? from : tomorrow;
    return Math.max(0, ChronoUnit.DAYS.between(first, until));
  }

  /** The parts of the payments that paid for the days after today, each rounded down. */
  List<Part> unused(LocalDate today) {
    return parts().stream()
        .map(
            p -> new Part(p.orderId(), p.paymentId(), p.amount().portion(daysAfter(today), days())))
        .toList();
  }

  /**
   * What a change of plan takes off its price: the unused days' money without the add-ons' part,
   * which is rounded up. Absent for days that were given.
   */
  Optional<Money> credit(LocalDate today) {
    Money kept = addOnsAfter(today);
    return unused(today).stream()
        .map(Part::amount)
        .reduce(Money::plus)
        .map(all -> kept == null ? all : all.minus(Money.least(all, kept)));
  }

  private @Nullable Money addOnsAfter(LocalDate today) {
    return addOns == null ? null : addOns.portionUp(daysAfter(today), days());
  }

  /** The rest of this term under another plan; what was paid for it goes on counting. */
  Term changed(Order order, LocalDate today) {
    LocalDate tomorrow = today.plusDays(1);
    return new Term(
        order.orderId(),
        order.paymentId(),
        order.quote().plan(),
        tomorrow.isBefore(from) ? from : tomorrow,
        until,
        order.quote().total(),
        since == null ? from : since,
        unused(today),
        addOnsAfter(today));
  }

  /** What it counts of an order's money. */
  Money counted(String order, String currency) {
    return parts().stream()
        .filter(part -> part.orderId().equals(order))
        .map(Part::amount)
        .reduce(Money.zero(currency), Money::plus);
  }

  /** The same term counting less of an order's money, down to nothing. */
  Term less(String order, Money taken) {
    Money own = orderId.equals(order) ? Money.least(paid, taken) : Money.zero(taken.currency());
    Money rest = taken.minus(own);
    List<Part> parts = new ArrayList<>();
    for (Part part : carried) {
      Money off =
          part.orderId().equals(order)
              ? Money.least(part.amount(), rest)
              : Money.zero(rest.currency());
      rest = rest.minus(off);
      parts.add(
          off.isZero()
              ? part
              : new Part(part.orderId(), part.paymentId(), part.amount().minus(off)));
    }
    Money kept = own.isZero() ? paid : paid.minus(own);
    return new Term(orderId, paymentId, plan, from, until, kept, since, parts, addOns);
  }

  /** The same term without what one order paid: a bank took it back. */
  Term without(String lost) {
    return new Term(
        orderId,
        paymentId,
        plan,
        from,
        until,
        orderId.equals(lost) ? Money.zero(paid.currency()) : paid,
        since,
        carried.stream().filter(part -> !part.orderId().equals(lost)).toList(),
        addOns);
  }
}
