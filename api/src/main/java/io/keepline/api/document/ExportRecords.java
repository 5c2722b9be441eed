package io.keepline.api.document;

import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Money;
import io.keepline.store.DocumentContent;
import io.keepline.store.Records;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Orders, payments and documents as CSV, in pages whose next cursor is a header. */
final class ExportRecords {
  private static final int ROWS = 5_000;

  /** Columns of words, written as the API writes them elsewhere. */
  private static final Set<String> WORDS = Set.of("kind", "state", "method", "decline_reason");

  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  private final Records records;
  private final Owners owners;

  ExportRecords(Records records, Owners owners) {
    this.records = records;
    this.owners = owners;
  }

  Reply answer(Call call) {
    Records.Kind kind =
        switch (call.path("records")) {
          case "orders.csv" -> Records.Kind.ORDERS;
          case "payments.csv" -> Records.Kind.PAYMENTS;
          case "documents.csv" -> Records.Kind.DOCUMENTS;
          default -> throw Problem.notFound();
        };
    int limit = call.whole("rows", 1, ROWS).orElse(ROWS);
    List<Map<String, Optional<String>>> rows = records.rows(kind, selection(call), limit + 1);
    boolean more = rows.size() > limit;
    List<Map<String, Optional<String>>> here = more ? rows.subList(0, limit) : rows;
    StringBuilder csv = new StringBuilder(Csv.row(heads(kind)));
    here.forEach(row -> csv.append(Csv.row(cells(row))));
    Reply reply =
        Reply.text("text/csv; charset=utf-8", csv.toString())
            .with("Content-Disposition", "attachment; filename=\"" + call.path("records") + "\"");
    return more ? reply.with("Keepline-Next-Cursor", cursor(here.get(limit - 1))) : reply;
  }

  private static String cursor(Map<String, Optional<String>> row) {
    return Cursors.write(cell(row, "at"), cell(row, "id"));
  }

  private Records.Selection selection(Call call) {
    Optional<String> lease = call.query("leaseId");
    Optional<String> holder = call.query("holderId");
    Optional<String> brand = call.query("brandId");
    List<Optional<String>> named = List.of(lease, holder, brand);
    if (named.stream().filter(Optional::isPresent).count() != 1) {
      throw Problem.invalid("?brandId", "one of brandId, holderId, leaseId");
    }
    lease.ifPresent(id -> owners.lease(call.caller(), id));
    holder.ifPresent(id -> owners.holder(call.caller(), id));
    brand.ifPresent(id -> call.caller().mustTouch(id));
    Records.Owner owner =
        lease.isPresent()
            ? Records.Owner.LEASE
            : holder.isPresent() ? Records.Owner.HOLDER : Records.Owner.BRAND;
    Optional<String> cursor = call.query("cursor");
    List<String> place = cursor.map(text -> Cursors.read(text, 2)).orElse(List.of());
    return new Records.Selection(
        owner,
        named.stream().flatMap(Optional::stream).findFirst().orElseThrow(),
        place.isEmpty() ? instant(call, "from", Instant.EPOCH) : at(place.get(0), "?cursor"),
        place.isEmpty() ? "" : place.get(1),
        instant(call, "until", NEVER));
  }

  private static Instant instant(Call call, String name, Instant otherwise) {
    return call.query(name).map(text -> at(text, "?" + name)).orElse(otherwise);
  }

  private static Instant at(String text, String pointer) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException notAnInstant) {
      throw Problem.invalid(pointer, "an instant such as 2026-01-31T00:00:00Z");
    }
  }

  private static List<String> heads(Records.Kind kind) {
    return switch (kind) {
      case ORDERS ->
          List.of(
              "at",
              "id",
              "brand_id",
              "holder_id",
              "lease_id",
              "kind",
              "state",
              "method",
              "amount",
              "currency",
              "quote_id",
              "applied_valid_until");
      case PAYMENTS ->
          List.of(
              "at",
              "id",
              "brand_id",
              "holder_id",
              "lease_id",
              "order_id",
              "state",
              "method",
              "provider",
              "amount",
              "currency",
              "outcome_at",
              "decline_reason",
              "captured",
              "captured_currency");
      case DOCUMENTS ->
          List.of(
              "at",
              "id",
              "brand_id",
              "holder_id",
              "lease_id",
              "order_id",
              "payment_id",
              "refund_id",
              "kind",
              "number",
              "amount",
              "currency",
              "issued_on");
    };
  }

  private static List<String> cells(Map<String, Optional<String>> row) {
    List<String> cells = new ArrayList<>();
    row.forEach(
        (column, value) -> cells.add(value.map(text -> shown(row, column, text)).orElse("")));
    return cells;
  }

  private static String shown(Map<String, Optional<String>> row, String column, String value) {
    return switch (column) {
      case "minor_units" -> amount(value, cell(row, "currency"));
      case "captured_minor_units" -> amount(value, cell(row, "captured_currency"));
      default -> WORDS.contains(column) ? Wire.name(value) : value;
    };
  }

  private static String amount(String minorUnits, String currency) {
    return DocumentContent.Amount.of(Money.of(Long.parseLong(minorUnits), currency)).amount();
  }

  private static String cell(Map<String, Optional<String>> row, String column) {
    return row.getOrDefault(column, Optional.empty()).orElse("");
  }
}
