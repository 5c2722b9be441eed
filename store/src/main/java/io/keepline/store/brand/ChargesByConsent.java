package io.keepline.store.brand;

import io.keepline.lifecycle.Consent;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Wake;
import io.keepline.lifecycle.WakeKind;
import io.keepline.lifecycle.price.MethodPrice;
import io.keepline.lifecycle.price.Promotion;
import io.keepline.lifecycle.price.Quoting;
import io.keepline.store.Database;
import io.keepline.store.PromotionUses;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRows;
import io.keepline.store.Wallets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a charge by consent will be: in which currencies there can be one, what it costs, and
 * whether it is a charge at all. Who charges and who says beforehand what will be charged are two
 * processes; both ask here, so that the one does what the other said.
 */
public final class ChargesByConsent {

  /** The quote of a price that nobody is charged. */
  private static final String FORESEEN = "next-charge";

  private final OfferedPlans plans;
  private final PromotionUses uses;
  private final SavedMethodRows methods;
  private final Wallets wallets;

  /** Where a process finds plans: each remembers them in its own way. */
  @FunctionalInterface
  public interface OfferedPlans {
    /** A plan as it is sold now; empty for one that is retired. */
    Optional<Plan> find(String brandId, String planId);
  }

  /**
   * An offer of one term.
   *
   * @param plan the plan as it is sold
   * @param made the quote and its lines
   */
  public record Offered(Plan plan, Quoting.Answer.Made made) {}

  /** Over a process's plans and its database. */
  public ChargesByConsent(OfferedPlans plans, Database database) {
    this.plans = plans;
    this.uses = new PromotionUses(database);
    this.methods = new SavedMethodRows(database);
    this.wallets = new Wallets(database);
  }

  /** The currencies in which a brand takes a method for a plan, by the brand's file. */
  public static SortedSet<String> currencies(Brand brand, Plan plan, PaymentMethod method) {
    SortedSet<String> taken = new TreeSet<>();
    for (MethodPrice price : brand.tariff().method(method).stream().toList()) {
      taken.addAll(plan.prices().keySet());
      taken.removeIf(sold -> price.currency() != null && !sold.equals(price.currency()));
    }
    return taken;
  }

  /** The plan that the next term is sold for, while it is sold. */
  public Optional<Plan> plan(Lease lease) {
    String planId = Optional.ofNullable(lease.nextPlan()).orElse(lease.plan()).planId();
    return plans.find(lease.brandId(), planId);
  }

  /**
   * One further term under a consent, priced as on the day on which its charge came due. Empty
   * where there is none to be had.
   *
   * @param quoteId the quote's id
   * @param now lease time
   */
  public Optional<Offered> offer(
      Lease lease, Consent consent, Brand brand, String quoteId, Instant now) {
    return uncharged(consent).isPresent()
        ? Optional.empty()
        : priced(lease, consent, brand, quoteId, now);
  }

  private Optional<Offered> priced(
      Lease lease, Consent consent, Brand brand, String quoteId, Instant now) {
    String currency = consent.ceiling().currency();
    return plan(lease)
        .filter(sold -> sold.price(currency).isPresent())
        .flatMap(
            sold ->
                quoting(lease, consent.method(), currency, brand, sold)
                            .autoRenewal(
                                quoteId, lease, LocalDate.ofInstant(now, brand.zone()), now)
                        instanceof Quoting.Answer.Made made
                    ? Optional.of(new Offered(sold, made))
                    : Optional.empty());
  }

  /**
   * What a renewal by the holder costs now, with what is taken off today. Empty where none is to be
   * had.
   *
   * @param currency in which currency
   * @param now lease time
   */
  public Optional<Money> byHand(Lease lease, Brand brand, String currency, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, brand.zone());
    return plan(lease)
        .filter(sold -> sold.price(currency).isPresent())
        .map(sold -> quoting(lease, PaymentMethod.CARD, currency, brand, sold))
        .flatMap(
            quoting ->
                quoting.renewal(FORESEEN, lease, today, now) instanceof Quoting.Answer.Made made
                    ? Optional.of(made.quote().total())
                    : Optional.empty());
  }

  private Quoting quoting(
      Lease lease, PaymentMethod method, String currency, Brand brand, Plan sold) {
    return new Quoting(
        brand.tariff(),
        sold.version(),
        sold.price(currency).orElseThrow(),
        sold.restoreFee(currency),
        1,
        method,
        List.of(),
        null,
        uses.usedUp(
            brand.brandId(), lease.holderId(), brand.promotionLimits(ChargesByConsent::isOpen)));
  }

  /** Nobody is there to name a code, and to count the uses of what cannot apply costs a query. */
  private static boolean isOpen(Promotion promotion) {
    return promotion.conditions().code() == null;
  }

  /**
   * When a lease's consent is used next, and whether it is charged then, by the price that is
   * already known for that day. Empty where nothing is planned.
   *
   * @param schedule the lease's, resolved
   * @param now lease time; a try that is overdue is made at once
   */
  public Optional<NextCharge> next(Lease lease, Schedule schedule, Brand brand, Instant now) {
    return schedule.wakes().stream()
        .filter(wake -> wake.kind() == WakeKind.AUTO_RENEW)
        .map(Wake::at)
        .findFirst()
        .flatMap(
            at -> Optional.ofNullable(lease.consent()).map(c -> next(lease, c, brand, at, now)));
  }

  private NextCharge next(Lease lease, Consent consent, Brand brand, Instant at, Instant now) {
    LocalDate date = LocalDate.ofInstant(at, brand.zone());
    Optional<NextCharge.Because> never = uncharged(consent);
    if (never.isPresent()) {
      return new NextCharge(at, date, Optional.empty(), never);
    }
    Instant tried = at.isBefore(now) ? now : at;
    Optional<Money> price =
        priced(lease, consent, brand, FORESEEN, tried).map(offer -> offer.made().quote().total());
    return new NextCharge(at, date, price, whyNot(lease, consent, price));
  }

  /** Whether a consent's method can be charged at all: one that was saved may be removed since. */
  public boolean isChargeable(Consent consent) {
    return uncharged(consent).isEmpty();
  }

  /** Whatever it costs: its method cannot be charged. */
  private Optional<NextCharge.Because> uncharged(Consent consent) {
    if (!consent.chargeable()) {
      return Optional.of(NextCharge.Because.METHOD_NOT_CHARGEABLE);
    }
    String saved = consent.methodRef();
    return saved == null || methods.find(saved).filter(SavedMethodRow::isSaved).isPresent()
        ? Optional.empty()
        : Optional.of(NextCharge.Because.METHOD_REMOVED);
  }

  private Optional<NextCharge.Because> whyNot(Lease lease, Consent consent, Optional<Money> price) {
    if (price.isEmpty()) {
      return Optional.of(NextCharge.Because.NOT_ON_OFFER);
    }
    Money total = price.get();
    if (!consent.allows(total)) {
      return Optional.of(NextCharge.Because.ABOVE_CEILING);
    }
    return consent.method() == PaymentMethod.BALANCE && !isCovered(lease.holderId(), total)
        ? Optional.of(NextCharge.Because.BALANCE_TOO_LOW)
        : Optional.empty();
  }

  private boolean isCovered(String holderId, Money total) {
    return wallets.balances(holderId).stream()
        .anyMatch(
            balance ->
                balance.currency().equals(total.currency()) && balance.compareTo(total) >= 0);
  }
}
