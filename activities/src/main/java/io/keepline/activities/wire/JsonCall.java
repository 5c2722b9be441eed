package io.keepline.activities.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Sends JSON to one gateway and tells apart what was answered, what never left, and what nobody
 * knows. Redirects are not followed: the key is for the named address alone.
 */
public final class JsonCall {

  private static final int LARGEST_ANSWER = 64 * 1024;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Gateway gateway;
  private final HttpClient client;

  private JsonCall(Gateway gateway, HttpClient client) {
    this.gateway = gateway;
    this.client = client;
  }

  /** A caller of one gateway; keeps its connections open between requests. */
  public static JsonCall to(Gateway gateway) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(gateway.connectTimeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    return new JsonCall(gateway, client);
  }

  /** An empty JSON object to fill and send. */
  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /**
   * Sends one request.
   *
   * @param method POST or PUT
   * @param path added to the gateway's address; starts with a slash
   * @param body the JSON object
   * @param headers further headers
   */
  public Reply send(String method, String path, ObjectNode body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(withoutSlash(gateway.base().toString()) + path))
            .timeout(gateway.answerTimeout())
            .header("Authorization", "Bearer " + gateway.bearerKey())
            .header("Content-Type", "application/json")
            .header("Accept", "application/json")
            .method(method, BodyPublishers.ofString(body.toString()));
    headers.forEach(request::header);
    return await(client.sendAsync(request.build(), answer -> bounded()));
  }

  /** The request's own timeout ends with the headers, so a slow body needs this second one. */
  private Reply await(CompletableFuture<HttpResponse<byte[]>> reply) {
    try {
      HttpResponse<byte[]> response =
          reply.get(gateway.answerTimeout().toMillis(), TimeUnit.MILLISECONDS);
      return new Reply.Answered(response.statusCode(), parse(response.body()));
    } catch (TimeoutException e) {
      reply.cancel(true);
      return new Reply.Unanswered("timeout");
    } catch (InterruptedException e) {
      reply.cancel(true);
      Thread.currentThread().interrupt();
      return new Reply.Unanswered("interrupted");
    } catch (ExecutionException e) {
      return failure(e.getCause());
    }
  }

  private static Reply failure(@Nullable Throwable cause) {
    if (cause instanceof ConnectException) {
      return new Reply.NotSent("connection_refused");
    }
    if (cause instanceof HttpConnectTimeoutException) {
      return new Reply.NotSent("connect_timeout");
    }
    return new Reply.Unanswered(
        cause instanceof HttpTimeoutException ? "timeout" : "connection_lost");
  }

  /** What exceeds the limit is dropped as it comes; the cut answer then is no JSON. */
  private static BodySubscriber<byte[]> bounded() {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    BodySubscriber<Void> parts =
        BodySubscribers.ofByteArrayConsumer(
            part -> part.filter(bytes -> kept.size() < LARGEST_ANSWER).ifPresent(kept::writeBytes));
    return BodySubscribers.mapping(parts, end -> kept.toByteArray());
  }

  private static JsonNode parse(byte[] bytes) {
    try {
      JsonNode node = JSON.readTree(new String(bytes, StandardCharsets.UTF_8));
      return node.isObject() ? node : object();
    } catch (JsonProcessingException e) {
      return object();
    }
  }

  private static String withoutSlash(String base) {
    return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
  }
}
