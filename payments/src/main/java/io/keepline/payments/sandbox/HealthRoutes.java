package io.keepline.payments.sandbox;

import io.javalin.config.RoutesConfig;
import java.util.Map;

/** Says whether the process lives and whether it can work. */
final class HealthRoutes {

  private final Book book;
  private final AnswerWriter writer;

  HealthRoutes(Book book, AnswerWriter writer) {
    this.book = book;
    this.writer = writer;
  }

  void register(RoutesConfig routes) {
    routes.get("/livez", c -> writer.write(c, Answer.ok(Map.of("status", "live"))));
    routes.get("/readyz", c -> writer.write(c, ready()));
  }

  private Answer ready() {
    try {
      book.write(page -> page.webhooks().nextDue());
      return Answer.ok(Map.of("status", "ready"));
    } catch (RuntimeException databaseAway) {
      return Answer.error(503, "database_away", "The database does not answer.");
    }
  }
}
