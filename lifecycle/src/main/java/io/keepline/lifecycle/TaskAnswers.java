package io.keepline.lifecycle;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which answers a task takes, and what they must rest on. */
public final class TaskAnswers {

  private TaskAnswers() {}

  /** The answers that close a task of a kind. */
  public static List<Stimulus.Answer> of(Task.Kind kind) {
    return switch (kind) {
      case HOLDER_UNREACHABLE -> List.of(Stimulus.Answer.PROCEED, Stimulus.Answer.REACHED);
      case PAYMENT_UNRESOLVED -> List.of(Stimulus.Answer.PAID, Stimulus.Answer.NOT_PAID);
      case AMOUNT_DIFFERS,
          REFUND_FAILED,
          SERVICE_FAILED,
          CHARGEBACK,
          SUPPORT_CASE,
          LEDGER_DIFFERS ->
          List.of(Stimulus.Answer.SETTLED);
    };
  }

  /** Whether a lease's own workflow opened it, and closes it; else the record alone does. */
  public static boolean belongToTheLease(Task.Kind kind) {
    return kind != Task.Kind.SUPPORT_CASE && kind != Task.Kind.LEDGER_DIFFERS;
  }

  /** Whoever says that money moved, or did not, says where that can be read again. */
  public static boolean needEvidence(Task.Kind kind) {
    return switch (kind) {
      case PAYMENT_UNRESOLVED, REFUND_FAILED -> true;
      case HOLDER_UNREACHABLE,
          AMOUNT_DIFFERS,
          SERVICE_FAILED,
          CHARGEBACK,
          SUPPORT_CASE,
          LEDGER_DIFFERS ->
          false;
    };
  }

  /** Why an answer closes no task of a kind; null when it does. */
  public static @Nullable Refusal whyRefused(
      Task.Kind kind, Stimulus.Answer answer, Stimulus.@Nullable Evidence evidence) {
    if (!of(kind).contains(answer)) {
      return Refusal.TASK_UNKNOWN;
    }
    return needEvidence(kind) && !isEvident(answer, evidence) ? Refusal.EVIDENCE_NEEDED : null;
  }

  private static boolean isEvident(Stimulus.Answer answer, Stimulus.@Nullable Evidence evidence) {
    if (evidence == null || evidence.reference().isBlank()) {
      return false;
    }
    Money captured = evidence.captured();
    boolean paid = answer == Stimulus.Answer.PAID;
    return paid == (captured != null) && (captured == null || captured.isPositive());
  }
}
