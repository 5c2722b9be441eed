package io.keepline.payments;

import io.keepline.lifecycle.Money;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which methods one provider carries out, and how. Plain data: a process that holds no key of the
 * provider can read it, to offer only what can be paid.
 *
 * @param provider the provider's name, as in webhook addresses: {@code sandbox}, {@code stripe}
 * @param rows one row per method; a method without a row is not carried out
 */
public record MethodTable(String provider, List<Row> rows) {

  /**
   * What a provider does with one method.
   *
   * @param method the method
   * @param unattended whether it can be saved and charged while nobody is there; where it cannot,
   *     renewing by itself means sending a payment link
   * @param currencies the currencies that it takes; empty for all
   */
  public record Row(PaymentMethod method, boolean unattended, Set<String> currencies) {

    /**
     * Keeps its own copy.
     *
     * @throws IllegalArgumentException if the method is not a provider's, or by its nature cannot
     *     be charged unattended
     */
    public Row {
      if (!method.isProviders() || (unattended && !method.canBeUnattended())) {
        throw new IllegalArgumentException("no provider can do this with " + method);
      }
      currencies = Set.copyOf(currencies);
    }

    /** Whether a payment in this currency can be asked for. */
    public boolean takes(String currency) {
      return currencies.isEmpty() || currencies.contains(currency);
    }
  }

  /**
   * Keeps its own copy.
   *
   * @throws IllegalArgumentException if a method has two rows
   */
  public MethodTable {
    rows = List.copyOf(rows);
    Set<PaymentMethod> seen = EnumSet.noneOf(PaymentMethod.class);
    for (Row row : rows) {
      if (!seen.add(row.method())) {
        throw new IllegalArgumentException("two rows for " + row.method());
      }
    }
  }

  /** The row of a method; empty where the provider does not carry it out. */
  public Optional<Row> row(PaymentMethod method) {
    return rows.stream().filter(row -> row.method() == method).findFirst();
  }

  /** Whether the provider would carry out such a payment at all. */
  public boolean accepts(PaymentMethod method, Money amount, Attendance attendance) {
    return row(method)
        .filter(row -> row.takes(amount.currency()))
        .filter(row -> row.unattended() || attendance == Attendance.PRESENT)
        .isPresent();
  }
}
