package io.keepline.local.client;

import io.keepline.local.CannotRun;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A subscriber on the provider's pay page. */
public final class PayPage {
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  /**
   * Presses a button.
   *
   * @param page the page's address, as the order names it
   * @param button {@code pay}, {@code decline} or {@code cancel}
   * @return where the page sends the subscriber next
   */
  public String press(String page, String button) {
    String path = page.replaceFirst("\\?.*", "");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(path + "/" + button))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer
          .headers()
          .firstValue("Location")
          .orElseThrow(() -> new CannotRun("The pay page did not take the button " + button + "."));
    } catch (IOException e) {
      throw new CannotRun("The pay page does not answer.", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted on the pay page.", e);
    }
  }
}
