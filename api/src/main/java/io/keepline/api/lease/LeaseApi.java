package io.keepline.api.lease;

import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.LeaseLanes;
import io.keepline.api.command.Requests;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.store.Database;
import io.keepline.store.Holders;
import io.keepline.store.MethodTokens;
import io.keepline.store.NumberPool;
import io.keepline.store.Quotes;
import io.keepline.store.Reads;
import io.keepline.store.RequestKeys;
import java.time.InstantSource;
import java.util.List;

/** The routes for holders' leases and orders, wired. */
public final class LeaseApi {

  private final Catalog catalog;
  private final MakeQuote makeQuote;
  private final StartLease startLease;
  private final RenewLease renewLease;
  private final ReadLease readLease;
  private final ReadOrder readOrder;

  /** Over an open database and the way to the workflows. */
  public LeaseApi(
      Database database,
      Brands brands,
      Requests requests,
      LeaseGateway gateway,
      Urls urls,
      InstantSource clock) {
    Reads reads = new Reads(database);
    NumberPool pool = new NumberPool(database);
    Holders holders = new Holders(database);
    LeaseLanes lanes = new LeaseLanes();
    LeaseReader leases = new LeaseReader(reads, brands, clock);
    QuoteDesk quotes = new QuoteDesk(new Quotes(database), brands, clock);
    OrderDesk orders = new OrderDesk(reads, new MethodTokens(database), urls, clock);
    this.catalog = new Catalog(brands, pool);
    this.makeQuote = new MakeQuote(quotes, leases, brands, pool);
    this.startLease = new StartLease(requests, gateway, quotes, orders, holders, pool, clock);
    this.renewLease = new RenewLease(requests, gateway, lanes, leases, quotes, orders);
    this.readLease = new ReadLease(reads, holders, leases, urls);
    this.readOrder = new ReadOrder(reads, new RequestKeys(database), leases, urls, clock);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/v1/plans", Role.CATALOG, catalog::plans),
        Route.get("/v1/numbers", Role.CATALOG, catalog::numbers),
        Route.post("/v1/quotes", Role.LEASE, makeQuote::answer),
        Route.post("/v1/leases", Role.LEASE, startLease::answer),
        Route.get("/v1/leases", Role.READ, readLease::ofHolder),
        Route.post("/v1/leases/lookup", Role.READ, readLease::lookup),
        Route.get("/v1/leases/{leaseId}", Role.READ, readLease::one),
        Route.post("/v1/leases/{leaseId}/renewals", Role.LEASE, renewLease::answer),
        Route.get("/v1/orders/{orderId}", Role.READ, readOrder::answer));
  }
}
