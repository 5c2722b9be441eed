package io.keepline.payments.http;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;

/**
 * Presses the sandbox provider's buttons from a program: a demo that pays like a subscriber, a test
 * that breaks the provider. Exists for the sandbox only.
 */
public final class SandboxControl {

  /** The buttons of the pay page. */
  public enum Button {
    /** Pays. */
    PAY,
    /** Declines: the authentication fails, or the wallet says no. */
    DECLINE,
    /** Closes the checkout. */
    CANCEL
  }

  /** Ways in which merchant requests can fail. */
  public enum Break {
    /** The answer comes late. */
    SLOW,
    /** 500. */
    SERVER_ERROR,
    /** The connection ends in the middle of the answer. */
    RESET,
    /** The answer is not JSON. */
    MALFORMED
  }

  /** Whether the work of a broken request is done. */
  public enum Stage {
    /** It is not. */
    BEFORE,
    /** It is; only the answer is lost. */
    AFTER
  }

  private final ProviderHttp http;

  private SandboxControl(ProviderHttp http) {
    this.http = http;
  }

  /** Makes the control; talks to nobody yet. */
  public static SandboxControl open(URI baseUrl, String apiKey) {
    return new SandboxControl(new ProviderHttp(baseUrl, apiKey, ProviderTimeouts.STANDARD));
  }

  /**
   * Presses a button of a payment's page.
   *
   * @throws IllegalStateException if the provider does not do it: no such payment, or not open
   */
  public void press(String paymentId, Button button) {
    expectOk(
        http.post("/control/payments/" + paymentId + "/" + button.name().toLowerCase(Locale.ROOT)));
  }

  /** What the subscriber's bank does about a chargeback. */
  public enum Dispute {
    /** Takes the money back. */
    OPEN,
    /** Decides for the merchant, and gives it back. */
    WIN,
    /** Decides against the merchant. */
    LOSE
  }

  /**
   * Lets the subscriber's bank act.
   *
   * @throws IllegalStateException if the provider does not do it: nothing paid, or no such step now
   */
  public void dispute(String paymentId, Dispute step) {
    expectOk(
        http.post(
            "/control/chargebacks/" + paymentId + "/" + step.name().toLowerCase(Locale.ROOT)));
  }

  /**
   * Answers the page on which a subscriber lets a merchant keep a method.
   *
   * @throws IllegalStateException if there is no such wish
   */
  public void answerSave(String saveRef, boolean agree) {
    expectOk(http.post("/control/saves/" + saveRef + (agree ? "/agree" : "/decline")));
  }

  /**
   * Breaks the next merchant requests; replaces what was set before.
   *
   * @param delay for {@link Break#SLOW}, how late the answer comes
   * @throws IllegalStateException if the provider does not do it
   */
  public void breakNext(int requests, Break fault, Stage stage, Duration delay) {
    expectOk(
        http.post(
            "/control/faults",
            Map.of(
                "kind", fault.name().toLowerCase(Locale.ROOT),
                "stage", stage.name().toLowerCase(Locale.ROOT),
                "count", requests,
                "delayMillis", delay.toMillis())));
  }

  private static void expectOk(Exchange exchange) {
    if (!(exchange instanceof Exchange.Answered answer) || answer.status() >= 300) {
      throw new IllegalStateException("the sandbox provider did not do it: " + exchange);
    }
  }
}
