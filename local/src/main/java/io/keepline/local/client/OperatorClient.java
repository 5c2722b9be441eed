package io.keepline.local.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.local.CannotRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** An operator's shop: calls the API with a key, as any other program would. */
public final class OperatorClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final String apiUrl;
  private final String apiKey;
  private final String language;

  /**
   * For an API.
   *
   * @param apiUrl its address, without a slash at the end
   * @param apiKey a key of it
   * @param language the language of its sentences, {@code en} or {@code zh}
   */
  public OperatorClient(String apiUrl, String apiKey, String language) {
    this.apiUrl = apiUrl;
    this.apiKey = apiKey;
    this.language = language;
  }

  /** The API's address, without a slash at the end. */
  public String url() {
    return apiUrl;
  }

  /** Reads. */
  public Reply get(String path) {
    return send(request(path).GET());
  }

  /** Asks for something new: the wish gets an Idempotency-Key of its own. */
  public Reply post(String path, Map<String, ?> body) {
    return post(path, body, UUID.randomUUID().toString());
  }

  /** Asks under a key; the same key and body again is the same wish. */
  public Reply post(String path, Map<String, ?> body, String key) {
    try {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", key)
              .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("a body of plain values is always JSON", impossible);
    }
  }

  /** Changes what still is as it was read, with this ETag. */
  public Reply put(String path, Map<String, ?> body, String etag) {
    try {
      return send(
          request(path)
              .header("Content-Type", "application/json")
              .header("If-Match", etag)
              .PUT(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body))));
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException("a body of plain values is always JSON", impossible);
    }
  }

  /** Ends something. */
  public Reply delete(String path) {
    return send(request(path).DELETE());
  }

  /** Every item of a paged read. */
  public List<JsonNode> all(String path) {
    List<JsonNode> items = new ArrayList<>();
    String cursor = "";
    do {
      String separator = path.contains("?") ? "&" : "?";
      String page = path + separator + "limit=100" + (cursor.isEmpty() ? "" : "&cursor=" + cursor);
      Reply reply = get(page).expectYes("GET " + path);
      reply.body().path("items").forEach(items::add);
      cursor = reply.text("/next");
    } while (!cursor.isEmpty());
    return items;
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(apiUrl + path))
        .timeout(PATIENCE)
        .header("Accept-Language", language)
        .header("Authorization", "Bearer " + apiKey);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      String text = answer.body().isBlank() ? "{}" : answer.body();
      return new Reply(answer.statusCode(), JSON.readTree(text), etag(answer));
    } catch (JsonProcessingException e) {
      throw new CannotRun("The API answered something that is not JSON.", e);
    } catch (IOException e) {
      throw new CannotRun("The API at " + apiUrl + " does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted while waiting for the API.", e);
    }
  }

  private static String etag(HttpResponse<?> answer) {
    return answer.headers().firstValue("ETag").orElse("");
  }
}
