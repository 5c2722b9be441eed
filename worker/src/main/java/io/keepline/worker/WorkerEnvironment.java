package io.keepline.worker;

import io.keepline.activities.HaltPoint;
import io.keepline.activities.notice.SmtpServer;
import io.keepline.activities.notice.SmtpServer.Security;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.stripe.StripeConfig;
import io.keepline.store.DatabaseConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a worker's configuration from environment variables, with a sentence for every fault. */
public final class WorkerEnvironment {
  private static final int SHORTEST_SECRET = 32;
  private static final Duration SMTP_CONNECT = Duration.ofSeconds(3);
  private static final Duration SMTP_ANSWER = Duration.ofSeconds(8);

  private final Variables variables;

  /** Over the variables of a process. */
  public WorkerEnvironment(Map<String, String> variables) {
    this.variables = new Variables(variables);
  }

  /**
   * What was read.
   *
   * @param config the configuration; meaningless when there is a fault
   * @param faults one sentence for every variable that is missing or wrong
   */
  public record Reading(WorkerConfig config, List<String> faults) {
    /** Copies the list. */
    public Reading {
      faults = List.copyOf(faults);
    }
  }

  /** Reads everything. */
  public Reading read() {
    DatabaseConfig database =
        DatabaseConfig.of(
                variables.required(
                    "KEEPLINE_DB_URL", "the JDBC URL, jdbc:postgresql://host:port/name"),
                variables.required("KEEPLINE_DB_USER", "the database role"),
                variables.required("KEEPLINE_DB_PASSWORD", "that role's password"))
            .withPoolSize(variables.whole("KEEPLINE_WORKER_DB_CONNECTIONS", 16, 2, 200));
    URI publicUrl = variables.url("KEEPLINE_PUBLIC_URL", "how the API is reached from outside");
    ProviderChoice choice = ProviderChoice.read(variables.all(), variables::fault);
    WorkerConfig config =
        new WorkerConfig(
            database,
            sandbox(choice),
            stripe(choice),
            choice,
            mail(),
            sms(),
            carrier(),
            secret(),
            publicUrl,
            halt());
    // The Temporal library has defaults; a forgotten address would hide behind them.
    variables.required("TEMPORAL_ADDRESS", "the Temporal server, host:port");
    return new Reading(config, variables.faults());
  }

  /** Payments made through it earlier are looked up there, so it may be open beside Stripe. */
  private Optional<WorkerConfig.Provider> sandbox(ProviderChoice choice) {
    if (!choice.usesSandbox() && variables.optional("KEEPLINE_PROVIDER_URL").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new WorkerConfig.Provider(
            variables.url("KEEPLINE_PROVIDER_URL", "the payment provider's address"),
            variables.required("KEEPLINE_PROVIDER_KEY", "the key it knows us by")));
  }

  private Optional<StripeConfig> stripe(ProviderChoice choice) {
    Optional<StripeConfig> stripe = StripeConfig.read(variables.all(), variables::fault);
    if (choice.usesStripe() && variables.optional("KEEPLINE_STRIPE_KEY").isEmpty()) {
      variables.fault(
          "Set KEEPLINE_STRIPE_KEY: the account's secret or restricted key, for the brands of "
              + ProviderChoice.VARIABLE
              + ".");
    }
    return stripe;
  }

  private String secret() {
    String secret =
        variables.required(
            "KEEPLINE_LINK_SECRET", "what mailed links are made with, as in the API");
    if (!secret.isEmpty() && secret.length() < SHORTEST_SECRET) {
      variables.fault("KEEPLINE_LINK_SECRET must have at least 32 characters.");
    }
    return secret;
  }

  private WorkerConfig.Mail mail() {
    Optional<Path> folder = variables.folder("KEEPLINE_MAIL_FOLDER");
    Optional<String> host = variables.optional("KEEPLINE_SMTP_HOST");
    if (host.isPresent() == folder.isPresent()) {
      variables.fault(
          "Set KEEPLINE_SMTP_HOST, the mail server's name, or KEEPLINE_MAIL_FOLDER, a folder that"
              + " takes the mails of a machine without one; one of them.");
    }
    return new WorkerConfig.Mail(host.map(this::server), folder);
  }

  private SmtpServer server(String host) {
    Security security = security();
    int usual =
        switch (security) {
          case PLAIN -> 25;
          case STARTTLS -> 587;
          case TLS -> 465;
        };
    return new SmtpServer(
        host,
        variables.whole("KEEPLINE_SMTP_PORT", usual, 1, 65_535),
        security,
        variables
            .optional("KEEPLINE_SMTP_USER")
            .map(
                user ->
                    new SmtpServer.Login(
                        user,
                        variables.required(
                            "KEEPLINE_SMTP_PASSWORD", "the password of KEEPLINE_SMTP_USER"))),
        SMTP_CONNECT,
        SMTP_ANSWER);
  }

  private Security security() {
    String text = variables.optional("KEEPLINE_SMTP_SECURITY").orElse("starttls");
    Optional<Security> named =
        Arrays.stream(Security.values())
            .filter(s -> s.name().toLowerCase(Locale.ROOT).equals(text))
            .findFirst();
    if (named.isEmpty()) {
      variables.fault("KEEPLINE_SMTP_SECURITY must be plain, starttls or tls.");
    }
    return named.orElse(Security.STARTTLS);
  }

  private WorkerConfig.Sms sms() {
    return new WorkerConfig.Sms(
        variables.gateway("KEEPLINE_SMS_URL", "KEEPLINE_SMS_KEY", "the SMS gateway"),
        variables.folder("KEEPLINE_SMS_FOLDER"));
  }

  private WorkerConfig.CarrierAccess carrier() {
    Optional<Path> folder = variables.folder("KEEPLINE_CARRIER_FOLDER");
    if (variables.optional("KEEPLINE_CARRIER_URL").isPresent() == folder.isPresent()) {
      variables.fault(
          "Set KEEPLINE_CARRIER_URL, the carrier's gateway, or KEEPLINE_CARRIER_FOLDER, a folder"
              + " that stands for a carrier where there is none; one of them.");
    }
    return new WorkerConfig.CarrierAccess(
        variables.gateway("KEEPLINE_CARRIER_URL", "KEEPLINE_CARRIER_KEY", "the carrier's gateway"),
        folder);
  }

  private Optional<WorkerConfig.Halt> halt() {
    Optional<String> text = variables.optional("KEEPLINE_HALT_POINT");
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<HaltPoint> point =
        Arrays.stream(HaltPoint.values()).filter(p -> p.label().equals(text.get())).findFirst();
    if (point.isEmpty()) {
      List<String> names = Arrays.stream(HaltPoint.values()).map(HaltPoint::label).toList();
      variables.fault("KEEPLINE_HALT_POINT must be one of " + String.join(", ", names) + ".");
    }
    String folder = variables.required("KEEPLINE_HALT_DIR", "a folder where each stop is marked");
    return folder.isEmpty()
        ? Optional.empty()
        : point.map(p -> new WorkerConfig.Halt(p, Path.of(folder)));
  }
}
