package io.keepline.lifecycle;

import java.util.Optional;

/** What a person's decision, or the lack of one, does. */
final class TaskRules {

  private TaskRules() {}

  static Optional<Refusal> closed(Draft draft, Stimulus.CloseTask close) {
    Task task =
        draft.tasks.stream()
            .filter(t -> t.taskId().equals(close.taskId()))
            .findFirst()
            .orElse(null);
    if (task == null) {
      return Verb.no(Refusal.TASK_UNKNOWN);
    }
    Refusal refusal = TaskAnswers.whyRefused(task.kind(), close.answer(), close.evidence());
    if (refusal != null) {
      return Verb.no(refusal);
    }
    draft.settle(task.kind(), task.subject(), close.answer().name(), close.evidence());
    switch (task.kind()) {
      case HOLDER_UNREACHABLE -> {
        if (close.answer() == Stimulus.Answer.PROCEED) {
          prove(draft, Proof.Basis.DECIDED);
        } else {
          StatusRules.voidProof(draft);
        }
      }
      case PAYMENT_UNRESOLVED -> unresolved(draft, task.subject(), close);
      case REFUND_FAILED ->
          draft.refunds.stream()
              .filter(r -> r.refundId().equals(task.subject()))
              .findFirst()
              .ifPresent(r -> MoneyRules.settle(draft, r, Entry.Account.BY_HAND));
      case SERVICE_FAILED -> draft.service = draft.service.atOnce();
      case CHARGEBACK -> MoneyRules.disputeLost(draft, task.subject());
      case AMOUNT_DIFFERS, SUPPORT_CASE, LEDGER_DIFFERS -> {
        // Settled by hand: closing the task is all that changes.
      }
    }
    draft.audit(draft.status, draft.status, draft.now(), task.taskId());
    return Verb.done();
  }

  /** The loss may go on although no channel took the notice. */
  private static void prove(Draft draft, Proof.Basis basis) {
    Lease facts = draft.freeze();
    java.time.LocalDate validUntil = facts.validUntil();
    if (validUntil != null) {
      draft.proof = new Proof("", validUntil, facts.graceUntil().orElseThrow(), draft.now(), basis);
    }
  }

  /** A person found out: what was captured goes back, for the number waits for it no longer. */
  private static void unresolved(Draft draft, String orderId, Stimulus.CloseTask close) {
    Order order = draft.order(orderId).orElse(null);
    Stimulus.Evidence evidence = close.evidence();
    if (order == null || evidence == null || order.state() != OrderState.UNRESOLVED) {
      return;
    }
    Money captured = evidence.captured();
    if (captured == null) {
      draft.put(order.in(OrderState.CLOSED));
      return;
    }
    draft.entries.add(new Entry.PaymentProven(order.paymentId(), evidence));
    draft.post(
        Entry.Account.CLEARING, Entry.Account.PROVIDER, orderId, order.paymentId(), captured);
    MoneyRules.refundAmount(draft, order, captured);
  }

  /** Nobody decided in time: the loss goes on, and says why. */
  static Optional<Refusal> expired(Draft draft, Stimulus.Due due) {
    Task task =
        draft.tasks.stream().filter(t -> t.taskId().equals(due.subject())).findFirst().orElse(null);
    if (task == null || task.dueAt() == null || !draft.moment.reached(task.dueAt())) {
      return Verb.no(Refusal.NOT_DUE);
    }
    if (task.kind() == Task.Kind.HOLDER_UNREACHABLE) {
      prove(draft, Proof.Basis.WAITED);
    }
    draft.settle(task.kind(), task.subject(), "unanswered");
    draft.audit(draft.status, draft.status, due.dueAt(), task.taskId());
    return Verb.done();
  }
}
