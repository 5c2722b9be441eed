package io.keepline.lifecycle;

import java.time.Duration;
import java.time.LocalDate;

/** The cells of commands that need little preparation, and the same in every status. */
final class CellCommands {
  private final Life life;

  CellCommands(Life life) {
    this.life = life;
  }

  Cells.Prepared prepared(StimulusKind kind) {
    return new Cells.Prepared(life, stimulus(kind));
  }

  private Stimulus stimulus(StimulusKind kind) {
    return switch (kind) {
      case HOLD_PUT -> new Stimulus.PutHold(life.staff(), HoldReason.LEGAL);
      case HOLD_LIFTED -> {
        life.hold(HoldReason.FRAUD);
        yield new Stimulus.LiftHold(life.staff(), HoldReason.FRAUD);
      }
      case GRACE_EXTENDED -> {
        LocalDate until = life.lease().graceUntil().orElseThrow();
        yield new Stimulus.ExtendGrace(life.staff(), until.plusDays(3));
      }
      case GOODWILL_GIVEN ->
          new Stimulus.GiveGoodwill(life.staff(), life.lease().validUntil().plusDays(3));
      case MONEY_GIVEN_BACK ->
          new Stimulus.GiveMoneyBack(life.staff(), "ord_0", Money.of(200, "USD"));
      case PLAN_CHOSEN ->
          new Stimulus.ChoosePlan(life.holder(), Sample.named("pln_new", Sample.monthly()));
      case CONSENT_GIVEN ->
          new Stimulus.GiveConsent(life.holder(), PaymentMethod.CARD, Sample.PRICE, true);
      case CONSENT_REVOKED -> {
        life.consents();
        yield new Stimulus.RevokeConsent(life.holder());
      }
      case TOP_UP_DAYS -> new Stimulus.TopUpDays(life.system(), "ord_top", "pay_top", 5, true);
      case COUNTER_PAID -> counterPay();
      case COUNTER_REVERSED -> {
        Stimulus.CounterPay pay = life.atCounter();
        Stimulus.CounterReverse.Before before = Stimulus.CounterReverse.Before.of(life.lease());
        life.does(pay);
        yield new Stimulus.CounterReverse(
            life.staff(), pay.orderId(), pay.paymentId(), pay.quote(), before);
      }
      case CHECKOUT_LEFT -> {
        String orderId =
            life.status() == LeaseStatus.RESERVED ? "ord_0" : life.order(PaymentMethod.WALLET);
        life.answered(orderId, Stimulus.Result.PENDING);
        yield new Stimulus.LeaveCheckout(life.system(), orderId);
      }
      case SIM_REPLACED -> new Stimulus.ReplaceSim(life.staff());
      case NUMBER_GONE -> new Stimulus.NumberGone(life.staff(), LossCause.PORTED_OUT);
      case LOSS_UNDONE -> new Stimulus.UndoLoss(life.staff());
      case CANCELLATION_REQUESTED -> new Stimulus.RequestCancellation(life.holder(), "lnk_1");
      case CANCELLATION_CONFIRMED -> {
        life.requestCancellation();
        String link = life.lease().cancellation().linkId();
        yield new Stimulus.ConfirmCancellation(life.holder(), link, Duration.ofHours(24));
      }
      case CANCELLATION_WITHDRAWN -> {
        life.requestCancellation();
        yield new Stimulus.WithdrawCancellation(life.holder());
      }
      case NOTICE_OUTCOME -> notice();
      case NOTICE_RESENT -> new Stimulus.ResendNotice(life.staff(), resendable());
      case SERVICE_OUTCOME ->
          new Stimulus.ServiceAnswered(
              life.system(),
              life.lease().wantedService(),
              life.lease().service().generation() + 1,
              life.lease().plan().label(),
              Stimulus.ServiceResult.DONE);
      case TASK_CLOSED -> {
        life.does(new Stimulus.Dispute(life.system(), "ord_0", "pay_0", Sample.PRICE, false));
        yield new Stimulus.CloseTask(
            life.staff(), life.task(Task.Kind.CHARGEBACK).taskId(), Stimulus.Answer.SETTLED);
      }
      case CLOCK_ADVANCED -> new Stimulus.AdvanceClock(life.staff(), Duration.ofDays(1));
      default -> throw new AssertionError(kind + " is prepared elsewhere");
    };
  }

  private Stimulus counterPay() {
    if (life.status() != LeaseStatus.RESERVED) {
      return life.atCounter();
    }
    Order first = life.lease().order("ord_0").orElseThrow();
    return new Stimulus.CounterPay(
        life.staff(),
        first.orderId(),
        first.quote(),
        PaymentMethod.CASH,
        first.paymentId(),
        null,
        life.now().plusSeconds(60),
        Sample.till());
  }

  /** A notice on its way: of a hold, or the one about the loss itself. */
  private Stimulus notice() {
    if (life.status() == LeaseStatus.RECLAIMING) {
      Notice last = life.notice(NoticeKind.FINAL_NOTICE);
      life.at(last.acceptedAt().plusSeconds(60));
      return new Stimulus.NoticeAnswered(
          life.system(), last.noticeId(), Stimulus.NoticeResult.BOUNCED);
    }
    if (life.status() == LeaseStatus.QUARANTINED) {
      life.does(new Stimulus.ResendNotice(life.staff(), NoticeKind.RECLAIMED));
    } else {
      life.hold(HoldReason.FRAUD);
    }
    Notice notice =
        life.lease().notices().stream()
            .filter(n -> n.state() == Notice.State.DUE)
            .findFirst()
            .orElseThrow();
    return new Stimulus.NoticeAnswered(
        life.system(), notice.noticeId(), Stimulus.NoticeResult.ACCEPTED);
  }

  private NoticeKind resendable() {
    return life.status() == LeaseStatus.QUARANTINED ? NoticeKind.RECLAIMED : NoticeKind.WELCOME;
  }
}
