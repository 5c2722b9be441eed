package io.keepline.payments.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The provider's ledger, read day by day, and its sums. */
final class LedgerRoutes {

  private static final int LONGEST_PAGE = 500;
  private static final int USUAL_PAGE = 100;

  private final Book book;

  LedgerRoutes(Book book) {
    this.book = book;
  }

  /** A page of one day; {@code next} is absent on the last one. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record PageView(List<EntryView> entries, @Nullable String next) {}

  /** One row. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record EntryView(
      String kind,
      String paymentId,
      @Nullable String refundId,
      String providerRef,
      long amountMinor,
      String currency,
      String at) {

    static EntryView of(LedgerTable.Entry entry) {
      return new EntryView(
          entry.kind(),
          entry.paymentId(),
          entry.refundId().orElse(null),
          entry.providerRef(),
          entry.amountMinor(),
          entry.currency(),
          entry.at().toString());
    }
  }

  void register(RoutesConfig routes, Function<Function<Context, Answer>, Handler> merchant) {
    routes.get("/ledger", merchant.apply(this::day));
    routes.get("/ledger/totals", merchant.apply(this::totals));
  }

  private Answer day(Context context) {
    LocalDate day =
        date(context)
            .orElseThrow(() -> RequestRefused.badField("day", "given, such as 2026-03-31"));
    int limit = (int) Math.min(number(context, "limit", USUAL_PAGE), LONGEST_PAGE);
    long after = number(context, "after", 0);
    List<LedgerTable.Entry> found = book.write(page -> page.ledger().day(day, after, limit + 1));
    boolean more = found.size() > limit;
    List<LedgerTable.Entry> shown = more ? found.subList(0, limit) : found;
    return Answer.ok(
        new PageView(
            shown.stream().map(EntryView::of).toList(),
            more ? Long.toString(shown.get(limit - 1).entryId()) : null));
  }

  private Answer totals(Context context) {
    Optional<LocalDate> day = date(context);
    return Answer.ok(Map.of("totals", book.write(page -> page.ledger().totals(day))));
  }

  private static Optional<LocalDate> date(Context context) {
    try {
      return Optional.ofNullable(context.queryParam("day")).map(LocalDate::parse);
    } catch (DateTimeParseException e) {
      throw RequestRefused.badField("day", "a date such as 2026-03-31");
    }
  }

  private static long number(Context context, String name, long otherwise) {
    Optional<String> text = Optional.ofNullable(context.queryParam(name));
    try {
      long number = text.map(Long::parseLong).orElse(otherwise);
      if (number >= 0 && (number > 0 || !name.equals("limit"))) {
        return number;
      }
    } catch (NumberFormatException notANumber) {
      // Falls through to the one refusal.
    }
    throw RequestRefused.badField(name, "a whole number, not negative");
  }
}
