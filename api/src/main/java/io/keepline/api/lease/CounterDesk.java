package io.keepline.api.lease;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.LeaseLanes;
import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.CounterPaymentRow;
import io.keepline.store.CounterPayments;
import io.keepline.store.OrderRow;
import io.keepline.store.QuoteRow;
import io.keepline.store.Reads;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Store;
import io.keepline.workflows.CounterCommands;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What clerks do at a counter: they take money for a renewal, and take a wrong entry back. */
final class CounterDesk {

  private final Requests requests;
  private final LeaseGateway gateway;
  private final LeaseLanes lanes;
  private final LeaseReader leases;
  private final LeaseCommands commands;
  private final QuoteDesk quotes;
  private final OrderDesk orders;
  private final Brands brands;
  private final Reads reads;
  private final CounterPayments counter;
  private final InstantSource clock;

  CounterDesk(
      LeaseWays ways,
      LeaseReader leases,
      LeaseCommands commands,
      QuoteDesk quotes,
      OrderDesk orders,
      Brands brands,
      Reads reads,
      CounterPayments counter,
      InstantSource clock) {
    this.requests = ways.requests();
    this.gateway = ways.gateway();
    this.lanes = ways.lanes();
    this.leases = leases;
    this.commands = commands;
    this.quotes = quotes;
    this.orders = orders;
    this.brands = brands;
    this.reads = reads;
    this.counter = counter;
    this.clock = clock;
  }

  /** The ways to a lease. */
  record LeaseWays(Requests requests, LeaseGateway gateway, LeaseLanes lanes) {}

  private record Stores(String brandId, List<StoreBody> items) {}

  private record StoreBody(
      String storeId,
      Map<String, String> names,
      Map<String, String> address,
      Map<String, String> hours) {
    static StoreBody of(Store store) {
      return new StoreBody(
          store.storeId(),
          new TreeMap<>(store.names()),
          new TreeMap<>(store.addresses()),
          new TreeMap<>(store.hours()));
    }
  }

  /** A brand's stores, with their addresses and hours. */
  Reply stores(Call call) {
    String brandId = call.need("brand", "[a-z][a-z0-9-]{0,39}", "a brand's id");
    call.caller().mustTouch(brandId);
    List<Store> stores = brands.brand(brandId).stores();
    return Reply.ok(new Stores(brandId, stores.stream().map(StoreBody::of).toList()));
  }

  private record Wish(String quoteId, LocalDate expectedValidUntil, Taken taken) {
    static Wish read(Body body) {
      Wish wish = new Wish(body.id("quoteId"), body.date("expectedValidUntil"), Taken.read(body));
      body.check();
      return wish;
    }
  }

  /** Renews with money that is in the till: captured and applied in one step, once. */
  Reply renew(Call call) {
    Wish wish = Wish.read(call.body());
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    mustBeStore(held.brand(), wish.taken());
    Requests.Wish once = new Requests.Wish("counterRenew", Optional.of(held.leaseId()), true);
    return requests.once(
        call,
        once,
        ticket ->
            orders
                .known(ticket, call.language())
                .orElseGet(() -> submit(call, held, wish, ticket)));
  }

  static void mustBeStore(Brand brand, Taken taken) {
    if (!taken.isOf(brand)) {
      throw Problem.invalid("/storeId", "a store that the brand lists");
    }
  }

  private Result submit(Call call, Held held, Wish wish, Ticket ticket) {
    QuoteRow quote = quotes.ofLease(held, wish.quoteId(), wish.taken().method());
    CounterCommands.PayAtCounter command =
        new CounterCommands.PayAtCounter(
            ticket.requestId(),
            wish.taken().actor(),
            "counter",
            ticket.order(),
            QuoteDesk.quote(quote),
            wish.taken().method(),
            wish.expectedValidUntil(),
            ticket.notAfter(),
            wish.taken().till(clock.instant()));
    Delivery delivery =
        lanes.with(
            held.leaseId(),
            () -> gateway.send(held.leaseId(), "payAtCounter", ticket.requestId(), command));
    return orders.result(ticket, delivery, call.language());
  }

  /** Takes the newest entry of a number back: days and money, with a credit note. */
  Reply reverse(Call call) {
    Body body = call.body();
    Staff staff = Staff.read(body);
    body.check();
    String orderId = call.id("orderId");
    OrderRow order = reads.order(orderId).orElseThrow(Problem::notFound).order();
    Held held = leases.lease(call.caller(), order.leaseId());
    CounterPaymentRow entry = counter.ofOrder(orderId).orElseThrow(Problem::notFound);
    String before = entry.before();
    if (before == null) {
      throw Problem.of(ProblemCode.NOT_REVERSIBLE).with("brandId", held.brand().brandId());
    }
    QuoteRow quote = quotes.find(order.quoteId()).orElseThrow(Problem::notFound);
    return commands.once(
        call,
        held.leaseId(),
        new LeaseCommands.Order(
            "reverseAtCounter",
            t ->
                new CounterCommands.ReverseAtCounter(
                    t.requestId(),
                    staff.actor(),
                    staff.reason(),
                    orderId,
                    QuoteDesk.quote(quote),
                    Json.read(before, Stimulus.CounterReverse.Before.class))));
  }

  private record Entry(
      String orderId,
      String leaseId,
      String storeId,
      String method,
      Optional<String> terminalReference,
      String clerk,
      IdCheck idCheck,
      Instant takenAt,
      boolean reversed) {}

  private record IdCheck(String document, String checkedBy, Instant checkedAt) {}

  /** What the record knows of an order that was paid at a counter. */
  Reply entry(Call call) {
    String orderId = call.id("orderId");
    OrderRow order = reads.order(orderId).orElseThrow(Problem::notFound).order();
    leases.lease(call.caller(), order.leaseId());
    CounterPaymentRow row = counter.ofOrder(orderId).orElseThrow(Problem::notFound);
    return Reply.ok(
        new Entry(
            orderId,
            order.leaseId(),
            row.storeId(),
            Wire.name(row.method()),
            Optional.ofNullable(row.terminalRef()),
            row.clerk(),
            new IdCheck(Wire.name(row.idDocument()), row.idCheckedBy(), row.idCheckedAt()),
            row.takenAt(),
            counter.isReversed(row.paymentId())));
  }
}
