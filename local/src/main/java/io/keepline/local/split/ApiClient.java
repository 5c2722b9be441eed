package io.keepline.local.split;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A caller of the API that holds a key. */
public final class ApiClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI base;
  private final String key;

  /**
   * A caller.
   *
   * @param base the API's address
   * @param key the API key
   */
  public ApiClient(URI base, String key) {
    this.base = base;
    this.key = key;
  }

  /**
   * What was answered.
   *
   * @param status the HTTP status
   * @param body the JSON; a missing node when there is none
   * @param etag the ETag, to change what was read; empty where there was none
   */
  public record Answer(int status, JsonNode body, String etag) {
    /** A text in the body; empty when it is not there. */
    public String text(String pointer) {
      return body.at(pointer).asText();
    }

    /** Whether it was done or taken in. */
    public boolean isOk() {
      return status >= 200 && status < 300;
    }
  }

  /**
   * Reads.
   *
   * @throws UncheckedIOException if there is no answer
   */
  public Answer get(String path) {
    return now(request(path).GET().build());
  }

  /**
   * Asks for something, once per key.
   *
   * @param key the Idempotency-Key
   * @throws UncheckedIOException if there is no answer
   */
  public Answer post(String path, Map<String, ?> body, String key) {
    return now(posting(path, body, key));
  }

  /** The same without waiting; completes exceptionally when the connection breaks. */
  public CompletableFuture<Answer> postLater(String path, Map<String, ?> body, String key) {
    return http.sendAsync(posting(path, body, key), HttpResponse.BodyHandlers.ofByteArray())
        .thenApply(ApiClient::read);
  }

  /**
   * Changes what was read.
   *
   * @param etag the ETag of what was read
   * @throws UncheckedIOException if there is no answer
   */
  public Answer put(String path, Map<String, ?> body, String etag) {
    return now(
        request(path)
            .header("Content-Type", "application/json")
            .header("If-Match", etag)
            .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
            .build());
  }

  private HttpRequest posting(String path, Map<String, ?> body, String key) {
    return request(path)
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", key)
        .POST(HttpRequest.BodyPublishers.ofByteArray(bytes(body)))
        .build();
  }

  private static byte[] bytes(Map<String, ?> body) {
    try {
      return JSON.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("a body that cannot be written", e);
    }
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(base.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + key);
  }

  private Answer now(HttpRequest request) {
    try {
      return read(http.send(request, HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the API", e);
    }
  }

  private static Answer read(HttpResponse<byte[]> response) {
    String etag = response.headers().firstValue("ETag").orElse("");
    try {
      return new Answer(response.statusCode(), JSON.readTree(response.body()), etag);
    } catch (IOException notJson) {
      return new Answer(response.statusCode(), JSON.missingNode(), etag);
    }
  }
}
