package io.keepline.lifecycle.price;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Something off, for a while, for some.
 *
 * @param promotionId its id within the brand
 * @param benefit what it gives
 * @param conditions for whom and when
 * @param totalLimit how many orders may use it; absent: any number
 * @param holderLimit how many orders of one holder may use it; absent: any number
 * @param combines whether it may stand beside others that combine, too
 */
public record Promotion(
    String promotionId,
    Benefit benefit,
    Conditions conditions,
    @Nullable Integer totalLimit,
    @Nullable Integer holderLimit,
    boolean combines) {

  /** What a promotion gives. */
  public sealed interface Benefit {

    /**
     * A share of plan and add-ons.
     *
     * @param rate how much is taken off, positive
     */
    record Percentage(Rate rate) implements Benefit {}

    /**
     * A fixed amount; nothing in a currency that is not named.
     *
     * @param off by currency, positive
     */
    record Amount(Map<String, Money> off) implements Benefit {
      /** Copies the map. */
      public Amount {
        off = Collections.unmodifiableMap(new LinkedHashMap<>(off));
      }
    }

    /**
     * Terms for nothing: buy so many, get so many more.
     *
     * @param buy how many are bought, at least one
     * @param free how many are added for each time that many are bought, at least one
     */
    record ExtraTerms(int buy, int free) implements Benefit {}
  }

  /**
   * For whom and when. An empty set stands for everyone.
   *
   * @param code what the holder must know; absent: it applies by itself
   * @param from first day in the brand's zone; absent: always begun
   * @param until first day on which it is over; absent: never over
   * @param planIds for these plans
   * @param methods when paid by these
   * @param kinds for these kinds of order
   */
  public record Conditions(
      @Nullable String code,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      Set<String> planIds,
      Set<PaymentMethod> methods,
      Set<OrderKind> kinds) {

    /** Copies the sets. */
    public Conditions {
      planIds = Collections.unmodifiableSet(new TreeSet<>(planIds));
      methods = Collections.unmodifiableSet(new TreeSet<>(methods));
      kinds = Collections.unmodifiableSet(new TreeSet<>(kinds));
    }

    boolean areMetBy(Wish wish) {
      return (from == null || !wish.today().isBefore(from))
          && (until == null || wish.today().isBefore(until))
          && (planIds.isEmpty() || planIds.contains(wish.plan().planId()))
          && (methods.isEmpty() || methods.contains(wish.method()))
          && (kinds.isEmpty() || kinds.contains(wish.kind()));
    }
  }
}
