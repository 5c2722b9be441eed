package io.keepline.api.document;

import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Page;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Money;
import io.keepline.store.DocumentContent;
import io.keepline.store.DocumentRow;
import io.keepline.store.Documents;
import io.keepline.store.InvoiceRequest;
import io.keepline.store.InvoiceRequests;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** Documents: listed, and one as JSON, HTML or PDF. */
final class ReadDocuments {
  private final Documents documents;
  private final InvoiceRequests wishes;
  private final Owners owners;
  private final String base;

  ReadDocuments(Documents documents, InvoiceRequests wishes, Owners owners, String base) {
    this.documents = documents;
    this.wishes = wishes;
    this.owners = owners;
    this.base = base;
  }

  /** A document in a list. */
  private record Entry(
      String documentId,
      String url,
      String kind,
      Optional<String> number,
      String leaseId,
      String orderId,
      Money total,
      String language,
      Instant issuedAt,
      LocalDate issuedOn) {}

  private Entry entry(DocumentRow row) {
    return new Entry(
        row.documentId(),
        url(base, row.documentId()),
        Wire.name(row.kind()),
        Optional.ofNullable(row.number()),
        row.leaseId(),
        row.orderId(),
        row.amount(),
        row.language(),
        row.issuedAt(),
        row.issuedOn());
  }

  static String url(String base, String documentId) {
    return base + "/v1/documents/" + documentId;
  }

  /** Those of one lease or of one holder, newest first. */
  Reply list(Call call) {
    Optional<String> lease = call.query("leaseId");
    Optional<String> holder = call.query("holderId");
    if (lease.isPresent() == holder.isPresent()) {
      throw Problem.invalid("?leaseId", "either leaseId or holderId");
    }
    lease.ifPresent(id -> owners.lease(call.caller(), id));
    holder.ifPresent(id -> owners.holder(call.caller(), id));
    int limit = call.limit();
    List<DocumentRow> rows =
        documents.page(
            lease.isPresent() ? Documents.Owner.LEASE : Documents.Owner.HOLDER,
            lease.or(() -> holder).orElseThrow(),
            before(call),
            limit + 1);
    return Reply.ok(
        Page.of(
            rows,
            limit,
            row -> Cursors.write(row.issuedAt().toString(), row.documentId()),
            this::entry));
  }

  private static Documents.Place before(Call call) {
    Optional<String> cursor = call.query("cursor");
    if (cursor.isEmpty()) {
      return Documents.Place.TOP;
    }
    List<String> parts = Cursors.read(cursor.get(), 2);
    try {
      return new Documents.Place(Instant.parse(parts.get(0)), parts.get(1));
    } catch (DateTimeException notOurs) {
      throw Problem.invalid("?cursor", "the next of the page before, unchanged");
    }
  }

  /** One document, in the form that the suffix or the Accept header names. */
  Reply one(Call call) {
    String named = call.path("document");
    Form form = Form.of(named, call.header("Accept"));
    String documentId = Form.bare(named);
    Optional<DocumentRow> row = documents.document(documentId);
    if (row.isPresent()) {
      call.caller().mustTouch(row.get().brandId());
      return shown(row.get(), form);
    }
    InvoiceRequest wish = wishes.ofDocument(documentId).orElseThrow(Problem::notFound);
    String leaseId =
        owners.reads().order(wish.orderId()).orElseThrow(Problem::notFound).order().leaseId();
    owners.lease(call.caller(), leaseId);
    return AskForInvoice.received(documentId, base);
  }

  static Reply shown(DocumentRow row, Form form) {
    return switch (form) {
      case JSON -> Reply.text(Reply.JSON, row.content());
      case HTML -> DocumentHtml.reply(view(row));
      case PDF ->
          Reply.pdf(DocumentPdf.draw(view(row), row.issuedAt()))
              .with(
                  "Content-Disposition",
                  "inline; filename=\""
                      + Optional.ofNullable(row.number()).orElse(row.documentId())
                      + ".pdf\"");
    };
  }

  private static DocumentView view(DocumentRow row) {
    return Wording.view(DocumentContent.read(row.content()));
  }
}
