package io.keepline.store.sweep;

import io.keepline.lifecycle.Money;
import io.keepline.store.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** I18: a provider's own ledger agrees with ours, payment by payment and refund by refund. */
public final class ProviderSweep {
  private final Jdbi jdbi;

  /** Over an open database. */
  public ProviderSweep(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Compares a provider's whole ledger with what we believe of that provider. */
  public CheckResult run(String provider, List<ProviderLine> lines) {
    List<Breach> breaches = new ArrayList<>();
    Map<String, Money> ours = new HashMap<>(captured(provider));
    Map<String, Money> back = new HashMap<>(refunded(provider, "true"));
    Map<String, Money> taken = new HashMap<>(disputed(provider, "<"));
    Map<String, Money> returned = new HashMap<>(disputed(provider, ">"));
    for (ProviderLine line : lines) {
      switch (line.kind()) {
        case CHARGE -> compare(ours, line.paymentId(), line.amount(), "charge", breaches);
        case REFUND ->
            compare(
                back,
                Optional.ofNullable(line.refundId()).orElse(line.paymentId()),
                line.amount(),
                "refund",
                breaches);
        case CHARGEBACK -> compare(taken, line.paymentId(), line.amount(), "chargeback", breaches);
        case CHARGEBACK_REVERSED ->
            compare(returned, line.paymentId(), line.amount(), "won chargeback", breaches);
      }
    }
    ours.keySet().stream()
        .sorted()
        .forEach(id -> breaches.add(new Breach(id, "we hold a capture the provider has not")));
    // What a person gave back by hand is not in the provider's ledger.
    back.keySet().removeAll(refunded(provider, "r.provider_ref is null").keySet());
    back.keySet().stream()
        .sorted()
        .forEach(id -> breaches.add(new Breach(id, "we hold a refund the provider has not")));
    taken.keySet().stream()
        .sorted()
        .forEach(id -> breaches.add(new Breach(id, "we hold a chargeback the provider has not")));
    returned.keySet().stream()
        .sorted()
        .forEach(
            id -> breaches.add(new Breach(id, "we hold a won chargeback the provider has not")));
    return new CheckResult(
        "I18", "the provider's own ledger agrees with ours", lines.size(), breaches);
  }

  /**
   * The days, in UTC, on which a provider may have booked something of ours: a provider that cannot
   * say which days it has is asked for these. The days beside them are among them, for clocks
   * differ.
   */
  public List<LocalDate> days(String provider) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    with booked as (
                      select created_at as at from attempts where provider = :provider
                      union all
                      select outcome_at from attempts
                        where provider = :provider and outcome_at is not null
                      union all
                      select r.created_at from refunds r join attempts a using (payment_id)
                        where a.provider = :provider
                      union all
                      select r.settled_at from refunds r join attempts a using (payment_id)
                        where a.provider = :provider and r.settled_at is not null)
                    select distinct (at at time zone 'UTC')::date + beside as day
                    from booked, generate_series(-1, 1) as beside order by day
                    """)
                .bind("provider", provider)
                .mapTo(LocalDate.class)
                .list());
  }

  /** What is found is taken away: a second line for the same id then finds nothing. */
  private static void compare(
      Map<String, Money> ours, String id, Money theirs, String what, List<Breach> breaches) {
    Money expected = ours.remove(id);
    if (expected == null) {
      breaches.add(
          new Breach(
              id,
              "the provider has a "
                  + what
                  + " of "
                  + theirs.minorUnits()
                  + " "
                  + theirs.currency()
                  + " that we have not, or has it twice"));
    } else if (!expected.equals(theirs)) {
      breaches.add(new Breach(id, "the provider's " + what + " differs in amount"));
    }
  }

  private Map<String, Money> captured(String provider) {
    return amounts(
        """
        select payment_id as id, captured_minor_units as minor, captured_currency as currency
        from attempts where provider = :provider and state in ('PAID', 'SURPLUS')
          and captured_minor_units > 0
        """,
        provider);
  }

  private Map<String, Money> refunded(String provider, String which) {
    return amounts(
        """
        select r.refund_id as id, r.amount_minor_units as minor, r.amount_currency as currency
        from refunds r join attempts a using (payment_id)
        where a.provider = :provider and r.state = 'DONE' and\s
        """
            + which,
        provider);
  }

  /** What banks took of payments, or gave back, in all. */
  private Map<String, Money> disputed(String provider, String sign) {
    return amounts(
        """
        select m.payment_id as id, abs(sum(m.amount_minor_units))::bigint as minor,
          m.amount_currency as currency
        from money_ledger m join attempts a using (payment_id)
        where a.provider = :provider and m.account = 'PROVIDER' and m.amount_minor_units %s 0
          and exists (select 1 from money_ledger c
            where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS')
        group by m.payment_id, m.amount_currency
        """
            .formatted(sign),
        provider);
  }

  private Map<String, Money> amounts(String sql, String provider) {
    Map<String, Money> found = new HashMap<>();
    jdbi.useHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("provider", provider)
                .map(
                    (row, context) ->
                        Map.entry(
                            row.getString("id"),
                            Money.of(row.getLong("minor"), row.getString("currency"))))
                .forEach(entry -> found.put(entry.getKey(), entry.getValue())));
    return found;
  }
}
