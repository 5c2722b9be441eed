package io.keepline.activities;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.lifecycle.AnchoredDate;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Term;
import io.keepline.store.AllowanceRow;
import io.keepline.store.AttemptRow;
import io.keepline.store.Holdings;
import io.keepline.store.MoneyPosting;
import io.keepline.store.OrderHistory;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.Reads;
import io.keepline.store.brand.Allowance;
import io.keepline.store.brand.Named;
import io.keepline.store.brand.Plan;
import io.keepline.store.brand.TopUpOffer;
import io.keepline.store.brand.TopUpUnits;
import io.keepline.workflows.Json;
import io.keepline.workflows.RecordActivities.Commit;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a decision changes of a holder's money and units, as rows. */
final class HoldingRows {
  private final Reads reads;
  private final Quotes quotes;
  private final Brands brands;

  HoldingRows(Reads reads, Quotes quotes, Brands brands) {
    this.reads = reads;
    this.quotes = quotes;
    this.brands = brands;
  }

  /**
   * The rows of a decision.
   *
   * @param holdings beside the ledger
   * @param postings for the ledger
   */
  record Rows(Holdings holdings, List<MoneyPosting> postings) {}

  Rows of(Commit commit) {
    List<AllowanceRow> allowances = new ArrayList<>();
    List<AttemptRow> payments = new ArrayList<>();
    List<Holdings.TopUpTaken> topUps = new ArrayList<>();
    List<MoneyPosting> postings = new ArrayList<>();
    List<Sold> sold = new ArrayList<>();
    for (Entry entry : commit.entries()) {
      if (entry instanceof Entry.OrderMoved moved && moved.order().state() == OrderState.APPLIED) {
        List<Sold> terms = terms(commit, moved.order());
        sold.addAll(terms);
        allowances.addAll(ofTerms(commit, moved.order(), terms));
        if (moved.order().method() == PaymentMethod.BALANCE) {
          payments.add(OrderRows.fromBalance(moved.order(), commit.real()));
        }
      } else if (entry instanceof Entry.ToppedUp taken) {
        OrderHistory topUp = reads.order(taken.orderId()).orElseThrow();
        TopUpOffer offer = TopUpMoney.offer(quotes.quote(topUp.order().quoteId()).orElseThrow());
        TopUpMoney.At at = new TopUpMoney.At(commit.real(), commit.now());
        topUps.add(new Holdings.TopUpTaken(taken.orderId(), taken.validUntil()));
        postings.addAll(TopUpMoney.taken(topUp.order(), taken.paymentId(), offer, at));
        allowances.addAll(ofTopUp(commit.leaseId(), taken, offer));
      }
    }
    return new Rows(new Holdings(payments, topUps, allowances, days(sold)), postings);
  }

  /** A term that an order sold, and the days on which what it includes can be used. */
  private record Sold(Term term, Stretch stretch) {}

  private List<Sold> terms(Commit commit, Order order) {
    List<Sold> sold = new ArrayList<>();
    for (Term term : commit.lease().terms()) {
      if (term.orderId().equals(order.orderId())) {
        LocalDate from = firstDay(commit, order, term);
        sold.add(
            new Sold(
                term,
                new Stretch(commit.leaseId(), order.orderId(), from, term.until(), sold.size())));
      }
    }
    return sold;
  }

  private static Optional<Holdings.Days> days(List<Sold> sold) {
    Optional<LocalDate> from =
        sold.stream().map(term -> term.stretch().from()).min(Comparator.naturalOrder());
    Optional<LocalDate> until =
        sold.stream().map(term -> term.stretch().until()).max(Comparator.naturalOrder());
    return from.map(first -> new Holdings.Days(first, until.orElseThrow()));
  }

  /** Each term brings its plan's units, and each paid one those of the add-ons. */
  private List<AllowanceRow> ofTerms(Commit commit, Order order, List<Sold> sold) {
    String brandId = commit.lease().brandId();
    List<Allowance> addOns = addOns(brandId, order);
    List<AllowanceRow> rows = new ArrayList<>();
    for (Sold one : sold) {
      Stretch stretch = one.stretch();
      brands
          .plan(brandId, one.term().plan())
          .ifPresent(plan -> stretch.grant(rows, "TERM", unitsOf(plan, order, one.term())));
      if (stretch.index() < order.quote().paidTerms()) {
        stretch.grant(rows, "ADD_ON", addOns);
      }
    }
    return rows;
  }

  /** A plan for the rest of a running term brings the units of its days, as it is priced by day. */
  private static List<Allowance> unitsOf(Plan plan, Order order, Term term) {
    if (order.quote().kind() != OrderKind.CHANGE) {
      return plan.allowances();
    }
    LocalDate whole = AnchoredDate.on(term.from()).extend(plan.version().length()).date();
    long days = ChronoUnit.DAYS.between(term.from(), term.until());
    long all = ChronoUnit.DAYS.between(term.from(), whole);
    return plan.allowances().stream()
        .map(a -> a.of(Math.toIntExact(a.units() * days / all)))
        .filter(a -> a.units() > 0)
        .toList();
  }

  /** The rest of the day on which a number comes into service is free, its units included. */
  private LocalDate firstDay(Commit commit, Order order, Term term) {
    ZoneId zone = brands.brand(commit.lease().brandId()).zone();
    LocalDate today = LocalDate.ofInstant(commit.now(), zone);
    boolean comesIntoService =
        term.from().equals(today.plusDays(1))
            && commit.entries().stream()
                .anyMatch(
                    entry ->
                        entry instanceof Entry.Days days
                            && order.orderId().equals(days.orderId())
                            && wasOver(days.before(), today));
    return comesIntoService ? today : term.from();
  }

  private static boolean wasOver(@Nullable LocalDate before, LocalDate today) {
    return before == null || !before.isAfter(today);
  }

  private List<Allowance> addOns(String brandId, Order order) {
    List<Named> sold = brands.brand(brandId).addOns();
    if (sold.isEmpty()) {
      return List.of();
    }
    List<String> bought =
        quotes.quote(order.quote().quoteId()).stream().flatMap(HoldingRows::addOnIds).toList();
    return sold.stream()
        .filter(addOn -> bought.contains(addOn.id()))
        .flatMap(addOn -> addOn.allowances().stream())
        .toList();
  }

  private static Stream<String> addOnIds(QuoteRow quote) {
    List<String> ids = new ArrayList<>();
    for (JsonNode line : Json.read(quote.lines(), JsonNode.class)) {
      if (line.path("code").asText().equalsIgnoreCase("add_on")) {
        ids.add(line.path("subject").asText());
      }
    }
    return ids.stream();
  }

  private static List<AllowanceRow> ofTopUp(
      String leaseId, Entry.ToppedUp taken, TopUpOffer offer) {
    List<AllowanceRow> rows = new ArrayList<>();
    for (TopUpUnits units : offer.units()) {
      Integer days = units.days();
      LocalDate until = days == null ? taken.validUntil() : taken.today().plusDays(days);
      new Stretch(leaseId, taken.orderId(), taken.today(), until, rows.size())
          .grant(rows, "TOP_UP", List.of(units.allowance()));
    }
    return rows;
  }

  /** The dates between which something may be used; what is over before it begins is nothing. */
  private record Stretch(
      String leaseId, String orderId, LocalDate from, LocalDate until, int index) {

    void grant(List<AllowanceRow> rows, String source, List<Allowance> allowances) {
      for (Allowance allowance : allowances) {
        String place = index + "/" + rows.size();
        rows.add(
            new AllowanceRow(
                DerivedId.of("bkt", orderId, source, place),
                leaseId,
                source,
                orderId,
                allowance.kind().name(),
                allowance.scope().name(),
                allowance.zone(),
                allowance.units(),
                0,
                from,
                until));
      }
    }
  }
}
