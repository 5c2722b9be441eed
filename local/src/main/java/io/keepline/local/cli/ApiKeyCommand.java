package io.keepline.local.cli;

import io.keepline.api.http.Role;
import io.keepline.local.postgres.NamedDatabase;
import io.keepline.local.text.TextTable;
import io.keepline.store.ApiKey;
import io.keepline.store.ApiKeys;
import io.keepline.store.Database;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Keys for machines that call the API. */
@Command(
    name = "api-key",
    description = {
      "Issues, lists and revokes the keys of machines that call the API.",
      "Reads KEEPLINE_DB_URL, KEEPLINE_DB_USER and KEEPLINE_DB_PASSWORD."
    })
final class ApiKeyCommand implements Runnable {
  private static final String NEEDED = ": API keys are kept in the database it names.";
  private static final String CLIENT = "[a-z0-9][a-z0-9-]{0,39}";

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Name what to do: issue, list or revoke");
  }

  @Command(
      name = "issue",
      description = "Makes a key and prints its secret: once, for only a hash is kept.")
  int issue(
      @Option(
              names = "--client",
              required = true,
              paramLabel = "ID",
              description = "Whose it is; stands in the timeline as who asked")
          String client,
      @Option(
              names = "--scope",
              required = true,
              paramLabel = "SCOPE",
              split = ",",
              description = "What it may do, or all; GET /docs names the scope of each call")
          List<String> scopes,
      @Option(
              names = "--brand",
              paramLabel = "ID",
              split = ",",
              description = "The brands it may touch. Default: every one")
          @org.jspecify.annotations.Nullable
          List<String> brands) {
    if (!client.matches(CLIENT)) {
      throw wrong("--client is up to 40 lower-case letters, digits and dashes");
    }
    List<String> granted = scopes.equals(List.of("all")) ? Role.allScopes() : scopes;
    granted.stream()
        .filter(scope -> !Role.allScopes().contains(scope))
        .findFirst()
        .ifPresent(
            scope -> {
              throw wrong(
                  "There is no scope "
                      + scope
                      + ". There are: "
                      + String.join(", ", Role.allScopes()));
            });
    try (Database database = open()) {
      ApiKeys.Issued issued =
          new ApiKeys(database).issue(new ApiKeys.Grant(client, granted, brands), Instant.now());
      out().println(issued.key().keyId() + " for " + client + ": " + String.join(", ", granted));
      out().println("Authorization: Bearer " + issued.secret());
      out()
          .println("It is shown only now. Send it as this header; keep it where secrets are kept.");
    }
    return 0;
  }

  @Command(name = "list", description = "Shows every key without its secret.")
  int list() {
    TextTable table = new TextTable("key", "client", "brands", "scopes", "made", "revoked");
    try (Database database = open()) {
      for (ApiKey key : new ApiKeys(database).all()) {
        List<String> brands = key.brandIds();
        Instant revoked = key.revokedAt();
        table.add(
            List.of(
                key.keyId(),
                key.clientId(),
                brands == null ? "all" : String.join(",", brands),
                String.join(",", key.scopes()),
                key.createdAt().toString(),
                revoked == null ? "-" : revoked.toString()));
      }
    }
    table.lines().forEach(out()::println);
    return 0;
  }

  @Command(
      name = "revoke",
      description = {"Ends a key.", "API processes forget it within seconds."})
  int revoke(
      @Parameters(paramLabel = "KEY", description = "The key's id, as list shows it")
          String keyId) {
    try (Database database = open()) {
      boolean ended = new ApiKeys(database).revoke(keyId, Instant.now());
      out().println(ended ? keyId + " is revoked." : "There is no live key " + keyId + ".");
      return ended ? 0 : Keepline.FAILED;
    }
  }

  private static Database open() {
    return NamedDatabase.open(NamedDatabase.of(System.getenv(), NEEDED));
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private ParameterException wrong(String sentence) {
    return new ParameterException(spec.commandLine(), sentence);
  }
}
