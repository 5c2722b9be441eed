package io.keepline.api.lease;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.http.Language;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.KeptReason;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Settlement;
import io.keepline.store.OrderHistory;
import io.keepline.store.Reads;
import io.keepline.workflows.Commands;
import io.keepline.workflows.LinkTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.JdbiException;

/** What the pages read and do. Their addresses are the secret: an order's id, a link's token. */
public final class PageReads {

  private static final Duration ASK_AGAIN = Duration.ofSeconds(10);
  private static final int MOST_ASKED = 10_000;

  private final Map<String, Instant> asked = new LinkedHashMap<>();
  private final Reads reads;
  private final ReadOrder orders;
  private final LeaseReader leases;
  private final LeaseCommands commands;
  private final HintAddress hints;
  private final LeaseGateway gateway;
  private final LinkTokens tokens;
  private final InstantSource clock;

  PageReads(
      Reads reads,
      ReadOrder orders,
      LeaseReader leases,
      LeaseCommands commands,
      LeaseGateway gateway,
      LinkTokens tokens,
      InstantSource clock) {
    this.reads = reads;
    this.orders = orders;
    this.leases = leases;
    this.commands = commands;
    this.hints = new HintAddress(reads);
    this.gateway = gateway;
    this.tokens = tokens;
    this.clock = clock;
  }

  /** An order, looked up. */
  public Optional<OrderState> order(String orderId, Language language) {
    if (!orderId.matches("[A-Za-z0-9_-]{1,80}")) {
      return Optional.empty();
    }
    return orders
        .find(orderId, language)
        .map(
            body ->
                state(
                    body, orders.number(body.leaseId(), language), orders.support(body.leaseId())));
  }

  private static OrderState state(
      OrderBody body,
      Optional<OrderState.NumberOf> number,
      io.keepline.store.brand.Support support) {
    return new OrderState(
        body.orderId(),
        body.state(),
        use(body),
        body.refusal().flatMap(KeptReason::of),
        amount(body),
        body.appliedValidUntil().map(Object::toString),
        body.declined().map(DeclineWords::sentence).orElse(""),
        body.declined().map(DeclineWords::remedy).orElse(""),
        body.nextAction().map(OrderBody.NextAction::url),
        number,
        support);
  }

  /** What went back, where all of it did: another amount may have been taken than was asked for. */
  private static Optional<Money> amount(OrderBody body) {
    return body.state().equals(Wire.name(io.keepline.lifecycle.OrderState.REFUNDED))
        ? body.refunds().stream().map(OrderBody.Refund::amount).reduce(Money::plus).or(body::total)
        : body.total();
  }

  private static OrderState.Use use(OrderBody body) {
    if (body.kind().filter(Wire.name(OrderKind.TOP_UP)::equals).isEmpty()) {
      return OrderState.Use.TERM;
    }
    return body.refusal().isPresent() ? OrderState.Use.KEPT : OrderState.Use.TOP_UP;
  }

  /** Asks that an order's payment be looked up now; not more often than every ten seconds. */
  public void askForLookUp(OrderState order) {
    if (isDue(order.orderId())) {
      reads
          .order(order.orderId())
          .filter(history -> !history.attempts().isEmpty())
          .flatMap(PageReads::lastPayment)
          .flatMap(hints::ofPayment)
          .ifPresent(hint -> gateway.hint(hint.workflowId(), hint.signal(), hint.subject()));
    }
  }

  private static Optional<String> lastPayment(OrderHistory history) {
    return Optional.of(history.attempts().get(history.attempts().size() - 1).paymentId());
  }

  private synchronized boolean isDue(String orderId) {
    Instant now = clock.instant();
    Instant last = asked.get(orderId);
    if (last != null && now.isBefore(last.plus(ASK_AGAIN))) {
      return false;
    }
    asked.remove(orderId);
    asked.put(orderId, now);
    if (asked.size() > MOST_ASKED) {
      asked.remove(asked.keySet().iterator().next());
    }
    return true;
  }

  /** What a token opens; empty if it is not one of ours. */
  public Optional<CancellationLink> link(String token) {
    return tokens
        .read(token)
        .flatMap(link -> leases.byLink(link.leaseId()).map(held -> opened(token, link, held)));
  }

  /** A link as it stands now, or as it stood when the record has gone away since. */
  public CancellationLink linkNow(CancellationLink before) {
    try {
      return link(before.token()).orElse(before);
    } catch (JdbiException recordAway) {
      return before;
    }
  }

  private CancellationLink opened(String token, LinkTokens.Link link, Held held) {
    Lease lease = held.lease();
    CancellationLink.Standing standing = standing(held, link.linkId());
    boolean frozen = standing != CancellationLink.Standing.LIVE;
    Settlement money = frozen ? Settlement.frozen(lease.cancellation()) : held.wouldGiveBack();
    return new CancellationLink(
        token,
        lease.leaseId(),
        link.linkId(),
        lease.holderId(),
        standing,
        held.view().number().msisdn().masked(),
        Optional.ofNullable(lease.validUntil()).map(Object::toString),
        lease.policy().coolingOffHours(),
        Optional.ofNullable(lease.cancellation().executeAt()),
        money,
        fromBalance(money),
        held.brand().zone(),
        held.brand().support());
  }

  private Set<String> fromBalance(Settlement money) {
    return money.refunds().stream()
        .map(Cancellation.Share::paymentId)
        .filter(
            paymentId ->
                reads.orderOfPayment(paymentId).stream()
                    .flatMap(history -> history.attempts().stream())
                    .filter(attempt -> attempt.paymentId().equals(paymentId))
                    .anyMatch(a -> a.method().equals(PaymentMethod.BALANCE.name())))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static CancellationLink.Standing standing(Held held, String linkId) {
    Cancellation cancellation = held.lease().cancellation();
    LeaseStatus status = held.lease().status();
    return switch (cancellation.state()) {
      case EXECUTED -> CancellationLink.Standing.EXECUTED;
      case CONFIRMED ->
          status.isLive()
              ? CancellationLink.Standing.CONFIRMED
              : CancellationLink.Standing.EXECUTED;
      case REQUESTED -> {
        Instant dies = cancellation.linkExpiresAt();
        boolean live =
            linkId.equals(cancellation.linkId()) && dies != null && held.now().isBefore(dies);
        yield live ? CancellationLink.Standing.LIVE : CancellationLink.Standing.NONE;
      }
      case NONE -> CancellationLink.Standing.NONE;
    };
  }

  /**
   * Presses the button. A second press is the same wish, as long as the same money was shown.
   *
   * @param figures the name of the money that the page showed; absent where it showed none
   */
  public Delivery confirm(CancellationLink link, Optional<String> figures) {
    String requestId = DerivedId.of("cnf", link.linkId(), figures.orElse(""));
    Commands.ConfirmCancellation command =
        new Commands.ConfirmCancellation(
            requestId,
            holder(link),
            "mailed_link",
            link.linkId(),
            link.coolingOffHours(),
            figures.orElse(null));
    return commands.deliver(link.leaseId(), "confirmCancellation", requestId, command);
  }

  /** Takes the cancellation back. */
  public Delivery withdraw(CancellationLink link) {
    String requestId =
        DerivedId.of("wdr", link.linkId(), link.executeAt().map(Object::toString).orElse(""));
    Commands.WithdrawCancellation command =
        new Commands.WithdrawCancellation(requestId, holder(link), "mailed_link");
    return commands.deliver(link.leaseId(), "withdrawCancellation", requestId, command);
  }

  /** Why an answer was no, in words. */
  public String why(Delivery.Answered answered, Language language) {
    String code = OrderDesk.code(answered.answer()).wireName();
    return language.problems().getString(code + ".detail");
  }

  private static String holder(CancellationLink link) {
    return "holder:" + link.holderId();
  }
}
