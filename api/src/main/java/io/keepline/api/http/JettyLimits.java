package io.keepline.api.http;

import io.javalin.config.JavalinConfig;
import java.time.Duration;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.handler.QoSHandler;
import org.eclipse.jetty.server.handler.SizeLimitHandler;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * What Javalin leaves open: its body limit covers buffered bodies only, and its thread pool queues
 * without end. Here requests beyond what the threads can serve wait a moment and are then refused.
 */
public final class JettyLimits {

  /** The largest request body, in bytes. */
  public static final int LARGEST_BODY = 64 * 1024;

  private static final int THREADS = 64;
  private static final int WORKING = 48;
  private static final int WAITING = 256;
  private static final int CONNECTIONS = 1_000;
  private static final int HEADERS = 16 * 1024;
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
  private static final Duration IDLE = Duration.ofSeconds(30);

  /** Bytes a second that a body must come with; slower ones would hold a thread for ever. */
  private static final long SLOWEST_BODY = 200;

  private final ProblemWriter problems;

  /** Limits whose refusals are problems, too. */
  public JettyLimits(ProblemWriter problems) {
    this.problems = problems;
  }

  /** Puts the limits in force. */
  public void apply(JavalinConfig javalin) {
    QueuedThreadPool threads = new QueuedThreadPool(THREADS, 4);
    threads.setName("keepline-http");
    javalin.jetty.threadPool = threads;
    javalin.jetty.modifyServer(this::limit);
    javalin.jetty.modifyHttpConfiguration(
        http -> {
          http.setUriCompliance(UriCompliance.DEFAULT);
          http.setSendServerVersion(false);
          http.setRequestHeaderSize(HEADERS);
          http.setIdleTimeout(IDLE.toMillis());
          slowest(http);
        });
    javalin.http.maxRequestSize = LARGEST_BODY;
    javalin.http.generateEtags = false;
    javalin.http.prefer405over404 = true;
  }

  @SuppressWarnings(
      "removal") // Its successor, a handler, lets a body that drips through a servlet.
  private static void slowest(HttpConfiguration http) {
    http.setMinRequestDataRate(SLOWEST_BODY);
  }

  private void limit(Server server) {
    QoSHandler queue = new QoSHandler();
    queue.setMaxRequestCount(WORKING);
    queue.setMaxSuspendedRequestCount(WAITING);
    queue.setMaxSuspend(LONGEST_WAIT);
    queue.setHandler(new SizeLimitHandler(LARGEST_BODY, -1));
    server.setHandler(queue);
    server.addBean(new NetworkConnectionLimit(CONNECTIONS, server));
    server.setErrorHandler(this::error);
    server.setStopTimeout(Duration.ofSeconds(10).toMillis());
  }

  private boolean error(Request request, Response response, Callback callback) {
    Problem problem = Unreadable.problem(response.getStatus());
    // The path is not repeated: it may be why the request was refused.
    Reply reply = problems.write(problem, Language.EN, "/");
    response.setStatus(reply.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, reply.contentType());
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    // Its body was not read: whoever sends more into the connection would not be answered.
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    reply.headers().forEach((name, value) -> response.getHeaders().put(name, value));
    Content.Sink.write(response, true, reply.body(), callback);
    return true;
  }
}
