package io.keepline.payments.sandbox;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts the routes together and gives every failure a JSON body that leaks nothing. */
final class Website {

  private static final Logger LOG = LoggerFactory.getLogger(Website.class);
  private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(4);
  private static final long LARGEST_BODY = 64 * 1024;

  private final AnswerWriter writer = new AnswerWriter();
  private final Faults faults = new Faults();
  private final SandboxConfig config;
  private final Book book;
  private final WebhookCourier courier;
  private final Supplier<String> publicUrl;
  private final Guard guard;

  /**
   * A website that is not open yet.
   *
   * @param publicUrl asked with each answer, because a free port is known only after the start
   */
  Website(SandboxConfig config, Book book, WebhookCourier courier, Supplier<String> publicUrl) {
    this.config = config;
    this.book = book;
    this.courier = courier;
    this.publicUrl = publicUrl;
    this.guard = new Guard(config.apiKey());
  }

  Javalin start() {
    return Javalin.start(this::configure);
  }

  /** Sends what is held back now, so that the end need not wait for it. */
  void hurry() {
    writer.hurry();
  }

  private void configure(JavalinConfig javalin) {
    javalin.startup.showJavalinBanner = false;
    javalin.jetty.host = config.address().host();
    javalin.jetty.port = config.address().port();
    javalin.jetty.modifyServer(Website::endGently);
    javalin.http.maxRequestSize = LARGEST_BODY;
    javalin.http.generateEtags = false;
    routes(javalin.routes);
    failures(javalin.routes);
  }

  /** Javalin's own server drops running requests when it stops. */
  private static void endGently(Server server) {
    server.insertHandler(new GracefulHandler());
    server.setStopTimeout(PATIENCE_AT_THE_END.toMillis());
  }

  private void routes(RoutesConfig routes) {
    Function<Function<Context, Answer>, Handler> merchant = this::merchant;
    Events events = new Events(config.webhook().lateBy(), courier::ring);
    PressButton press = new PressButton(book, events);
    CheckoutPage page = new CheckoutPage(config.merchant());
    new MerchantRoutes(book, events, config.timing(), publicUrl).register(routes, merchant);
    SaveMethod save = new SaveMethod(book);
    new SavedMethodRoutes(save, publicUrl).register(routes, merchant);
    new SavePageRoutes(save, page).register(routes);
    new LedgerRoutes(book).register(routes, merchant);
    new ControlRoutes(press, new DisputePayment(book, events), faults, writer, publicUrl)
        .register(routes, guard::check);
    new CheckoutRoutes(new FindPayment(book), press, page, publicUrl).register(routes);
    new HealthRoutes(book, writer).register(routes);
  }

  /** A merchant's request: known by its key, and broken when a test asked for that. */
  private Handler merchant(Function<Context, Answer> work) {
    return context -> {
      guard.check(context);
      writer.write(context, faults.answer(() -> work.apply(context)));
    };
  }

  private void failures(RoutesConfig routes) {
    routes.exception(RequestRefused.class, (e, context) -> writer.write(context, e.answer()));
    routes.exception(
        HttpResponseException.class,
        (e, context) ->
            writer.write(
                context,
                Answer.error(e.getStatus(), "not_possible", "This request is not possible.")));
    routes.exception(
        Exception.class,
        (e, context) -> {
          LOG.atError().setCause(e).log("a request failed");
          writer.write(context, Answer.serverError());
        });
  }
}
