package io.keepline.api.lease;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.Refusals;
import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.price.Priced;
import io.keepline.lifecycle.price.TopUpPricing;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Plan;
import io.keepline.store.brand.TopUpOffer;
import io.keepline.store.brand.TopUpStep;
import io.keepline.workflows.Json;
import io.keepline.workflows.TopUpPayment;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Tops up: a step of the brand's ladder is paid, whatever the status of the number. The request
 * says the total that was shown (I9); when it is not the price any more, nothing is charged.
 */
final class BuyTopUp {

  /** How a top-up can be paid: by everything but the balance itself. */
  static final List<PaymentMethod> METHODS =
      MakeQuote.METHODS.stream().filter(m -> m != PaymentMethod.BALANCE).toList();

  private final Requests requests;
  private final LeaseGateway gateway;
  private final LeaseReader leases;
  private final Quotes quotes;
  private final Brands brands;
  private final OrderDesk orders;
  private final InstantSource clock;

  BuyTopUp(
      Requests requests,
      LeaseGateway gateway,
      LeaseReader leases,
      Quotes quotes,
      Brands brands,
      OrderDesk orders,
      InstantSource clock) {
    this.requests = requests;
    this.gateway = gateway;
    this.leases = leases;
    this.quotes = quotes;
    this.brands = brands;
    this.orders = orders;
    this.clock = clock;
  }

  private record Wish(String stepId, Money total, Payment payment) {
    static Wish read(Body body) {
      Wish wish =
          new Wish(
              body.matching("stepId", t -> t.matches("[a-z][a-z0-9-]{0,39}"), "a step's id"),
              body.money("total"),
              Payment.read(body));
      if (wish.payment().method() == PaymentMethod.BALANCE) {
        body.fault("method", "any method but the balance itself");
      }
      body.check();
      return wish;
    }
  }

  Reply answer(Call call) {
    Wish wish = Wish.read(call.body());
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    Requests.Wish once = new Requests.Wish("topUp", Optional.of(held.leaseId()), true);
    return requests.once(
        call,
        once,
        ticket ->
            orders.known(ticket, call.language()).orElseGet(() -> pay(call, held, wish, ticket)));
  }

  private Result pay(Call call, Held held, Wish wish, Ticket ticket) {
    QuoteRow quote = offer(held, wish, ticket);
    String methodRef =
        orders.keepToken(ticket, wish.payment(), Optional.of(held.lease().holderId()));
    TopUpPayment.First first =
        new TopUpPayment.First(
            ticket.order(),
            held.leaseId(),
            quote.quoteId(),
            ticket.requestId(),
            wish.payment().method(),
            methodRef,
            ticket.notAfter());
    Delivery delivery = gateway.payTopUp(DerivedId.payment(ticket.order(), 1), first);
    return orders.result(ticket, delivery, call.language());
  }

  /** The offer that this request accepts: made once, also when the request is repeated. */
  private QuoteRow offer(Held held, Wish wish, Ticket ticket) {
    String quoteId = DerivedId.of("quo", ticket.requestId());
    return quotes
        .quote(quoteId)
        .orElseGet(
            () -> {
              QuoteRow made = made(quoteId, held, wish);
              quotes.save(made, List.of());
              return made;
            });
  }

  private QuoteRow made(String quoteId, Held held, Wish wish) {
    Brand brand = held.brand();
    TopUpStep step =
        brand.topUp(wish.stepId()).orElseThrow(() -> no(ProblemCode.TOP_UP_NOT_OFFERED, brand));
    TopUpOffer offer =
        step.in(wish.total().currency())
            .orElseThrow(() -> no(ProblemCode.TOP_UP_NOT_OFFERED, brand));
    Priced priced =
        TopUpPricing.price(brand.tariff(), step.stepId(), offer.amount(), wish.payment().method());
    if (priced instanceof Priced.Refused refused) {
      throw no(Refusals.code(refused.reason()), brand);
    }
    Priced.Price price = (Priced.Price) priced;
    if (!price.total().equals(wish.total())) {
      throw no(ProblemCode.PRICE_MOVED, brand).with("newTotal", price.total());
    }
    return row(quoteId, held, wish, price, offer);
  }

  private static Problem no(ProblemCode code, Brand brand) {
    return Problem.of(code).with("brandId", brand.brandId());
  }

  private QuoteRow row(String quoteId, Held held, Wish wish, Priced.Price price, TopUpOffer offer) {
    Lease lease = held.lease();
    Instant expires = held.now().plus(Duration.ofMinutes(lease.policy().quoteMinutes()));
    LocalDate paid = lease.validUntil() == null ? held.moment().today() : lease.validUntil();
    Quote quote =
        new Quote(
            quoteId,
            OrderKind.TOP_UP,
            lease.plan(),
            1,
            price.total(),
            Money.zero(price.total().currency()),
            lease.status(),
            lease.validUntil(),
            paid,
            expires,
            Quote.Extras.NONE);
    ObjectNode content = (ObjectNode) Wire.tree(Json.write(quote));
    content.set("topUp", Wire.tree(Json.write(offer)));
    Brand brand = held.brand();
    brand.terms().writeTo(content);
    Plan plan =
        brands
            .sold(brand.brandId(), lease.plan().planId(), lease.plan().version())
            .orElseThrow(Problem::notFound);
    return new QuoteRow(
        quoteId,
        held.leaseId(),
        OrderKind.TOP_UP.name(),
        brand.brandId(),
        lease.numberId(),
        lease.holderId(),
        lease.plan().planId(),
        lease.plan().version(),
        1,
        Wire.write(price.lines().stream().map(l -> QuoteLine.of(l, brand, plan)).toList()),
        price.total(),
        wish.payment().method().name(),
        lease.status().name(),
        lease.validUntil(),
        paid,
        expires,
        clock.instant().truncatedTo(ChronoUnit.MICROS),
        content.toString());
  }
}
