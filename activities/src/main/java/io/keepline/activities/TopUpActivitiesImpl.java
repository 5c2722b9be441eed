package io.keepline.activities;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.AttemptRow;
import io.keepline.store.Database;
import io.keepline.store.IntentAnswer;
import io.keepline.store.LeftOrders;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.Reads;
import io.keepline.store.SettleAnswer;
import io.keepline.store.SettleRequest;
import io.keepline.store.Tasks;
import io.keepline.store.TopUps;
import io.keepline.store.Wallets;
import io.keepline.store.brand.TopUpOffer;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import io.keepline.workflows.PaymentSettlement;
import io.keepline.workflows.TopUpPayment;
import io.keepline.workflows.WalletReturn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pays a top-up and finds a place for its money: the number, the wallet, or back. */
public final class TopUpActivitiesImpl implements TopUpPayment.Work, WalletReturn.Work {
  private static final Logger LOG = LoggerFactory.getLogger(TopUpActivitiesImpl.class);
  private static final Duration SOONEST = Duration.ofSeconds(15);
  private static final Duration LATEST = Duration.ofHours(1);
  private static final int ROUNDS = 4;

  private final Reads reads;
  private final Quotes quotes;
  private final Tasks tasks;
  private final TopUps topUps;
  private final Wallets wallets;
  private final LeftOrders leftOrders;
  private final StoredOrders storedOrders;
  private final LeaseReader leases;
  private final WorldActivitiesImpl world;
  private final PaymentSettlement.Work settlement;
  private final LeaseUpdates updates;
  private final InstantSource clock;

  private TopUpActivitiesImpl(
      Database database,
      Brands brands,
      WorldActivitiesImpl world,
      PaymentSettlement.Work settlement,
      LeaseUpdates updates,
      InstantSource clock) {
    this.reads = new Reads(database);
    this.quotes = new Quotes(database);
    this.tasks = new Tasks(database);
    this.topUps = new TopUps(database);
    this.wallets = new Wallets(database);
    this.leftOrders = new LeftOrders(database);
    this.storedOrders = new StoredOrders(quotes);
    this.leases = new LeaseReader(database, brands, clock);
    this.world = world;
    this.settlement = settlement;
    this.updates = updates;
    this.clock = clock;
  }

  /**
   * Joins the record, the world and the leases.
   *
   * @param world charges, looks up and sends, as it does for leases
   * @param settlement gives back what cannot be used, as it does for orders that outlived theirs
   */
  public static TopUpActivitiesImpl over(
      Database database,
      Brands brands,
      WorldActivitiesImpl world,
      PaymentSettlement.Work settlement,
      LeaseUpdates updates,
      InstantSource clock) {
    return new TopUpActivitiesImpl(database, brands, world, settlement, updates, clock);
  }

  @Override
  public void giveBack(WalletReturn.Input input) {
    Wallets.Return wish =
        new Wallets.Return(input.holderId(), input.requestId(), input.actor(), input.reason());
    int parts = Guarded.call("giveBack", () -> wallets.giveBack(wish, clock.instant())).size();
    LOG.info("the rest of a wallet goes back: requestId={} parts={}", input.requestId(), parts);
  }

  @Override
  public TopUpPayment.Paid charge(TopUpPayment.First first) {
    return Guarded.call("chargeTopUp", () -> new TopUpPayment.Paid(charged(first)));
  }

  private @Nullable String charged(TopUpPayment.First first) {
    Optional<QuoteRow> offer =
        quotes
            .quote(first.quoteId())
            .filter(quote -> quote.kind().equals("TOP_UP"))
            .filter(quote -> first.leaseId().equals(quote.leaseId()));
    Optional<LeaseReader.Standing> standing = leases.read(first.leaseId());
    if (offer.isEmpty() || standing.isEmpty()) {
      return "QUOTE_DOES_NOT_FIT";
    }
    Order order = order(first, storedOrders.quote(first.quoteId()).orElseThrow(), standing.get());
    Instant now = clock.instant();
    IntentAnswer answer =
        topUps.intent(
            new TopUps.Intent(
                OrderRows.order(
                    first.leaseId(),
                    order,
                    new OrderRows.Beside("payment", null, null, first.notAfter(), now)),
                OrderRows.attempt(order, world.provider(first.leaseId()), "SUBMITTED", now),
                first.notAfter(),
                now));
    if (answer instanceof IntentAnswer.Recorded) {
      world.send(first.leaseId(), order);
      return null;
    }
    if (answer instanceof IntentAnswer.AlreadyThere) {
      return null;
    }
    return answer instanceof IntentAnswer.Refused refused ? refused.code().name() : "TOO_LATE";
  }

  private Order order(TopUpPayment.First first, Quote quote, LeaseReader.Standing standing) {
    Duration hold = Duration.ofHours(quote.plan().policy().paymentHoldHours());
    return new Order(
        first.orderId(),
        first.requestId(),
        quote,
        OrderState.SUBMITTED,
        1,
        DerivedId.payment(first.orderId(), 1),
        first.method(),
        first.methodRef(),
        standing.now(),
        standing.now(),
        clock.instant(),
        standing.now().plus(hold),
        0,
        false);
  }

  @Override
  public TopUpPayment.Step step(String orderId) {
    return Guarded.call("topUpStep", () -> new TopUpPayment.Step(stepped(orderId)));
  }

  private @Nullable Duration stepped(String orderId) {
    Optional<TopUp> found = read(orderId);
    if (found.isEmpty()) {
      return null;
    }
    // Only a hint brings one here that is over: a late payment, or a bank that takes it back.
    boolean late = found.get().isOver();
    if (found.get().isInFlight()) {
      lookUp(found.get());
    }
    boolean moved = true;
    for (int round = 0; moved && round < ROUNDS; round++) {
      moved = read(orderId).map(this::advance).orElse(false);
    }
    TopUp left = read(orderId).orElseThrow();
    if (left.isInFlight() || left.state() == OrderState.PAID) {
      return again(left);
    }
    Duration settling = left.isOver() && !late ? null : settlement.settleStep(orderId).again();
    return tell(left) || settling != null ? longer(settling) : null;
  }

  private static Duration longer(@Nullable Duration settling) {
    return settling == null ? Duration.ofMinutes(10) : settling;
  }

  private Optional<TopUp> read(String orderId) {
    return reads
        .order(orderId)
        .filter(history -> history.order().kind().equals("TOP_UP"))
        .flatMap(
            history ->
                leases
                    .read(history.order().leaseId())
                    .map(
                        standing ->
                            new TopUp(
                                history,
                                tasks.ofLease(history.order().leaseId()),
                                standing.facts(),
                                clock.instant(),
                                standing.now())));
  }

  /** Once its time is over an open checkout is closed, unless it was paid. */
  private void lookUp(TopUp topUp) {
    Order order = storedOrders.order(topUp.history(), topUp.facts().clockOffset());
    String leaseId = topUp.facts().leaseId();
    if (topUp.history().attempts().stream().allMatch(LookingUp::isDefinite)) {
      return;
    }
    if (topUp.isTooLate()) {
      world.closeCheckout(leaseId, order);
    } else {
      world.lookUp(leaseId, order);
    }
  }

  private boolean advance(TopUp topUp) {
    if (topUp.state() == OrderState.PAID) {
      return place(topUp);
    }
    return topUp.afterAttempt().map(this::write).orElse(false);
  }

  /** The number takes it, or the wallet keeps it; whichever is written first stays. */
  private boolean place(TopUp topUp) {
    Lease facts = topUp.facts();
    TopUpOffer offer = TopUpMoney.offer(quotes.quote(topUp.order().quoteId()).orElseThrow());
    if (topUp.leaseHasEnded()) {
      return write(topUp.kept("LEASE_ENDED"));
    }
    Optional<Answer> answer =
        updates.applyTopUp(
            facts.leaseId(),
            Commands.ApplyTopUp.of(
                topUp.order().orderId(), topUp.paymentId(), offer.days(), offer.restores()));
    return answer.flatMap(TopUp::refusal).map(no -> write(topUp.kept(no))).orElse(false);
  }

  private boolean write(SettleRequest request) {
    SettleAnswer answer = leftOrders.settle(request);
    if (answer instanceof SettleAnswer.Refused refused) {
      LOG.warn(
          "a top-up's step was refused: orderId={} why={}",
          request.order().orderId(),
          refused.code());
    }
    return answer instanceof SettleAnswer.Settled;
  }

  /** Sends what is to be said; true when it has to be tried again. */
  private boolean tell(TopUp topUp) {
    boolean again = false;
    for (String noticeId : topUp.noticeIds()) {
      again |= world.deliver(topUp.facts().leaseId(), noticeId) == Stimulus.NoticeResult.LATER;
    }
    return again;
  }

  /** Soon while it is young, then more and more seldom. */
  private static Duration again(TopUp topUp) {
    Instant began =
        topUp.history().attempts().stream()
            .map(AttemptRow::createdAt)
            .findFirst()
            .orElse(topUp.now());
    Duration wait = Duration.between(began, topUp.now()).dividedBy(4);
    return wait.compareTo(SOONEST) < 0 ? SOONEST : wait.compareTo(LATEST) > 0 ? LATEST : wait;
  }
}
