package io.keepline.local.journey;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;

/** A subscriber's browser: reads pages and submits forms, and follows nothing by itself. */
final class Browser {
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  String get(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET()).body();
  }

  String post(String url, String form) {
    return send(submit(url, form)).body();
  }

  /** Where a submitted form leads. */
  String location(String url, String form) {
    HttpResponse<String> answer = send(submit(url, form));
    return answer
        .headers()
        .firstValue("Location")
        .orElseThrow(() -> new AssertionError("no way on: " + answer.body()));
  }

  private static HttpRequest.Builder submit(String url, String form) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(form));
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.header("Accept-Language", "en").build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError("the page does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
