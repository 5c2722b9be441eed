package io.keepline.local.stack;

import io.keepline.local.temporal.TemporalChoice;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.stripe.StripeConfig;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a stack is to run.
 *
 * @param data the folder that holds everything of it
 * @param temporal which Temporal server
 * @param wellKnownPorts whether a new folder's ports are first tried at their usual numbers
 * @param stripe a second payment provider; absent: the sandbox provider alone
 */
public record StackOptions(
    Path data, TemporalChoice temporal, boolean wellKnownPorts, Optional<Stripe> stripe) {

  /**
   * Stripe, or a stand-in for it, beside the sandbox provider.
   *
   * @param config how the worker reaches it
   * @param choice which brands pay through it
   * @param webhookSecret what it signs its events with
   */
  public record Stripe(StripeConfig config, ProviderChoice choice, String webhookSecret) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "Stripe[" + choice + "]";
    }
  }

  /** With the sandbox provider alone. */
  public StackOptions(Path data, TemporalChoice temporal, boolean wellKnownPorts) {
    this(data, temporal, wellKnownPorts, Optional.empty());
  }
}
