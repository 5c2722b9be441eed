package io.keepline.lifecycle.price;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.PlanVersion;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is to be priced.
 *
 * @param kind a start or a renewal
 * @param plan the plan
 * @param terms how many terms are to be paid, at least one
 * @param price of one term; its currency is the offer's
 * @param restoreFee what restoring a suspended number costs, in the same currency
 * @param band the status the price is made for
 * @param validUntil the date that is extended; absent for a start
 * @param today the brand's date
 * @param method how it will be paid
 * @param addOns ids of the add-ons wanted
 * @param code a promotion's code; absent: none
 * @param usedUp ids of the promotions of which this holder, or everyone, has had enough
 */
public record Wish(
    OrderKind kind,
    PlanVersion plan,
    int terms,
    Money price,
    Money restoreFee,
    LeaseStatus band,
    @Nullable LocalDate validUntil,
    LocalDate today,
    PaymentMethod method,
    List<String> addOns,
    @Nullable String code,
    Set<String> usedUp) {

  /** Copies the collections. */
  public Wish {
    addOns = List.copyOf(addOns);
    usedUp = Collections.unmodifiableSet(new TreeSet<>(usedUp));
  }
}
