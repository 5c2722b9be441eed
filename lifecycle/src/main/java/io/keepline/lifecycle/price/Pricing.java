package io.keepline.lifecycle.price;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.Quote;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a wish costs under a tariff.
 *
 * <p>Plan and add-ons come first. Early renewal and promotions are taken off these, never more than
 * they cost. The restore fee is never discounted. A method's fee or discount is a share of all that
 * stands before it. Each line is rounded by itself, half a minor unit away from zero, and the total
 * is the sum of the lines.
 *
 * <p>Of promotions that need no code, those that combine apply together, any other one alone; the
 * holder gets whichever is worth more. A code that is given must apply.
 */
public final class Pricing {
  private final Tariff tariff;
  private final Wish wish;
  private final List<PriceLine> lines = new ArrayList<>();
  private final String currency;

  private Pricing(Tariff tariff, Wish wish) {
    this.tariff = tariff;
    this.wish = wish;
    this.currency = wish.price().currency();
  }

  /** Prices a wish. */
  public static Priced price(Tariff tariff, Wish wish) {
    try {
      return new Pricing(tariff, wish).price();
    } catch (ArithmeticException tooLarge) {
      return new Priced.Refused(Priced.Reason.AMOUNT_TOO_LARGE);
    }
  }

  private Priced price() {
    Optional<MethodPrice> method = tariff.method(wish.method());
    if (method.isEmpty()) {
      return new Priced.Refused(Priced.Reason.METHOD_NOT_OFFERED);
    }
    String fixed = method.get().currency();
    if (fixed != null && !fixed.equals(currency)) {
      return new Priced.Refused(Priced.Reason.METHOD_FIXES_CURRENCY);
    }
    add(PriceLine.Code.PLAN, wish.plan().planId(), wish.terms(), wish.price().times(wish.terms()));
    for (String addOn : wish.addOns()) {
      Optional<Money> price = tariff.addOn(addOn, currency);
      if (price.isEmpty()) {
        return new Priced.Refused(Priced.Reason.ADD_ON_NOT_OFFERED);
      }
      add(PriceLine.Code.ADD_ON, addOn, wish.terms(), price.get().times(wish.terms()));
    }
    Optional<Promotion> coded = Optional.empty();
    String code = wish.code();
    if (code != null) {
      coded = tariff.byCode(code);
      if (coded.isEmpty()) {
        return new Priced.Refused(Priced.Reason.CODE_UNKNOWN);
      }
      if (!applies(coded.get())) {
        return new Priced.Refused(Priced.Reason.CODE_NOT_APPLICABLE);
      }
    }
    return discounted(method.get(), coded);
  }

  private Priced.Price discounted(MethodPrice method, Optional<Promotion> coded) {
    Money full = sum();
    early();
    List<Promotion> chosen = chosen(full, coded);
    int free = 0;
    for (Promotion promotion : chosen) {
      free = Math.addExact(free, give(promotion, full));
    }
    if (wish.band() == LeaseStatus.SUSPENDED && wish.restoreFee().isPositive()) {
      add(PriceLine.Code.RESTORE_FEE, wish.plan().planId(), 0, wish.restoreFee());
    }
    Money share = method.rate().of(sum());
    if (!share.isZero()) {
      PriceLine.Code code =
          share.isPositive() ? PriceLine.Code.METHOD_FEE : PriceLine.Code.METHOD_DISCOUNT;
      add(code, wish.method().name(), 0, share);
    }
    Money fee = wish.band() == LeaseStatus.SUSPENDED ? wish.restoreFee() : Money.zero(currency);
    List<String> used = chosen.stream().map(Promotion::promotionId).toList();
    Money total = sum();
    // A discount on everything takes its share of the restore fee, too.
    Money restore = fee.compareTo(total) > 0 ? total : fee;
    return new Priced.Price(
        lines, total, restore, new Quote.Extras(free, used, addOns(total.minus(restore))));
  }

  /** The add-ons' share of what a plan and they cost together, after all discounts; rounded up. */
  private @Nullable Money addOns(Money price) {
    Money own = sum(line -> line.code() == PriceLine.Code.ADD_ON);
    Money both = own.plus(sum(line -> line.code() == PriceLine.Code.PLAN));
    return wish.addOns().isEmpty() || !both.isPositive()
        ? null
        : price.portionUp(own.minorUnits(), both.minorUnits());
  }

  private void early() {
    EarlyRenewal early = tariff.early();
    if (early != null
        && wish.kind() != OrderKind.START
        && wish.validUntil() != null
        && early.appliesOn(wish.today(), wish.validUntil())) {
      takeOff(
          PriceLine.Code.EARLY_RENEWAL,
          wish.plan().planId(),
          early.rate().of(wish.price().times(wish.terms())));
    }
  }

  private List<Promotion> chosen(Money full, Optional<Promotion> coded) {
    List<Promotion> open =
        tariff.promotions().stream()
            .filter(p -> p.conditions().code() == null && applies(p))
            .sorted(Comparator.comparing(Promotion::promotionId))
            .toList();
    List<Promotion> together = new ArrayList<>(open.stream().filter(Promotion::combines).toList());
    if (coded.isPresent()) {
      if (!coded.get().combines()) {
        return List.of(coded.get());
      }
      together.add(coded.get());
      return together;
    }
    long worth = together.stream().mapToLong(p -> worth(p, full)).sum();
    return open.stream()
        .filter(p -> !p.combines())
        .max(Comparator.comparingLong(p -> worth(p, full)))
        .filter(best -> worth(best, full) > worth)
        .map(List::of)
        .orElse(together);
  }

  private boolean applies(Promotion promotion) {
    return promotion.conditions().areMetBy(wish)
        && !wish.usedUp().contains(promotion.promotionId())
        && worth(promotion, sum()) > 0;
  }

  /** What a promotion is worth, in minor units; a free term as much as a paid one. */
  private long worth(Promotion promotion, Money full) {
    Promotion.Benefit benefit = promotion.benefit();
    if (benefit instanceof Promotion.Benefit.ExtraTerms) {
      return wish.price().times(free(benefit)).minorUnits();
    }
    return off(benefit, full).minorUnits();
  }

  private int give(Promotion promotion, Money full) {
    int free = free(promotion.benefit());
    if (free > 0) {
      add(PriceLine.Code.EXTRA_TERM, promotion.promotionId(), free, Money.zero(currency));
    } else {
      takeOff(PriceLine.Code.PROMOTION, promotion.promotionId(), off(promotion.benefit(), full));
    }
    return free;
  }

  private int free(Promotion.Benefit benefit) {
    return benefit instanceof Promotion.Benefit.ExtraTerms extra
        ? Math.multiplyExact(wish.terms() / extra.buy(), extra.free())
        : 0;
  }

  private Money off(Promotion.Benefit benefit, Money full) {
    if (benefit instanceof Promotion.Benefit.Percentage percentage) {
      return percentage.rate().of(full);
    }
    return benefit instanceof Promotion.Benefit.Amount amount
        ? amount.off().getOrDefault(currency, Money.zero(currency))
        : Money.zero(currency);
  }

  /** Never more than what is left. */
  private void takeOff(PriceLine.Code code, String subject, Money amount) {
    Money left = sum();
    Money taken = amount.compareTo(left) > 0 ? left : amount;
    if (taken.isPositive()) {
      add(code, subject, 0, taken.negated());
    }
  }

  private void add(PriceLine.Code code, String subject, int terms, Money amount) {
    lines.add(new PriceLine(code, subject, terms, amount));
  }

  private Money sum() {
    return sum(line -> true);
  }

  private Money sum(Predicate<PriceLine> which) {
    return lines.stream()
        .filter(which)
        .map(PriceLine::amount)
        .reduce(Money.zero(currency), Money::plus);
  }
}
