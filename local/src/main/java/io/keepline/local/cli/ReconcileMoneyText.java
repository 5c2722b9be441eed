package io.keepline.local.cli;

import io.keepline.activities.reconcile.MoneyReconciler;
import io.keepline.activities.reconcile.Tally;
import io.keepline.payments.LedgerEntry;
import java.util.ArrayList;
import java.util.List;

/** The numbers of a comparison in words: what became of each side's rows, so that they add up. */
final class ReconcileMoneyText {
  private ReconcileMoneyText() {}

  static List<String> lines(MoneyReconciler.Report report) {
    Tally tally = report.tally();
    int theirs = (int) report.differences().stream().filter(row -> row.theirs() != null).count();
    return List.of(
        "%s: %s has %s, we have %s of that day."
            .formatted(
                report.run().day(),
                report.run().provider(),
                rows(report.run().theirs(), kinds(tally)),
                rows(report.run().ours(), List.of())),
        "  Of the provider's: "
            + joined(
                new Part(tally.agreed(), "as we have it on that day"),
                new Part(tally.agreedElsewhere(), "as we have it on another day"),
                new Part(report.run().waiting(), "of payments that are still being looked up"),
                new Part(theirs, "different"))
            + ".",
        "  Of ours: "
            + joined(
                new Part(tally.listed(), "in its list"),
                new Part(tally.listedElsewhere(), "in its list of another day"),
                new Part(report.differences().size() - theirs, "unknown to it"))
            + ".");
  }

  static String end(int differences) {
    return switch (differences) {
      case 0 -> "Nothing differs.";
      case 1 -> "1 difference; it has a task.";
      default -> differences + " differences; each has a task.";
    };
  }

  private record Part(int rows, String what) {}

  private static String joined(Part... parts) {
    List<String> told = new ArrayList<>();
    for (Part part : parts) {
      if (part.rows() > 0) {
        told.add(part.rows() + " " + part.what());
      }
    }
    return told.isEmpty() ? "none" : String.join(", ", told);
  }

  private static String rows(int count, List<String> kinds) {
    String rows = count == 1 ? "1 row" : count + " rows";
    return kinds.isEmpty() ? rows : rows + " (" + String.join(", ", kinds) + ")";
  }

  private static List<String> kinds(Tally tally) {
    List<String> told = new ArrayList<>();
    for (LedgerEntry.Kind kind : LedgerEntry.Kind.values()) {
      int rows = tally.kinds().getOrDefault(kind, 0);
      if (rows > 0) {
        told.add(rows + " " + word(kind, rows));
      }
    }
    return told;
  }

  private static String word(LedgerEntry.Kind kind, int rows) {
    boolean one = rows == 1;
    return switch (kind) {
      case CHARGE -> one ? "charge" : "charges";
      case REFUND -> one ? "refund" : "refunds";
      case CHARGEBACK -> one ? "chargeback" : "chargebacks";
      case CHARGEBACK_REVERSED -> one ? "chargeback given back" : "chargebacks given back";
    };
  }
}
