package io.keepline.api;

import io.keepline.api.command.LeaseGateway;
import io.keepline.api.http.Call;
import io.keepline.api.http.Reply;
import io.keepline.store.Database;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.LinkedHashMap;
import java.util.Map;

/** Whether this process lives, whether it should get requests, and what it counted. */
final class Health {

  private static final String TEXT = "text/plain; version=0.0.4; charset=utf-8";

  private final Database database;
  private final LeaseGateway gateway;
  private final PrometheusMeterRegistry meters;
  private volatile boolean draining;
  private volatile boolean schemaFits;

  Health(Database database, LeaseGateway gateway, PrometheusMeterRegistry meters) {
    this.database = database;
    this.gateway = gateway;
    this.meters = meters;
  }

  /** Asks for no more requests. */
  void drain() {
    draining = true;
  }

  Reply live(Call call) {
    return Reply.ok(Map.of("status", "alive"));
  }

  /** Temporal is reported, not required: reads go on without it. */
  Reply ready(Call call) {
    boolean answers = database.answers();
    boolean fits = answers && schemaFits();
    boolean ready = answers && fits && !draining;
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("status", ready ? "ready" : "not_ready");
    report.put("database", answers ? "up" : "down");
    report.put("schema", fits ? "up_to_date" : answers ? "not_migrated" : "unknown");
    report.put("draining", draining);
    report.put("temporal", gateway.reachable() ? "up" : "down");
    return Reply.json(ready ? 200 : 503, report);
  }

  Reply metrics(Call call) {
    return Reply.text(TEXT, meters.scrape());
  }

  /** Migrations only ever go ahead, so a schema that fitted once fits. */
  private boolean schemaFits() {
    if (!schemaFits) {
      try {
        schemaFits = database.isMigrated();
      } catch (RuntimeException unreadable) {
        return false;
      }
    }
    return schemaFits;
  }
}
