package io.keepline.local.kill;

import io.keepline.local.CannotRun;
import io.keepline.local.split.Subscriber;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.http.SandboxProvider;
import io.keepline.store.Database;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counts the money: what the provider took, by its own ledger, and what the record made of it. One
 * wish is one charge and one term, whatever was killed on the way.
 */
final class Judge {
  private final Database database;
  private final SandboxProvider provider;
  private final Subscriber subscriber;

  Judge(Database database, SandboxProvider provider, Subscriber subscriber) {
    this.database = database;
    this.provider = provider;
    this.subscriber = subscriber;
  }

  /**
   * What became of one wish.
   *
   * @param charges how often the provider took money
   * @param applications how often the record made a term of it
   * @param wrong what must not be, in words
   */
  record Verdict(int charges, int applications, List<String> wrong) {
    Verdict {
      wrong = List.copyOf(wrong);
    }
  }

  /** Judges wishes that are settled, or should be. */
  List<Verdict> judge(List<Wish> wishes) {
    Ledger ledger = ledger();
    return wishes.stream().map(wish -> judge(wish, ledger)).toList();
  }

  private Verdict judge(Wish wish, Ledger ledger) {
    int charges = 0;
    int refunds = 0;
    int applications = 0;
    for (String order : wish.orders()) {
      for (String payment : payments(order)) {
        charges += ledger.charges().getOrDefault(payment, 0);
        refunds += ledger.refunds().getOrDefault(payment, 0);
      }
      applications += applications(order);
    }
    List<String> wrong = new ArrayList<>();
    String who = wish.leaseId() + " " + String.join(",", wish.orders()) + ": ";
    if (wish.seconds().isEmpty()) {
      wrong.add(who + wish.trouble());
    }
    if (charges != 1 || refunds != 0) {
      wrong.add(who + "charged %d times, refunded %d times".formatted(charges, refunds));
    }
    if (applications != 1) {
      wrong.add(who + "applied %d times".formatted(applications));
    }
    String until = subscriber.lease(wish.leaseId()).text("/validUntil");
    if (!until.equals(wish.soldUntil())) {
      wrong.add(who + "valid until %s, sold until %s".formatted(until, wish.soldUntil()));
    }
    return new Verdict(charges, applications, wrong);
  }

  private List<String> payments(String orderId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select payment_id from attempts where order_id = :order")
                    .bind("order", orderId)
                    .mapTo(String.class)
                    .list());
  }

  private int applications(String orderId) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        "select count(*) from term_ledger where order_id = :order"
                            + " and kind = 'RENEWAL'")
                    .bind("order", orderId)
                    .mapTo(Integer.class)
                    .one());
  }

  private record Ledger(Map<String, Integer> charges, Map<String, Integer> refunds) {}

  private Ledger ledger() {
    Ledger ledger = new Ledger(new HashMap<>(), new HashMap<>());
    List<LocalDate> days = provider.ledgerDays().orElseThrow(Judge::silent);
    for (LocalDate day : days) {
      Optional<String> after = Optional.empty();
      do {
        if (!(provider.listDay(day, after) instanceof LedgerAnswer.Page page)) {
          throw silent();
        }
        page.entries().forEach(entry -> count(ledger, entry));
        after = page.next();
      } while (after.isPresent());
    }
    return ledger;
  }

  private static void count(Ledger ledger, LedgerEntry entry) {
    switch (entry.kind()) {
      case CHARGE -> ledger.charges().merge(entry.paymentId(), 1, Integer::sum);
      case REFUND -> ledger.refunds().merge(entry.paymentId(), 1, Integer::sum);
      case CHARGEBACK, CHARGEBACK_REVERSED -> {}
    }
  }

  private static CannotRun silent() {
    return new CannotRun("The payment provider does not answer, so the money was not counted.");
  }
}
