package io.keepline.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Giving a number up: asked, confirmed with frozen money, undone while there is time. */
final class CancellationRules {

  private CancellationRules() {}

  /** A link is made and sent; an older link dies. */
  static Optional<Refusal> requested(Draft draft, Stimulus.RequestCancellation request) {
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    draft.forget(NoticeKind.CANCELLATION_LINK);
    draft.cancellation =
        new Cancellation(
            Cancellation.State.REQUESTED,
            request.linkId(),
            draft.now().plus(Duration.ofHours(draft.plan.policy().linkHours())),
            null,
            List.of(),
            List.of());
    draft.tell(NoticeKind.CANCELLATION_LINK, request.linkId(), request.linkId());
    draft.audit(draft.status, draft.status, draft.now(), null);
    return Verb.done();
  }

  static Optional<Refusal> confirmed(Draft draft, Stimulus.ConfirmCancellation confirm) {
    Cancellation present = draft.cancellation;
    if (present.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    boolean byStaff = confirm.by().actor().kind() == Actor.Kind.STAFF && confirm.linkId().isEmpty();
    if (!byStaff && present.state() != Cancellation.State.REQUESTED) {
      return Verb.no(Refusal.NO_CANCELLATION);
    }
    boolean live =
        confirm.linkId().equals(present.linkId())
            && present.linkExpiresAt() != null
            && !draft.moment.reached(present.linkExpiresAt());
    if (!byStaff && !live) {
      return Verb.no(Refusal.LINK_DEAD);
    }
    Settlement settlement =
        Settlement.ofCancellation(draft.before, draft.today(), confirm.wallet());
    if (confirm.figures() != null && !confirm.figures().equals(settlement.figures())) {
      return Verb.no(Refusal.FIGURES_CHANGED);
    }
    draft.cancellation =
        new Cancellation(
            Cancellation.State.CONFIRMED,
            null,
            null,
            draft.now().plus(confirm.coolingOff()),
            settlement.refunds(),
            settlement.wallet());
    WalletRules.reserve(draft);
    for (Order order : List.copyOf(draft.orders)) {
      if (order.state() == OrderState.DECLINED) {
        draft.put(order.in(OrderState.CLOSED));
      } else if (order.state() == OrderState.PENDING) {
        draft.put(UncertainOrders.closing(order));
      }
    }
    draft.tell(NoticeKind.CANCELLATION_CONFIRMED, confirm.by().requestId(), null);
    draft.audit(draft.status, draft.status, draft.now(), null);
    return Verb.done();
  }

  /** Changes a mind, as long as it is not carried out. */
  static Optional<Refusal> withdrawn(Draft draft, Stimulus.WithdrawCancellation withdraw) {
    Cancellation.State state = draft.cancellation.state();
    if (state != Cancellation.State.REQUESTED && state != Cancellation.State.CONFIRMED) {
      return Verb.no(Refusal.NO_CANCELLATION);
    }
    WalletRules.release(draft);
    draft.cancellation = Cancellation.NONE;
    draft.forget(NoticeKind.CANCELLATION_LINK);
    draft.forget(NoticeKind.CANCELLATION_CONFIRMED);
    draft.tell(NoticeKind.CANCELLATION_WITHDRAWN, withdraw.by().requestId(), null);
    draft.audit(draft.status, draft.status, draft.now(), null);
    return Verb.done();
  }

  /** A request that was not confirmed is forgotten, and its link is dead. */
  static void forgetRequest(Draft draft) {
    if (draft.cancellation.state() == Cancellation.State.REQUESTED) {
      draft.cancellation = Cancellation.NONE;
      draft.forget(NoticeKind.CANCELLATION_LINK);
    }
  }

  /** Nobody pressed the button in time. */
  static Optional<Refusal> linkExpired(Draft draft, Stimulus.Due due) {
    Cancellation present = draft.cancellation;
    if (present.state() != Cancellation.State.REQUESTED
        || present.linkExpiresAt() == null
        || !draft.moment.reached(present.linkExpiresAt())) {
      return Verb.no(Refusal.NOT_DUE);
    }
    forgetRequest(draft);
    draft.audit(draft.status, draft.status, due.dueAt(), null);
    return Verb.done();
  }
}
