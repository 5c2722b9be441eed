package io.keepline.local.split;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.Ports;
import io.keepline.local.postgres.LocalPostgres;
import io.keepline.local.stack.LocalSecrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environment of each process: the same variables as in production. */
final class Variables {
  static final String RECORD = "keepline";
  static final String PROVIDER = "sandbox_provider";

  private final DataFolder folder;
  private final LocalPostgres postgres;
  private final LocalSecrets secrets;
  private final String temporal;
  private final int apiPort;
  private final int providerPort;

  Variables(DataFolder folder, Ports ports, LocalPostgres postgres, String temporal) {
    this.folder = folder;
    this.postgres = postgres;
    this.secrets = LocalSecrets.of(folder);
    this.temporal = temporal;
    this.apiPort = ports.choose("api", 0);
    this.providerPort = ports.choose("provider", 0);
  }

  URI apiUrl() {
    return url(apiPort);
  }

  URI providerUrl() {
    return url(providerPort);
  }

  LocalSecrets secrets() {
    return secrets;
  }

  /** What API and worker share. */
  private Map<String, String> shared() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("KEEPLINE_DB_URL", postgres.url(RECORD));
    variables.put("KEEPLINE_DB_USER", LocalPostgres.USER);
    variables.put("KEEPLINE_DB_PASSWORD", postgres.password());
    variables.put("KEEPLINE_PUBLIC_URL", apiUrl().toString());
    variables.put("KEEPLINE_LINK_SECRET", secrets.link());
    variables.put("TEMPORAL_ADDRESS", temporal);
    return variables;
  }

  Map<String, String> api() {
    Map<String, String> variables = shared();
    variables.put("KEEPLINE_API_PORT", "" + apiPort);
    variables.put("KEEPLINE_API_RATE_PER_SECOND", "100000");
    variables.put("KEEPLINE_WEBHOOK_SECRET_SANDBOX", secrets.providerWebhook());
    variables.put("KEEPLINE_NOTICE_WEBHOOK_SECRET", secrets.noticeWebhook());
    return variables;
  }

  Map<String, String> worker() {
    Map<String, String> variables = shared();
    variables.put("KEEPLINE_PROVIDER_URL", providerUrl().toString());
    variables.put("KEEPLINE_PROVIDER_KEY", secrets.providerKey());
    variables.put("KEEPLINE_MAIL_FOLDER", folder.mails().toString());
    variables.put("KEEPLINE_SMS_FOLDER", folder.sms().toString());
    variables.put("KEEPLINE_CARRIER_FOLDER", folder.root().resolve("carrier").toString());
    return variables;
  }

  Map<String, String> haltingWorker(String point, Path marks) {
    Map<String, String> variables = worker();
    variables.put("KEEPLINE_HALT_POINT", point);
    variables.put("KEEPLINE_HALT_DIR", marks.toString());
    return variables;
  }

  Map<String, String> provider() {
    Map<String, String> variables = new TreeMap<>();
    variables.put("KEEPLINE_SANDBOX_JDBC_URL", postgres.url(PROVIDER));
    variables.put("KEEPLINE_SANDBOX_DB_USER", LocalPostgres.USER);
    variables.put("KEEPLINE_SANDBOX_DB_PASSWORD", postgres.password());
    variables.put("KEEPLINE_SANDBOX_PORT", "" + providerPort);
    variables.put("KEEPLINE_SANDBOX_API_KEY", secrets.providerKey());
    variables.put("KEEPLINE_SANDBOX_WEBHOOK_URL", apiUrl() + "/webhooks/sandbox");
    variables.put("KEEPLINE_SANDBOX_WEBHOOK_SECRET", secrets.providerWebhook());
    return variables;
  }

  /** What a sweep from another process reads. */
  Map<String, String> sweep() {
    Map<String, String> variables = shared();
    variables.put("KEEPLINE_PROVIDER_URL", providerUrl().toString());
    variables.put("KEEPLINE_PROVIDER_KEY", secrets.providerKey());
    return variables;
  }

  private static URI url(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }
}
