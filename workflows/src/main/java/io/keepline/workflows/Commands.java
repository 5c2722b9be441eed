package io.keepline.workflows;

import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.LossCause;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.PlanVersion;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Stimulus;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What callers may ask of a lease, as it travels. Each is the payload of an update and of the
 * signal of the same name. Ids are opaque; {@code actor} is {@code kind:id}, such as {@code
 * staff:stf_7}; {@code reason} is a short code.
 */
public final class Commands {

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  private Commands() {}

  /** A command. Whoever sends it chooses the request id; the same id is the same wish. */
  public interface Command {
    /** The request's id. */
    String requestId();

    /**
     * Who asks: {@code holder}, {@code staff}, {@code client}, {@code carrier} or {@code provider}.
     */
    String actor();

    /** Why, as a code of lower-case letters, digits and underscores. */
    String reason();

    /** The stimulus the rules decide on. */
    Stimulus stimulus();

    /**
     * The {@link io.keepline.lifecycle.LeaseTag} of what the caller saw; absent where any lease
     * will do.
     */
    default @Nullable String expectedTag() {
      return null;
    }

    /**
     * Who asks, checked.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    default By by() {
      return Commands.by(requestId(), actor(), reason());
    }
  }

  /** Renews: a quote is submitted to be paid. */
  public record Renew(
      String requestId,
      String actor,
      String reason,
      String orderId,
      Quote quote,
      PaymentMethod method,
      @Nullable String methodRef,
      @Nullable LocalDate expectedValidUntil,
      Instant notAfter)
      implements Command {
    @Override
    public Stimulus stimulus() {
      String paymentId = DerivedId.payment(orderId, 1);
      return new Stimulus.Submit(
          by(), orderId, quote, method, methodRef, paymentId, expectedValidUntil, notAfter);
    }
  }

  /**
   * Pays a declined order another way.
   *
   * @param attempt which try this is, two or more; a try has one payment id for ever
   */
  public record PayAnotherWay(
      String requestId,
      String actor,
      String reason,
      String orderId,
      int attempt,
      PaymentMethod method,
      @Nullable String methodRef,
      Instant notAfter)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.Retry(
          by(), orderId, method, methodRef, DerivedId.payment(orderId, attempt), notAfter);
    }
  }

  /** Leaves a first order that was not paid. */
  public record Abandon(String requestId, String actor, String reason, String orderId)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.Abandon(by(), orderId);
    }
  }

  /** Asks for a cancellation link. */
  public record RequestCancellation(String requestId, String actor, String reason)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.RequestCancellation(by(), DerivedId.of("lnk", requestId));
    }
  }

  /**
   * Presses the button behind a link.
   *
   * @param figures the name of the money that was shown; absent: whatever it is
   */
  public record ConfirmCancellation(
      String requestId,
      String actor,
      String reason,
      String linkId,
      int coolingOffHours,
      @Nullable String figures)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.ConfirmCancellation(
          by(), linkId, Duration.ofHours(coolingOffHours), figures);
    }
  }

  /**
   * Cancels for a holder whom staff has checked.
   *
   * @param figures the name of the money that was told; absent: whatever it is
   */
  public record CancelOnBehalf(
      String requestId, String actor, String reason, int coolingOffHours, @Nullable String figures)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.ConfirmCancellation(by(), "", Duration.ofHours(coolingOffHours), figures);
    }
  }

  /** Takes a cancellation back. */
  public record WithdrawCancellation(String requestId, String actor, String reason)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.WithdrawCancellation(by());
    }
  }

  /**
   * Allows renewal by charge up to a price.
   *
   * @param chargeable whether the method can be charged unattended; otherwise the holder is asked
   * @param methodRef reference to the saved method in the store; absent where none is needed
   */
  public record GiveConsent(
      String requestId,
      String actor,
      String reason,
      PaymentMethod method,
      Money ceiling,
      boolean chargeable,
      @Nullable String methodRef,
      @Nullable String expectedTag)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.GiveConsent(by(), method, ceiling, chargeable, methodRef);
    }
  }

  /** Stops renewal by charge at once. */
  public record RevokeConsent(String requestId, String actor, String reason) implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.RevokeConsent(by());
    }
  }

  /** Wants another plan from the next term on. */
  public record ChoosePlan(
      String requestId, String actor, String reason, PlanVersion plan, @Nullable String expectedTag)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.ChoosePlan(by(), plan);
    }
  }

  /** Puts a hold. */
  public record PutHold(String requestId, String actor, String reason, HoldReason hold)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.PutHold(by(), hold);
    }
  }

  /** Lifts a hold. */
  public record LiftHold(String requestId, String actor, String reason, HoldReason hold)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.LiftHold(by(), hold);
    }
  }

  /** Lets grace end on a later date, exclusive. */
  public record ExtendGrace(String requestId, String actor, String reason, LocalDate until)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.ExtendGrace(by(), plausible(until));
    }
  }

  /** Gives days: the number is valid until a later date, exclusive. */
  public record GiveGoodwill(String requestId, String actor, String reason, LocalDate until)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.GiveGoodwill(by(), plausible(until));
    }
  }

  /** Gives a part of what an applied order paid back, without taking days. */
  public record GiveMoneyBack(
      String requestId, String actor, String reason, String orderId, Money amount)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.GiveMoneyBack(by(), orderId, amount);
    }
  }

  /** Sends a notice once more. */
  public record ResendNotice(String requestId, String actor, String reason, NoticeKind notice)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.ResendNotice(by(), notice);
    }
  }

  /** Gives a wrongly reclaimed number back. */
  public record UndoReclaim(String requestId, String actor, String reason) implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.UndoLoss(by());
    }
  }

  /** Says that the number left: PORTED_OUT or RETIRED. */
  public record NumberGone(String requestId, String actor, String reason, LossCause cause)
      implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.NumberGone(by(), cause);
    }
  }

  /** Tells the carrier everything again for a new SIM. */
  public record ReplaceSim(String requestId, String actor, String reason) implements Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.ReplaceSim(by());
    }
  }

  /**
   * Closes a task with a decision.
   *
   * @param evidence what it rests on: an answer about money needs it
   */
  public record CloseTask(
      String requestId,
      String actor,
      String reason,
      String taskId,
      Stimulus.Answer answer,
      Stimulus.@Nullable Evidence evidence)
      implements Command {

    /** A decision that is an opinion, and needs no evidence. */
    public CloseTask(
        String requestId, String actor, String reason, String taskId, Stimulus.Answer answer) {
      this(requestId, actor, reason, taskId, answer, null);
    }

    @Override
    public Stimulus stimulus() {
      Stimulus.Evidence proof = evidence;
      if (proof != null) {
        reference("evidence.reference", proof.reference());
      }
      return new Stimulus.CloseTask(by(), taskId, answer, proof);
    }
  }

  /**
   * Asks a lease to take a captured top-up.
   *
   * @param orderId the top-up
   * @param paymentId its payment
   * @param days how many days its step adds
   * @param restores whether the step carries the restore fee
   */
  public record ApplyTopUp(
      String requestId,
      String actor,
      String reason,
      String orderId,
      String paymentId,
      int days,
      boolean restores)
      implements Command {

    /** The one wish of a payment to be taken. */
    public static ApplyTopUp of(String orderId, String paymentId, int days, boolean restores) {
      return new ApplyTopUp(
          "topup:" + paymentId, "system:keepline", "top_up", orderId, paymentId, days, restores);
    }

    @Override
    public Stimulus stimulus() {
      if (days < 0 || days > 3_660) {
        throw new IllegalArgumentException("days: 0 to 3660");
      }
      return new Stimulus.TopUpDays(by(), orderId, paymentId, days, restores);
    }
  }

  /** Takes an order's payment to be looked up now, whatever its schedule says. */
  public record LookUpPayment(String requestId, String actor, String reason, String orderId) {}

  /**
   * Moves a sandbox lease's clock to an instant of lease time.
   *
   * @param to the instant
   * @param jump go straight there, as after an outage, instead of stopping at every wake
   */
  public record AdvanceClock(
      String requestId, String actor, String reason, Instant to, boolean jump) {

    /**
     * Who asks, checked together with the instant.
     *
     * @throws IllegalArgumentException with what to write instead
     */
    By by() {
      if (to == null || to.isBefore(EARLIEST) || !to.isBefore(LATEST)) {
        throw new IllegalArgumentException("to: an instant of the years 2000 to 2199");
      }
      return Commands.by(requestId, actor, reason);
    }
  }

  /**
   * Checks the id that a provider, a bank or a terminal gave something.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static void reference(String field, @Nullable String reference) {
    if (reference == null || !reference.matches("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,99}")) {
      throw new IllegalArgumentException(
          field + ": an id of up to 100 letters, digits, or _ . : / -");
    }
  }

  /** A date far outside any calendar would overflow the rules and stop the lease's workflow. */
  private static LocalDate plausible(LocalDate until) {
    if (until.getYear() < 2000 || until.getYear() > 2199) {
      throw new IllegalArgumentException("until: a date of the years 2000 to 2199");
    }
    return until;
  }

  /**
   * Checks who asks.
   *
   * @throws IllegalArgumentException with what to write instead
   */
  static By by(String requestId, String actor, String reason) {
    if (requestId == null || !requestId.matches("[A-Za-z0-9_:.-]{1,100}")) {
      throw new IllegalArgumentException(
          "requestId: 1 to 100 letters, digits, or _ : . - ; it makes a repeat harmless");
    }
    if (reason == null || !reason.matches("[a-z0-9_]{1,40}")) {
      throw new IllegalArgumentException(
          "reason: a code of up to 40 lower-case letters, digits and underscores");
    }
    int colon = actor == null ? -1 : actor.indexOf(':');
    if (actor == null || colon < 1 || !actor.substring(colon + 1).matches("[A-Za-z0-9_-]{1,60}")) {
      throw new IllegalArgumentException("actor: kind:id, such as staff:stf_7");
    }
    Actor.Kind kind =
        switch (actor.substring(0, colon)) {
          case "holder" -> Actor.Kind.HOLDER;
          case "staff" -> Actor.Kind.STAFF;
          case "client" -> Actor.Kind.CLIENT;
          case "carrier" -> Actor.Kind.CARRIER;
          case "provider" -> Actor.Kind.PROVIDER;
          case "system" -> Actor.Kind.SYSTEM;
          default ->
              throw new IllegalArgumentException(
                  "actor: its kind is holder, staff, client, carrier, provider or system");
        };
    return new By(requestId, new Actor(kind, actor.substring(colon + 1)), reason);
  }
}
