package io.keepline.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.net.HttpClient;
import com.stripe.net.HttpHeaders;
import com.stripe.net.StripeRequest;
import com.stripe.net.StripeResponse;
import io.keepline.payments.http.ProviderTimeouts;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The SDK's way to the network. The SDK's own one repeats a POST by itself when a kept connection
 * turns out to be closed, limits each read instead of the whole answer, and does not tell "never
 * connected" from "no answer"; our rules live on that difference.
 */
final class StripeHttp extends HttpClient {

  private final java.net.http.HttpClient client;
  private final ProviderTimeouts timeouts;

  StripeHttp(ProviderTimeouts timeouts) {
    this.client =
        java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .followRedirects(java.net.http.HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .build();
    this.timeouts = timeouts;
  }

  @Override
  public StripeResponse request(StripeRequest request) throws ApiConnectionException {
    CompletableFuture<HttpResponse<String>> future =
        client.sendAsync(build(request), BodyHandlers.ofString());
    long patience = timeouts.connect().plus(timeouts.answer()).toMillis();
    try {
      HttpResponse<String> response = future.get(patience, TimeUnit.MILLISECONDS);
      return new StripeResponse(
          response.statusCode(), HttpHeaders.of(response.headers().map()), response.body());
    } catch (TimeoutException e) {
      future.cancel(true);
      throw new ApiConnectionException("no answer in time", e);
    } catch (InterruptedException e) {
      // Whoever interrupts us does not stop Stripe: for us it is a time-out.
      future.cancel(true);
      Thread.currentThread().interrupt();
      throw new ApiConnectionException("interrupted", new TimeoutException());
    } catch (ExecutionException e) {
      throw new ApiConnectionException("no answer", e.getCause());
    }
  }

  private HttpRequest build(StripeRequest request) throws ApiConnectionException {
    try {
      HttpRequest.Builder builder =
          HttpRequest.newBuilder(request.url().toURI()).timeout(timeouts.answer());
      request
          .headers()
          .map()
          .forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
      boolean hasBody = request.content() != null;
      if (hasBody) {
        builder.setHeader("Content-Type", request.content().contentType());
      }
      BodyPublisher body =
          hasBody
              ? BodyPublishers.ofByteArray(request.content().byteArrayContent())
              : BodyPublishers.noBody();
      return builder.method(request.method().name(), body).build();
    } catch (URISyntaxException e) {
      throw new ApiConnectionException("not an address", e);
    }
  }

  /** Whether an address can be Stripe's or a stand-in's. */
  static boolean isBase(URI url) {
    boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    return web && url.getHost() != null && !url.toString().endsWith("/");
  }
}
