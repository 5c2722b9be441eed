package io.keepline.api;

import io.keepline.payments.choice.ProviderChoice;
import io.keepline.store.DatabaseConfig;
import io.keepline.store.brand.Support;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the configuration from environment variables, with a sentence for every fault. */
final class ApiEnvironment {

  private static final int SHORTEST_SECRET = 32;

  private final List<String> faults = new ArrayList<>();
  private final Map<String, String> variables;

  ApiEnvironment(Map<String, String> variables) {
    this.variables = Map.copyOf(variables);
  }

  /**
   * What was read.
   *
   * @param api the API's own configuration; meaningless when there is a fault
   * @param database where the record is; meaningless when there is a fault
   * @param faults one sentence for every variable that is missing or wrong
   */
  record Reading(ApiConfig api, DatabaseConfig database, List<String> faults) {}

  Reading read() {
    DatabaseConfig database =
        DatabaseConfig.of(
                required("KEEPLINE_DB_URL", "the JDBC URL, jdbc:postgresql://host:port/name"),
                required("KEEPLINE_DB_USER", "the database role"),
                required("KEEPLINE_DB_PASSWORD", "that role's password"))
            .withPoolSize(whole("KEEPLINE_API_DB_CONNECTIONS", 16, 2, 200));
    int port = whole("KEEPLINE_API_PORT", 8080, 0, 65_535);
    ProviderChoice choice = ProviderChoice.read(variables, faults::add);
    ApiConfig api =
        new ApiConfig(
            optional("KEEPLINE_API_HOST").orElse("127.0.0.1"),
            port,
            url("KEEPLINE_PUBLIC_URL", "how this API is reached from outside"),
            new ApiConfig.Secrets(
                sandboxSecret(choice),
                required("KEEPLINE_NOTICE_WEBHOOK_SECRET", "what the channels sign reports with"),
                secret("KEEPLINE_LINK_SECRET", "what mailed links are made with, as in the worker"),
                stripeSecrets(choice)),
            limits(),
            support(),
            choice);
    temporal();
    return new Reading(api, database, List.copyOf(faults));
  }

  /** The Temporal library has defaults; a forgotten address would hide behind them. */
  private void temporal() {
    required("TEMPORAL_ADDRESS", "the Temporal server, host:port");
  }

  private String sandboxSecret(ProviderChoice choice) {
    String name = "KEEPLINE_WEBHOOK_SECRET_SANDBOX";
    return choice.usesSandbox()
        ? required(name, "what the sandbox provider signs with")
        : optional(name).orElse("");
  }

  /** Two with a comma between them while one is being rolled. */
  private List<String> stripeSecrets(ProviderChoice choice) {
    String name = "KEEPLINE_WEBHOOK_SECRET_STRIPE";
    String what = "what Stripe signs with, for the brands of " + ProviderChoice.VARIABLE;
    String text = choice.usesStripe() ? required(name, what) : optional(name).orElse("");
    List<String> secrets =
        Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    if (!secrets.stream().allMatch(secret -> secret.matches("whsec_\\w+"))) {
      faults.add(name + " must be the endpoint's signing secret (whsec_...).");
    }
    return secrets;
  }

  private ApiConfig.Limits limits() {
    ApiConfig.Limits usual = ApiConfig.Limits.USUAL;
    return new ApiConfig.Limits(
        whole("KEEPLINE_API_RATE_PER_SECOND", usual.perSecond(), 1, 100_000),
        usual.strangersPerSecond(),
        usual.patience(),
        usual.notAfter());
  }

  private Support support() {
    return new Support(
        optional("KEEPLINE_SUPPORT_MAIL").orElse(""),
        optional("KEEPLINE_SUPPORT_PHONE").orElse(""),
        optional("KEEPLINE_SUPPORT_URL").orElse(""));
  }

  private URI url(String name, String what) {
    String text = required(name, what);
    try {
      URI url = new URI(text);
      boolean web = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
      if (text.isEmpty() || (web && url.getHost() != null && !text.endsWith("/"))) {
        return url;
      }
    } catch (URISyntaxException notAUrl) {
      // Falls through to the one sentence.
    }
    faults.add(name + " must be an http or https URL without a slash at the end.");
    return URI.create("");
  }

  private String secret(String name, String what) {
    String text = required(name, what);
    if (!text.isEmpty() && text.length() < SHORTEST_SECRET) {
      faults.add(name + " must have at least " + SHORTEST_SECRET + " characters.");
    }
    return text;
  }

  private int whole(String name, int usual, int least, int most) {
    Optional<String> text = optional(name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      int value = Integer.parseInt(text.get());
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one sentence.
    }
    faults.add(name + " must be a whole number from " + least + " to " + most + ".");
    return usual;
  }

  private String required(String name, String what) {
    return optional(name)
        .orElseGet(
            () -> {
              faults.add("Set " + name + ": " + what + ".");
              return "";
            });
  }

  private Optional<String> optional(String name) {
    return Optional.ofNullable(variables.get(name)).filter(text -> !text.isBlank());
  }
}
