package io.keepline.payments.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.payments.UnknownCause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sends JSON over HTTP and sorts every way it can end. Never throws for the network. */
final class ProviderHttp {

  private static final Logger LOG = LoggerFactory.getLogger(ProviderHttp.class);

  private final JsonMapper json = new JsonMapper();
  private final HttpClient client;
  private final URI baseUrl;
  private final String apiKey;
  private final ProviderTimeouts timeouts;

  ProviderHttp(URI baseUrl, String apiKey, ProviderTimeouts timeouts) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(timeouts.connect())
            .build();
    this.baseUrl = baseUrl;
    this.apiKey = apiKey;
    this.timeouts = timeouts;
  }

  Exchange get(String path) {
    return exchange(request(path).GET().build());
  }

  Exchange post(String path) {
    return exchange(request(path).POST(BodyPublishers.noBody()).build());
  }

  Exchange post(String path, Map<String, Object> body) {
    return exchange(
        request(path).header("Content-Type", "application/json").POST(json(body)).build());
  }

  private BodyPublisher json(Map<String, Object> body) {
    try {
      return BodyPublishers.ofByteArray(json.writeValueAsBytes(body));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a map of texts and numbers is always JSON", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(baseUrl + path))
        .timeout(timeouts.answer())
        .header("Authorization", "Bearer " + apiKey)
        .header("Accept", "application/json");
  }

  private Exchange exchange(HttpRequest request) {
    Exchange exchange = send(request);
    if (exchange instanceof Exchange.Broken broken) {
      LOG.atInfo()
          .addKeyValue("method", request.method())
          .addKeyValue("cause", broken.cause())
          .log("no definite answer from the payment provider");
    }
    return exchange;
  }

  /**
   * Waits for headers and body together: the request's own time-out ends with the headers, and a
   * body that never ends would hold the caller for ever.
   */
  private Exchange send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> future =
        client.sendAsync(request, BodyHandlers.ofByteArray());
    long patience = timeouts.connect().plus(timeouts.answer()).toMillis();
    try {
      return read(future.get(patience, TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      future.cancel(true);
      return new Exchange.Broken(UnknownCause.TIMEOUT);
    } catch (InterruptedException e) {
      // Whoever interrupts us does not stop the provider: for us it is a time-out.
      future.cancel(true);
      Thread.currentThread().interrupt();
      return new Exchange.Broken(UnknownCause.TIMEOUT);
    } catch (ExecutionException e) {
      return sort(e);
    }
  }

  private static Exchange sort(ExecutionException ended) {
    @Nullable Throwable failure = ended.getCause();
    if (failure instanceof HttpConnectTimeoutException || failure instanceof ConnectException) {
      return new Exchange.Unreached();
    }
    return new Exchange.Broken(
        failure instanceof HttpTimeoutException
            ? UnknownCause.TIMEOUT
            : UnknownCause.CONNECTION_RESET);
  }

  private Exchange read(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status >= 500 || status == 429) {
      return new Exchange.Broken(UnknownCause.SERVER_ERROR);
    }
    try {
      JsonNode body = json.readTree(response.body());
      if (body != null && body.isObject()) {
        return new Exchange.Answered(status, body);
      }
    } catch (IOException notJson) {
      // Falls through: it is not an answer.
    }
    return new Exchange.Broken(UnknownCause.MALFORMED_ANSWER);
  }
}
