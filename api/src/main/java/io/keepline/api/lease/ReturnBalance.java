package io.keepline.api.lease;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.Money;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.LeaseView;
import io.keepline.store.Reads;
import io.keepline.store.Wallets;
import io.keepline.workflows.WalletReturn;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Gives a holder the rest of the balance back, once no number of theirs lives any more. */
final class ReturnBalance {

  private static final Set<String> LIVES = Set.of("RESERVED", "ACTIVE", "GRACE", "SUSPENDED");
  private static final int MOST_LEASES = 1_000;

  private final Requests requests;
  private final LeaseGateway gateway;
  private final Reads reads;
  private final Holders holders;
  private final Wallets wallets;

  ReturnBalance(
      Requests requests, LeaseGateway gateway, Reads reads, Holders holders, Wallets wallets) {
    this.requests = requests;
    this.gateway = gateway;
    this.reads = reads;
    this.holders = holders;
    this.wallets = wallets;
  }

  private record Share(String orderId, String paymentId, Money amount) {}

  private record Returned(String holderId, boolean unconfirmed, List<Share> refunds) {}

  Reply answer(Call call) {
    Body body = call.body();
    Staff staff = Staff.read(body);
    body.check();
    HolderRow holder = holders.holder(call.id("holderId")).orElseThrow(Problem::notFound);
    call.caller().mustTouch(holder.brandId());
    return requests.once(
        call,
        new Requests.Wish("returnBalance:" + holder.holderId(), Optional.empty(), false),
        ticket -> give(holder, staff, ticket));
  }

  private Result give(HolderRow holder, Staff staff, Ticket ticket) {
    if (!ticket.again() && hasLivingNumber(holder.holderId())) {
      throw Problem.of(ProblemCode.NUMBER_LIVES).with("brandId", holder.brandId());
    }
    Delivery delivery =
        gateway.giveBack(
            new WalletReturn.Input(
                holder.holderId(), ticket.requestId(), staff.actor(), staff.reason()));
    Optional<Result> nothingSent = OrderDesk.nothingSent(delivery);
    if (nothingSent.isPresent()) {
      return nothingSent.get();
    }
    boolean known = delivery instanceof Delivery.Answered;
    Returned returned =
        new Returned(
            holder.holderId(),
            !known,
            wallets.givenBack(ticket.requestId()).stream()
                .map(s -> new Share(s.orderId(), s.paymentId(), s.amount()))
                .toList());
    return known
        ? new Result.Definite(Reply.json(201, returned))
        : new Result.Open(Reply.json(202, returned));
  }

  private boolean hasLivingNumber(String holderId) {
    return reads.leasesOf(holderId, null, MOST_LEASES).stream()
        .map(LeaseView::lease)
        .anyMatch(lease -> LIVES.contains(lease.facts().status()));
  }
}
