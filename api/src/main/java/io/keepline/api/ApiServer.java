package io.keepline.api;

import io.github.bucket4j.TimeMeter;
import io.javalin.Javalin;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.Requests;
import io.keepline.api.command.TemporalGateway;
import io.keepline.api.document.DocumentApi;
import io.keepline.api.hook.HintRelay;
import io.keepline.api.hook.Webhooks;
import io.keepline.api.http.Callers;
import io.keepline.api.http.Door;
import io.keepline.api.http.JettyLimits;
import io.keepline.api.http.ProblemWriter;
import io.keepline.api.http.RateLimits;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.api.http.Settling;
import io.keepline.api.http.SharedRates;
import io.keepline.api.lease.Brands;
import io.keepline.api.lease.LeaseApi;
import io.keepline.api.lease.Urls;
import io.keepline.api.method.MethodApi;
import io.keepline.api.page.PageApi;
import io.keepline.api.page.PayPage;
import io.keepline.api.page.SavedPage;
import io.keepline.payments.WebhookVerifier;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.http.SandboxWebhookVerifier;
import io.keepline.payments.report.DeliveryReportVerifier;
import io.keepline.payments.stripe.StripeWebhookVerifier;
import io.keepline.store.ApiKeys;
import io.keepline.store.Database;
import io.keepline.store.MoneyDifferences;
import io.keepline.store.Notices;
import io.keepline.store.Reads;
import io.keepline.store.RequestKeys;
import io.keepline.store.SavedMethodRows;
import io.keepline.store.WebhookInbox;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.workflows.LinkTokens;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.client.WorkflowClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running API. It owns its port and its threads; database and client stay the caller's. */
public final class ApiServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);

  private final Javalin javalin;
  private final Health health;
  private final HintRelay relay;
  private final Settling settling;
  private final List<Route> routes;
  private final Runnable closeGateway;

  private ApiServer(
      Javalin javalin,
      Health health,
      HintRelay relay,
      Settling settling,
      List<Route> routes,
      Runnable closeGateway) {
    this.javalin = javalin;
    this.health = health;
    this.relay = relay;
    this.settling = settling;
    this.routes = routes;
    this.closeGateway = closeGateway;
  }

  /**
   * Opens the port.
   *
   * @param database migrated by somebody else; {@code /readyz} says whether it is
   * @param client with {@code Json.dataConverter()}
   * @throws RuntimeException when the port cannot be used; nothing stays open
   */
  public static ApiServer open(ApiConfig config, Database database, WorkflowClient client) {
    return open(config, database, client, new PrometheusMeterRegistry(PrometheusConfig.DEFAULT));
  }

  static ApiServer open(
      ApiConfig config, Database database, WorkflowClient client, PrometheusMeterRegistry meters) {
    Reads reads = new Reads(database);
    TemporalGateway gateway =
        new TemporalGateway(client, config.limits().patience(), leaseId -> isEnded(reads, leaseId));
    return open(
        config, new World(database, gateway, meters, InstantSource.system(), gateway::close));
  }

  private static boolean isEnded(Reads reads, String leaseId) {
    try {
      return reads.isEnded(leaseId);
    } catch (JdbiException recordAway) {
      return false;
    }
  }

  /**
   * What the API stands on.
   *
   * @param database the record
   * @param gateway the way to the workflows
   * @param meters what counts
   * @param clock real time
   * @param close gives the gateway back
   */
  record World(
      Database database,
      LeaseGateway gateway,
      PrometheusMeterRegistry meters,
      InstantSource clock,
      Runnable close) {}

  static ApiServer open(ApiConfig config, World world) {
    Urls urls = new Urls(config.publicUrl().toString());
    Brands brands = new Brands(new BrandCatalog(world.database()), world.clock(), config.support());
    ProblemWriter problems = new ProblemWriter(brands, urls.docs());
    Health health = new Health(world.database(), world.gateway(), world.meters());
    WebhookInbox inbox = new WebhookInbox(world.database());
    Notices notices = new Notices(world.database());
    HintRelay relay =
        new HintRelay(inbox, new Reads(world.database()), notices, world.gateway(), world.clock());
    Requests requests = requests(config, world, problems);
    LeaseApi leases = leases(config, world, brands, requests, urls);
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/livez", Role.PUBLIC, health::live));
    routes.add(Route.get("/readyz", Role.PUBLIC, health::ready));
    routes.add(Route.get("/metrics", Role.METRICS, health::metrics));
    routes.addAll(leases.routes());
    routes.addAll(documents(config, world, requests, urls).routes());
    routes.addAll(new PageApi(leases.pages()).routes());
    routes.addAll(new PayPage(leases.payByLink()).routes());
    routes.addAll(new MethodApi(world.database(), requests, urls.base(), world.clock()).routes());
    routes.addAll(new SavedPage(new SavedMethodRows(world.database()), world.clock()).routes());
    routes.addAll(webhooks(config, world, inbox, notices, relay).routes());
    RateLimits limits = limits(config, world.database());
    Javalin javalin = listen(config, world, limits, problems, routes);
    relay.start();
    Settling settling = Settling.open(limits);
    Gauge.builder("keepline_webhook_inbox_waiting", inbox, ApiServer::waiting)
        .description("Messages whose hint nobody has taken yet")
        .register(world.meters());
    Gauge.builder(
            "keepline_money_differences", new MoneyDifferences(world.database()), ApiServer::open)
        .description("Differences from providers' ledgers that nobody has closed yet")
        .register(world.meters());
    LOG.atInfo().addKeyValue("port", javalin.port()).log("the API is open");
    return new ApiServer(javalin, health, relay, settling, List.copyOf(routes), world.close());
  }

  private static Requests requests(ApiConfig config, World world, ProblemWriter problems) {
    return new Requests(
        new RequestKeys(world.database()), problems, world.clock(), config.limits().notAfter());
  }

  private static DocumentApi documents(
      ApiConfig config, World world, Requests requests, Urls urls) {
    return new DocumentApi(
        world.database(),
        requests,
        new LinkTokens(config.secrets().link()),
        urls.base(),
        world.clock());
  }

  private static LeaseApi leases(
      ApiConfig config, World world, Brands brands, Requests requests, Urls urls) {
    return new LeaseApi(
        world.database(),
        brands,
        requests,
        world.gateway(),
        new LinkTokens(config.secrets().link()),
        urls,
        config.choice(),
        world.clock());
  }

  private static Javalin listen(
      ApiConfig config,
      World world,
      RateLimits limits,
      ProblemWriter problems,
      List<Route> routes) {
    Door door =
        new Door(
            new Callers(new ApiKeys(world.database()), world.clock()),
            limits,
            problems,
            world.meters());
    return Javalin.start(
        http -> {
          http.startup.showJavalinBanner = false;
          http.jetty.host = config.host();
          http.jetty.port = config.port();
          new JettyLimits(problems).apply(http);
          door.open(http.routes, routes);
        });
  }

  private static RateLimits limits(ApiConfig config, Database database) {
    TimeMeter clock = TimeMeter.SYSTEM_MILLISECONDS;
    return new RateLimits(
        config.limits().perSecond(),
        config.limits().strangersPerSecond(),
        SharedRates.over(database.dataSource(), clock),
        clock);
  }

  private static Webhooks webhooks(
      ApiConfig config, World world, WebhookInbox inbox, Notices notices, HintRelay relay) {
    return new Webhooks(
        verifiers(config, world),
        new DeliveryReportVerifier(List.of(config.secrets().noticeWebhook()), world.clock()),
        inbox,
        notices,
        relay::ring,
        world.clock());
  }

  private static double open(MoneyDifferences differences) {
    try {
      return differences.open();
    } catch (RuntimeException recordAway) {
      return Double.NaN;
    }
  }

  /** A provider without a secret has nobody who could sign for it. */
  private static Map<String, WebhookVerifier> verifiers(ApiConfig config, World world) {
    Map<String, WebhookVerifier> verifiers = new HashMap<>();
    String sandbox = config.secrets().sandboxWebhook();
    if (!sandbox.isEmpty()) {
      verifiers.put(
          ProviderChoice.SANDBOX, new SandboxWebhookVerifier(List.of(sandbox), world.clock()));
    }
    if (!config.secrets().stripeWebhook().isEmpty()) {
      Reads reads = new Reads(world.database());
      verifiers.put(
          ProviderChoice.STRIPE,
          new StripeWebhookVerifier(
              config.secrets().stripeWebhook(),
              ref -> reads.paymentOf(ProviderChoice.STRIPE, ref),
              world.clock()));
    }
    return verifiers;
  }

  private static double waiting(WebhookInbox inbox) {
    try {
      return inbox.waiting();
    } catch (RuntimeException recordAway) {
      return Double.NaN;
    }
  }

  /** The port that it listens on, also when a free one was asked for. */
  public int port() {
    return javalin.port();
  }

  /** Every route, for those who compare them with the description. */
  List<Route> routes() {
    return routes;
  }

  /** {@code METHOD /path} of what the server really has. */
  List<String> registered() {
    return javalin.unsafe.internalRouter.allHttpHandlers().stream()
        .map(handler -> handler.endpoint.method.name() + " " + handler.endpoint.path)
        .toList();
  }

  /** Takes no new requests, lets those under way end, and closes everything it owns. */
  @Override
  public void close() {
    health.drain();
    javalin.stop();
    relay.close();
    settling.close();
    closeGateway.run();
  }
}
