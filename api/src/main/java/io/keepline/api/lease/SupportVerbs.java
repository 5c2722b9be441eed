package io.keepline.api.lease;

import io.keepline.api.command.Ticket;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.Iccid;
import io.keepline.lifecycle.LossCause;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.store.NumberPool;
import io.keepline.store.NumberRow;
import io.keepline.workflows.Commands;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What support staff does to a number: each names who acts and why. */
final class SupportVerbs {

  private static final int LONGEST_COOLING_OFF = 30 * 24;

  private final LeaseReader leases;
  private final LeaseCommands commands;
  private final NumberPool pool;
  private final InstantSource clock;

  SupportVerbs(LeaseReader leases, LeaseCommands commands, NumberPool pool, InstantSource clock) {
    this.leases = leases;
    this.commands = commands;
    this.pool = pool;
    this.clock = clock;
  }

  Reply putHold(Call call) {
    Body body = call.body();
    HoldReason hold = body.constant("hold", HoldReason.class);
    return staff(
        call,
        body,
        "putHold",
        (t, s) -> new Commands.PutHold(t.requestId(), s.actor(), s.reason(), hold));
  }

  Reply liftHold(Call call) {
    Staff staff = Staff.read(call);
    HoldReason hold =
        Arrays.stream(HoldReason.values())
            .filter(reason -> Wire.name(reason).equals(call.path("hold")))
            .findFirst()
            .orElseThrow(Problem::notFound);
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    return commands.freely(
        held.leaseId(),
        new LeaseCommands.Order(
            "liftHold",
            t -> new Commands.LiftHold(t.requestId(), staff.actor(), staff.reason(), hold)));
  }

  Reply extendGrace(Call call) {
    Body body = call.body();
    LocalDate until = body.date("until");
    return staff(
        call,
        body,
        "extendGrace",
        (t, s) -> new Commands.ExtendGrace(t.requestId(), s.actor(), s.reason(), until));
  }

  Reply giveGoodwill(Call call) {
    Body body = call.body();
    LocalDate until = body.date("until");
    return staff(
        call,
        body,
        "giveGoodwill",
        (t, s) -> new Commands.GiveGoodwill(t.requestId(), s.actor(), s.reason(), until));
  }

  /** Gives a part of what an order paid back, without taking days. */
  Reply giveMoneyBack(Call call) {
    Body body = call.body();
    String orderId = body.id("orderId");
    Money amount = body.moneyAboveZero("amount");
    return staff(
        call,
        body,
        "giveMoneyBack",
        (t, s) ->
            new Commands.GiveMoneyBack(t.requestId(), s.actor(), s.reason(), orderId, amount));
  }

  /** The reason says how the caller was checked, such as {@code caller_knew_mail_code}. */
  Reply cancelOnBehalf(Call call) {
    Body body = call.body();
    Optional<Integer> hours =
        body.has("coolingOffHours")
            ? Optional.of(body.whole("coolingOffHours", 0, LONGEST_COOLING_OFF))
            : Optional.empty();
    String figures = body.idIf("figures").orElse(null);
    Staff staff = Staff.read(body);
    body.check();
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    int coolingOff = hours.orElse(held.lease().policy().coolingOffHours());
    return commands.once(
        call,
        held.leaseId(),
        new LeaseCommands.Order(
            "cancelOnBehalf",
            t ->
                new Commands.CancelOnBehalf(
                    t.requestId(), staff.actor(), staff.reason(), coolingOff, figures)));
  }

  Reply lookUpPayment(Call call) {
    Body body = call.body();
    String orderId = body.id("orderId");
    return staff(
        call,
        body,
        "lookUpPayment",
        (t, s) -> new Commands.LookUpPayment(t.requestId(), s.actor(), s.reason(), orderId));
  }

  Reply resendNotice(Call call) {
    Body body = call.body();
    NoticeKind notice = body.constant("notice", NoticeKind.class);
    return staff(
        call,
        body,
        "resendNotice",
        (t, s) -> new Commands.ResendNotice(t.requestId(), s.actor(), s.reason(), notice));
  }

  Reply undoReclaim(Call call) {
    return staff(
        call,
        call.body(),
        "undoReclaim",
        (t, s) -> new Commands.UndoReclaim(t.requestId(), s.actor(), s.reason()));
  }

  Reply numberGone(Call call) {
    Body body = call.body();
    LossCause cause = body.constant("cause", List.of(LossCause.PORTED_OUT, LossCause.RETIRED));
    return staff(
        call,
        body,
        "numberGone",
        (t, s) -> new Commands.NumberGone(t.requestId(), s.actor(), s.reason(), cause));
  }

  /**
   * The card is written to the inventory first; the carrier is told what stands there. What the
   * lease would refuse, or could not be told, writes nothing.
   */
  Reply replaceSim(Call call) {
    Body body = call.body();
    Iccid card = ReadLease.iccid(body, "iccid");
    Staff staff = Staff.read(body);
    body.check();
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    String numberId = held.lease().numberId();
    boolean taken =
        pool.byIccid(card).map(NumberRow::numberId).filter(id -> !id.equals(numberId)).isPresent();
    if (taken) {
      throw Problem.invalid("/iccid", "a card that carries no other number");
    }
    return commands.once(
        call,
        held.leaseId(),
        new LeaseCommands.Order(
            "replaceSim",
            t -> {
              Commands.ReplaceSim command =
                  new Commands.ReplaceSim(t.requestId(), staff.actor(), staff.reason());
              commands.mustBePossible(held, command);
              if (pool.byIccid(card).isEmpty()) {
                pool.replaceIccid(numberId, card, staff.actor(), clock.instant());
              }
              return command;
            }));
  }

  /** Moves a sandbox number's clock; answers at once, and the lease's {@code now} follows. */
  Reply advanceClock(Call call) {
    Body body = call.body();
    Instant to = body.instant("to");
    boolean jump = body.flag("jump", false);
    body.check();
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    return commands.once(
        call,
        held.leaseId(),
        new LeaseCommands.Order(
            "advanceClock",
            t ->
                new Commands.AdvanceClock(
                    t.requestId(), call.caller().actor(), "sandbox", to, jump)));
  }

  private Reply staff(Call call, Body body, String update, BiFunction<Ticket, Staff, Object> make) {
    Staff staff = Staff.read(body);
    body.check();
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    return commands.once(
        call, held.leaseId(), new LeaseCommands.Order(update, t -> make.apply(t, staff)));
  }
}
