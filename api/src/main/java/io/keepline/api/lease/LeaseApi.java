package io.keepline.api.lease;

import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.LeaseLanes;
import io.keepline.api.command.Requests;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.store.Brakes;
import io.keepline.store.CounterPayments;
import io.keepline.store.Database;
import io.keepline.store.Holders;
import io.keepline.store.MethodTokens;
import io.keepline.store.MoneyDifferences;
import io.keepline.store.NumberPool;
import io.keepline.store.PromotionUses;
import io.keepline.store.Quotes;
import io.keepline.store.Reads;
import io.keepline.store.RequestKeys;
import io.keepline.store.SavedMethodRows;
import io.keepline.store.Tasks;
import io.keepline.store.Timeline;
import io.keepline.store.Usage;
import io.keepline.store.Wallets;
import io.keepline.store.brand.ChargesByConsent;
import io.keepline.workflows.LinkTokens;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

/** The routes for leases and orders, wired. */
public final class LeaseApi {

  private static final String LEASE = "/v1/leases/{leaseId}";

  private final Catalog catalog;
  private final MakeQuote makeQuote;
  private final StartLease startLease;
  private final RenewLease renewLease;
  private final PayAnotherWay payAnotherWay;
  private final ReadLease readLease;
  private final ReadOrder readOrder;
  private final ReadTimeline readTimeline;
  private final ReadForecast readForecast;
  private final BuyTopUp buyTopUp;
  private final WalletReads wallets;
  private final ReturnBalance returnBalance;
  private final UsageVerbs usage;
  private final HolderVerbs holder;
  private final SupportVerbs support;
  private final TaskVerbs tasks;
  private final OpenCase cases;
  private final BrakeVerbs brakes;
  private final CounterDesk counter;
  private final PageReads pages;
  private final PayByLink payByLink;

  /** Over an open database and the way to the workflows. */
  public LeaseApi(
      Database database,
      Brands brands,
      Requests requests,
      LeaseGateway gateway,
      LinkTokens tokens,
      Urls urls,
      ProviderChoice choice,
      InstantSource clock) {
    Reads reads = new Reads(database);
    NumberPool pool = new NumberPool(database);
    Holders holders = new Holders(database);
    LeaseLanes lanes = new LeaseLanes();
    PromotionUses uses = new PromotionUses(database);
    ChargesByConsent charges = new ChargesByConsent(brands::offered, database);
    LeaseReader leases = new LeaseReader(reads, brands, charges, clock);
    OfferDesk offers = new OfferDesk(new Quotes(database), uses, brands, pool, clock);
    QuoteDesk quotes = new QuoteDesk(offers, brands);
    HolderMethods methods = new HolderMethods(new SavedMethodRows(database), choice);
    OrderDesk orders = new OrderDesk(reads, new MethodTokens(database), methods, urls, clock);
    LeaseCommands commands = new LeaseCommands(requests, gateway, lanes, leases, reads, urls);
    this.catalog = new Catalog(brands, pool, clock);
    this.makeQuote = new MakeQuote(offers, leases, brands, pool);
    this.startLease = new StartLease(requests, gateway, quotes, orders, holders, pool, clock);
    this.renewLease = new RenewLease(requests, gateway, lanes, leases, quotes, orders);
    this.payAnotherWay =
        new PayAnotherWay(requests, gateway, lanes, leases, reads, quotes, orders, urls);
    this.readLease = new ReadLease(reads, holders, leases, urls);
    this.readOrder = new ReadOrder(reads, new RequestKeys(database), leases, brands, urls, clock);
    this.readTimeline = new ReadTimeline(new Timeline(database), leases);
    this.readForecast = new ReadForecast(leases, brands);
    this.buyTopUp =
        new BuyTopUp(requests, gateway, leases, new Quotes(database), brands, orders, clock);
    this.returnBalance =
        new ReturnBalance(requests, gateway, reads, holders, new Wallets(database));
    this.wallets = new WalletReads(new Wallets(database), holders, brands);
    this.usage = new UsageVerbs(leases, new Usage(database), clock);
    this.holder = new HolderVerbs(leases, commands, brands, charges, reads, methods);
    this.support = new SupportVerbs(leases, commands, pool, clock);
    this.tasks =
        new TaskVerbs(
            new Tasks(database), new MoneyDifferences(database), leases, commands, urls, clock);
    this.cases = new OpenCase(requests, gateway, leases, reads, new Tasks(database), clock);
    this.brakes = new BrakeVerbs(new Brakes(database), brands, clock);
    this.counter =
        new CounterDesk(
            new CounterDesk.LeaseWays(requests, gateway, lanes),
            leases,
            commands,
            quotes,
            orders,
            brands,
            reads,
            new CounterPayments(database),
            clock);
    this.payByLink =
        new PayByLink(
            leases,
            offers,
            reads,
            gateway,
            lanes,
            new MethodTokens(database),
            choice,
            tokens,
            clock);
    this.pages = new PageReads(reads, readOrder, leases, commands, gateway, tokens, clock);
  }

  /** What a mailed request to pay opens. */
  public PayByLink payByLink() {
    return payByLink;
  }

  /** What the pages read and do. */
  public PageReads pages() {
    return pages;
  }

  /** The routes. */
  public List<Route> routes() {
    return Stream.of(buying(), atCounter(), looking(), changing(), helping())
        .flatMap(List::stream)
        .toList();
  }

  private List<Route> buying() {
    return List.of(
        Route.get("/v1/plans", Role.CATALOG, catalog::plans),
        Route.get("/v1/numbers", Role.CATALOG, catalog::numbers),
        Route.post("/v1/quotes", Role.LEASE, makeQuote::answer),
        Route.get("/v1/quotes/{quoteId}", Role.READ, makeQuote::made),
        Route.post("/v1/leases", Role.LEASE, startLease::answer),
        Route.post(LEASE + "/renewals", Role.LEASE, renewLease::answer),
        Route.post(LEASE + "/top-ups", Role.LEASE, buyTopUp::answer),
        Route.post(LEASE + "/usage", Role.USAGE, usage::post),
        Route.post("/v1/orders/{orderId}/attempts", Role.LEASE, payAnotherWay::answer),
        Route.post("/v1/orders/{orderId}/abandon", Role.LEASE, holder::abandon));
  }

  private List<Route> atCounter() {
    return List.of(
        Route.get("/v1/stores", Role.CATALOG, counter::stores),
        Route.post("/v1/counter-starts", Role.COUNTER, startLease::atCounter),
        Route.post(LEASE + "/counter-renewals", Role.COUNTER, counter::renew),
        Route.post("/v1/orders/{orderId}/counter-reversal", Role.COUNTER, counter::reverse),
        Route.get("/v1/orders/{orderId}/counter-entry", Role.READ, counter::entry));
  }

  private List<Route> looking() {
    return List.of(
        Route.get("/v1/leases", Role.READ, readLease::ofHolder),
        Route.post("/v1/leases/lookup", Role.READ, readLease::lookup),
        Route.get(LEASE, Role.READ, readLease::one),
        Route.get(LEASE + "/usage", Role.READ, usage::list),
        Route.get("/v1/holders/{holderId}/wallet", Role.READ, wallets::balance),
        Route.get("/v1/holders/{holderId}/wallet/entries", Role.READ, wallets::entries),
        Route.get(LEASE + "/forecast", Role.READ, readForecast::answer),
        Route.get(LEASE + "/timeline", Role.READ, readTimeline::answer),
        Route.get("/v1/orders/{orderId}", Role.READ, readOrder::answer));
  }

  private List<Route> changing() {
    return List.of(
        Route.put(LEASE + "/consent", Role.LEASE, holder::giveConsent),
        Route.delete(LEASE + "/consent", Role.LEASE, holder::revokeConsent),
        Route.post(LEASE + "/cases", Role.LEASE, cases::ofLease),
        Route.post("/v1/orders/{orderId}/cases", Role.LEASE, cases::ofOrder),
        Route.put(LEASE + "/next-plan", Role.LEASE, holder::choosePlan),
        Route.post(LEASE + "/cancellation", Role.LEASE, holder::requestCancellation),
        Route.post(LEASE + "/cancellation/withdraw", Role.LEASE, holder::withdrawCancellation));
  }

  private List<Route> helping() {
    return List.of(
        Route.post(LEASE + "/holds", Role.SUPPORT, support::putHold),
        Route.delete(LEASE + "/holds/{hold}", Role.SUPPORT, support::liftHold),
        Route.post(LEASE + "/grace", Role.SUPPORT, support::extendGrace),
        Route.post(LEASE + "/goodwill", Role.SUPPORT, support::giveGoodwill),
        Route.post(LEASE + "/goodwill-refunds", Role.SUPPORT, support::giveMoneyBack),
        Route.post(LEASE + "/cancel-on-behalf", Role.SUPPORT, support::cancelOnBehalf),
        Route.post(LEASE + "/payment-lookups", Role.SUPPORT, support::lookUpPayment),
        Route.post(LEASE + "/notices/resend", Role.SUPPORT, support::resendNotice),
        Route.post(LEASE + "/undo-reclaim", Role.SUPPORT, support::undoReclaim),
        Route.post(LEASE + "/sim", Role.SUPPORT, support::replaceSim),
        Route.post(LEASE + "/number-gone", Role.SUPPORT, support::numberGone),
        Route.post("/v1/holders/{holderId}/wallet/refunds", Role.SUPPORT, returnBalance::answer),
        Route.post(LEASE + "/clock", Role.SANDBOX, support::advanceClock),
        Route.get("/v1/tasks", Role.TASKS, tasks::open),
        Route.post("/v1/tasks/{taskId}/close", Role.TASKS, tasks::close),
        Route.get("/v1/brands/{brandId}/brakes/{kind}", Role.BRAKES, brakes::read),
        Route.put("/v1/brands/{brandId}/brakes/{kind}", Role.BRAKES, brakes::set));
  }
}
