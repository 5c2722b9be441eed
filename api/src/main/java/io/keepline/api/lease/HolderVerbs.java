package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.store.Reads;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.ChargesByConsent;
import io.keepline.store.brand.Plan;
import io.keepline.workflows.Commands;
import java.util.List;
import java.util.Optional;

/** What a holder changes beside orders: consent, the next plan, giving the number up. */
final class HolderVerbs {

  private final LeaseReader leases;
  private final LeaseCommands commands;
  private final Brands brands;
  private final ChargesByConsent charges;
  private final Reads reads;
  private final HolderMethods methods;

  HolderVerbs(
      LeaseReader leases,
      LeaseCommands commands,
      Brands brands,
      ChargesByConsent charges,
      Reads reads,
      HolderMethods methods) {
    this.methods = methods;
    this.leases = leases;
    this.commands = commands;
    this.brands = brands;
    this.charges = charges;
    this.reads = reads;
  }

  /**
   * Allows renewal by charge up to a price. From the balance, or with a saved method that its
   * provider charges while nobody is there, the lease charges it; with any other the holder is
   * asked to pay when it is due, and the answer says so. A ceiling below today's price is taken:
   * the price may fall, and until then the answer says that the holder is asked.
   */
  Reply giveConsent(Call call) {
    Body body = call.body();
    PaymentMethod method = body.constant("method", MakeQuote.METHODS);
    Money ceiling = body.moneyAboveZero("ceiling");
    Optional<String> methodId = body.idIf("methodId");
    body.check();
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    call.mustMatch(held.etag());
    Optional<String> holderId = Optional.of(held.lease().holderId());
    if (methodId.isPresent() && methods.of(methodId.get(), holderId, method).isEmpty()) {
      throw Problem.invalid("/methodId", "a saved method of the holder, of method");
    }
    mustBePayable(held, method, ceiling.currency());
    boolean chargeable =
        methodId.isPresent() && methods.isUnattended(held.brand().brandId(), method);
    return commands.freely(
        held.leaseId(),
        new LeaseCommands.Order(
            "giveConsent",
            ticket ->
                new Commands.GiveConsent(
                    ticket.requestId(),
                    call.caller().actor(),
                    "consent",
                    method,
                    ceiling,
                    chargeable,
                    methodId.orElse(null),
                    held.tag())));
  }

  /** A ceiling that no charge can ever come under would be a consent that means nothing. */
  private void mustBePayable(Held held, PaymentMethod method, String currency) {
    Brand brand = held.brand();
    Plan plan =
        charges
            .plan(held.lease())
            .orElseThrow(
                () -> Problem.of(ProblemCode.PLAN_NOT_OFFERED).with("brandId", brand.brandId()));
    List<String> payable =
        ChargesByConsent.currencies(brand, plan, method).stream()
            .filter(each -> methods.takes(brand.brandId(), method, each))
            .toList();
    if (payable.isEmpty()) {
      throw Problem.of(ProblemCode.METHOD_NOT_OFFERED).with("brandId", brand.brandId());
    }
    if (!payable.contains(currency)) {
      throw Problem.of(ProblemCode.CEILING_CURRENCY_NOT_TAKEN)
          .at("/ceiling/currency", "one of " + String.join(", ", payable))
          .with("brandId", brand.brandId())
          .with("currencies", payable);
    }
  }

  /** Stops renewal by charge. Always possible at once, so no version is asked for. */
  Reply revokeConsent(Call call) {
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    return commands.freely(
        held.leaseId(),
        new LeaseCommands.Order(
            "revokeConsent",
            ticket ->
                new Commands.RevokeConsent(ticket.requestId(), call.caller().actor(), "revoked")));
  }

  Reply choosePlan(Call call) {
    Body body = call.body();
    String planId = body.id("planId");
    body.check();
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    call.mustMatch(held.etag());
    Plan plan =
        brands
            .offered(held.brand().brandId(), planId)
            .orElseThrow(() -> Problem.of(ProblemCode.PLAN_NOT_OFFERED));
    Fitting.mustFit(plan, held);
    return commands.freely(
        held.leaseId(),
        new LeaseCommands.Order(
            "choosePlan",
            ticket ->
                new Commands.ChoosePlan(
                    ticket.requestId(),
                    call.caller().actor(),
                    "next_plan",
                    plan.version(),
                    held.tag())));
  }

  /** The link goes to the address on file, never to the caller. */
  Reply requestCancellation(Call call) {
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    return commands.once(
        call,
        held.leaseId(),
        new LeaseCommands.Order(
            "requestCancellation",
            ticket ->
                new Commands.RequestCancellation(
                    ticket.requestId(), call.caller().actor(), "requested")));
  }

  Reply withdrawCancellation(Call call) {
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    return commands.once(
        call,
        held.leaseId(),
        new LeaseCommands.Order(
            "withdrawCancellation",
            ticket ->
                new Commands.WithdrawCancellation(
                    ticket.requestId(), call.caller().actor(), "withdrawn")));
  }

  /** Leaves a first order that was not paid; the number is free at once. */
  Reply abandon(Call call) {
    String orderId = call.id("orderId");
    String leaseId = reads.order(orderId).orElseThrow(Problem::notFound).order().leaseId();
    leases.lease(call.caller(), leaseId);
    return commands.once(
        call,
        leaseId,
        new LeaseCommands.Order(
            "abandon",
            ticket ->
                new Commands.Abandon(
                    ticket.requestId(), call.caller().actor(), "abandoned", orderId)));
  }
}
