package io.keepline.api.lease;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Caller;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.NumberPool;
import io.keepline.store.QuoteRow;
import io.keepline.workflows.LeaseInput;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Starts a lease: the quote is submitted to be paid, and the number is claimed with it (T0). A
 * chosen number that is gone is refused; only an automatic choice gets another.
 */
final class StartLease {

  private final Requests requests;
  private final LeaseGateway gateway;
  private final QuoteDesk quotes;
  private final OrderDesk orders;
  private final Holders holders;
  private final NumberPool pool;
  private final InstantSource clock;

  StartLease(
      Requests requests,
      LeaseGateway gateway,
      QuoteDesk quotes,
      OrderDesk orders,
      Holders holders,
      NumberPool pool,
      InstantSource clock) {
    this.requests = requests;
    this.gateway = gateway;
    this.quotes = quotes;
    this.orders = orders;
    this.holders = holders;
    this.pool = pool;
    this.clock = clock;
  }

  /** What is wished, and either how it is to be paid, or where it was. */
  private record Wish(
      String quoteId,
      Optional<String> holderId,
      Optional<NewHolder> holder,
      Optional<Payment> payment,
      Optional<Taken> taken) {

    static Wish read(Body body, boolean atCounter) {
      String quoteId = body.id("quoteId");
      Optional<String> holderId = body.idIf("holderId");
      Optional<NewHolder> holder =
          holderId.isPresent() ? Optional.empty() : Optional.of(NewHolder.read(body));
      Wish wish =
          new Wish(
              quoteId,
              holderId,
              holder,
              atCounter ? Optional.empty() : Optional.of(Payment.read(body)),
              atCounter ? Optional.of(Taken.read(body)) : Optional.empty());
      body.check();
      return wish;
    }

    PaymentMethod method() {
      return taken.map(Taken::method).or(() -> payment.map(Payment::method)).orElseThrow();
    }
  }

  Reply answer(Call call) {
    Wish wish = Wish.read(call.body(), false);
    Requests.Wish once = new Requests.Wish("start", Optional.empty(), true);
    return requests.once(call, once, ticket -> start(call, wish, ticket));
  }

  /** The same with money that a clerk took: the lease is paid before it begins. */
  Reply atCounter(Call call) {
    Wish wish = Wish.read(call.body(), true);
    Requests.Wish once = new Requests.Wish("counterStart", Optional.empty(), true);
    return requests.once(call, once, ticket -> start(call, wish, ticket));
  }

  private Result start(Call call, Wish wish, Ticket ticket) {
    return orders.known(ticket, call.language()).orElseGet(() -> submit(call, wish, ticket));
  }

  private Result submit(Call call, Wish wish, Ticket ticket) {
    QuoteRow quote = quote(call.caller(), wish.quoteId(), ticket.again());
    quotes.mustCostTheSame(quote, wish.method());
    wish.taken().ifPresent(taken -> CounterDesk.mustBeStore(quotes.brand(quote), taken));
    String holderId = holder(call.caller(), wish, quote.brandId(), ticket);
    String methodRef =
        wish.payment().map(p -> orders.keepToken(ticket, p, Optional.empty())).orElse(null);
    OfferDesk.Choice choice = QuoteDesk.choice(quote);
    LeaseInput.FirstOrder first =
        new LeaseInput.FirstOrder(
            quote.brandId(),
            holderId,
            choice.numberId().orElse(null),
            choice.country().orElse(null),
            choice.capabilities(),
            ticket.order(),
            ticket.requestId(),
            wish.taken().map(Taken::actor).orElse(call.caller().actor()),
            QuoteDesk.quote(quote),
            wish.method(),
            methodRef,
            ticket.notAfter(),
            wish.taken().map(taken -> taken.till(clock.instant())).orElse(null));
    Delivery delivery = gateway.begin(ticket.leaseId(), first);
    return orders.started(ticket, quote.quoteId(), delivery, call.language());
  }

  private QuoteRow quote(Caller caller, String quoteId, boolean again) {
    QuoteRow quote =
        quotes
            .find(quoteId)
            .filter(row -> caller.touches(row.brandId()))
            .orElseThrow(() -> Problem.invalid("/quoteId", "a quote of yours"));
    if (!quote.kind().equals("START")) {
      throw Problem.of(ProblemCode.QUOTE_DOES_NOT_FIT).with("brandId", quote.brandId());
    }
    if (!again) {
      live(quote);
      free(quote);
    }
    return quote;
  }

  /** An expired offer is refused with a new one (E14). */
  private void live(QuoteRow quote) {
    if (!clock.instant().isBefore(quote.expiresAt())) {
      Problem problem = Problem.of(ProblemCode.QUOTE_EXPIRED).with("brandId", quote.brandId());
      quotes
          .again(quote, Optional.empty())
          .ifPresent(
              fresh -> problem.with("newQuoteId", fresh.quoteId()).with("newTotal", fresh.total()));
      throw problem;
    }
  }

  private void free(QuoteRow quote) {
    String numberId = quote.numberId();
    if (numberId != null
        && pool.byId(numberId).filter(n -> n.state().equals("AVAILABLE")).isEmpty()) {
      throw Problem.of(ProblemCode.NUMBER_TAKEN).with("brandId", quote.brandId());
    }
  }

  private String holder(Caller caller, Wish wish, String brandId, Ticket ticket) {
    if (wish.holderId().isPresent()) {
      HolderRow known =
          holders
              .holder(wish.holderId().get())
              .filter(row -> row.brandId().equals(brandId))
              .filter(row -> caller.touches(row.brandId()))
              .orElseThrow(() -> Problem.invalid("/holderId", "a holder of the quote's brand"));
      return known.holderId();
    }
    String holderId = DerivedId.of("hol", ticket.requestId());
    wish.holder()
        .ifPresent(
            h ->
                holders.save(
                    h.row(holderId, brandId, clock.instant()),
                    h.contacts(holderId, clock.instant())));
    return holderId;
  }
}
