package io.keepline.lifecycle;

import java.time.Instant;

/**
 * The world as a forecast assumes it: the carrier obeys, notices are accepted at once, refunds
 * arrive, nobody pays and no person answers.
 */
final class AsPlanned {

  private AsPlanned() {}

  /** The answer to a wake at which something is done; to any other, its deadline. */
  static Stimulus answer(Lease lease, Wake wake, Moment moment) {
    By by =
        By.system(
            DerivedId.of("fc", wake.kind().name(), wake.subject(), moment.now().toString()),
            "forecast");
    return switch (wake.kind()) {
      case LOOK_UP -> payment(by, lease, wake.subject(), stillOpen(lease, wake.subject()));
      case CLOSE_CHECKOUT -> payment(by, lease, wake.subject(), Stimulus.Result.CLOSED);
      case SERVICE -> service(by, lease, moment);
      case NOTICE -> notice(by, lease, wake.subject(), moment);
      case REFUND -> new Stimulus.RefundAnswered(by, wake.subject(), Stimulus.RefundResult.DONE);
      case PAY_BY,
          UNRESOLVED,
          RESERVATION_END,
          AUTO_RENEW,
          TERM_BEGINS,
          LINK_EXPIRY,
          COOLING_OFF_END,
          REMINDER,
          FINAL_NOTICE,
          EXPIRY,
          GRACE_END,
          TASK_LIMIT,
          LOSS_PAUSE_END,
          RECLAIM,
          QUARANTINE_END ->
          Lifecycle.due(wake);
    };
  }

  /** The record takes the loss. */
  static Stimulus.Due lossCommitted(Instant at) {
    By by = By.system(DerivedId.of("fc", "commit", at.toString()), "forecast");
    return new Stimulus.Due(by, StimulusKind.LOSS_COMMITTED, at, "");
  }

  private static Stimulus.Result stillOpen(Lease lease, String orderId) {
    return lease.order(orderId).orElseThrow().state() == OrderState.PENDING
        ? Stimulus.Result.PENDING
        : Stimulus.Result.UNKNOWN;
  }

  private static Stimulus payment(By by, Lease lease, String orderId, Stimulus.Result result) {
    String paymentId = lease.order(orderId).orElseThrow().paymentId();
    return new Stimulus.Outcome(by, orderId, paymentId, result, null, null, null, null);
  }

  private static Stimulus service(By by, Lease lease, Moment moment) {
    return new Stimulus.ServiceAnswered(
        by,
        lease.wantedService(),
        lease.service().generation() + 1,
        lease.planOn(moment.today()).label(),
        Stimulus.ServiceResult.DONE);
  }

  private static Stimulus notice(By by, Lease lease, String noticeId, Moment moment) {
    boolean holds =
        lease.notices().stream()
            .filter(n -> n.noticeId().equals(noticeId))
            .anyMatch(n -> Notices.stillHolds(lease, n, moment.today()));
    Stimulus.NoticeResult result =
        holds ? Stimulus.NoticeResult.ACCEPTED : Stimulus.NoticeResult.SKIPPED;
    return new Stimulus.NoticeAnswered(by, noticeId, result);
  }
}
