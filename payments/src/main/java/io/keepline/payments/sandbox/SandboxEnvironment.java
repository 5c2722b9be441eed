package io.keepline.payments.sandbox;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration from environment variables and collects a sentence for every fault. */
final class SandboxEnvironment {

  private static final String PREFIX = "KEEPLINE_SANDBOX_";

  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> variables;

  SandboxEnvironment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * What was read.
   *
   * @param config present when there is no fault
   * @param faults one sentence for every variable that is missing or wrong
   */
  record Reading(Optional<SandboxConfig> config, List<String> faults) {}

  Reading read() {
    SandboxConfig config =
        new SandboxConfig(
            new SandboxConfig.DatabaseAddress(
                jdbcUrl(),
                required("DB_USER", "the database user"),
                required("DB_PASSWORD", "the database user's password")),
            new SandboxConfig.Address(optional("HOST").orElse("127.0.0.1"), port(), publicUrl()),
            required("API_KEY", "the key that merchants send"),
            optional("MERCHANT").orElse("Keepline"),
            webhook(),
            SandboxConfig.Timing.STANDARD);
    return faults.isEmpty()
        ? new Reading(Optional.of(config), List.of())
        : new Reading(Optional.empty(), List.copyOf(faults));
  }

  private SandboxConfig.Webhook webhook() {
    String url = required("WEBHOOK_URL", "where events are sent");
    String secret = required("WEBHOOK_SECRET", "what signs the events");
    URI address = webUrl("WEBHOOK_URL", url).orElse(URI.create("http://127.0.0.1"));
    SandboxConfig.Webhook usual = SandboxConfig.Webhook.to(address, secret);
    return new SandboxConfig.Webhook(
        usual.url(), usual.secret(), lateBy(usual.lateBy()), usual.firstRetry(), usual.attempts());
  }

  private String jdbcUrl() {
    String url = required("JDBC_URL", "the database, such as jdbc:postgresql://127.0.0.1/keepline");
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      fault("JDBC_URL", "must begin with jdbc:postgresql:");
    }
    return url;
  }

  private int port() {
    String text = required("PORT", "the port to listen on, or 0 for a free one");
    try {
      int port = text.isEmpty() ? 0 : Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one sentence.
    }
    fault("PORT", "must be a whole number from 0 to 65535");
    return 0;
  }

  private Optional<URI> publicUrl() {
    Optional<String> text = optional("PUBLIC_URL");
    return text.flatMap(url -> webUrl("PUBLIC_URL", url));
  }

  private Duration lateBy(Duration usual) {
    Optional<String> text = optional("WEBHOOK_LATE_BY");
    try {
      Duration lateBy = text.map(Duration::parse).orElse(usual);
      if (!lateBy.isNegative()) {
        return lateBy;
      }
    } catch (DateTimeParseException notADuration) {
      // Falls through to the one sentence.
    }
    fault("WEBHOOK_LATE_BY", "must be an ISO 8601 duration such as PT20S");
    return usual;
  }

  private Optional<URI> webUrl(String name, String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (web && url.getHost() != null && !text.endsWith("/")) {
        return Optional.of(url);
      }
    } catch (URISyntaxException notAUrl) {
      // Falls through to the one sentence.
    }
    fault(name, "must be an http or https URL without a slash at the end");
    return Optional.empty();
  }

  private String required(String name, String what) {
    return optional(name)
        .orElseGet(
            () -> {
              faults.add(PREFIX + name + " is missing: set it to " + what + ".");
              return "";
            });
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(PREFIX + name)).filter(text -> !text.isBlank());
  }

  private void fault(String name, String rule) {
    faults.add(PREFIX + name + " " + rule + ".");
  }
}
