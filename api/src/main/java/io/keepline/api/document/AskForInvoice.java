package io.keepline.api.document;

import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.DerivedId;
import io.keepline.store.AttemptRow;
import io.keepline.store.DocumentKind;
import io.keepline.store.InvoiceRequest;
import io.keepline.store.InvoiceRequests;
import io.keepline.store.OrderHistory;
import io.keepline.store.Reads;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Takes the wish for an invoice. The worker issues it moments later, so the answer names its
 * address. A payment has one invoice: what was issued is never changed.
 */
final class AskForInvoice {
  private static final int LONGEST_NAME = 120;
  private static final String TAX_ID = "[A-Za-z0-9][A-Za-z0-9 ./-]{1,39}";

  private final Requests requests;
  private final InvoiceRequests wishes;
  private final Reads reads;
  private final Owners owners;
  private final String base;
  private final InstantSource clock;

  AskForInvoice(
      Requests requests,
      InvoiceRequests wishes,
      Reads reads,
      Owners owners,
      String base,
      InstantSource clock) {
    this.requests = requests;
    this.wishes = wishes;
    this.reads = reads;
    this.owners = owners;
    this.base = base;
    this.clock = clock;
  }

  private record Received(String documentId, String url, String state) {}

  Reply answer(Call call) {
    String orderId = call.id("orderId");
    Body body = call.body();
    String buyer =
        body.matching(
            "buyerName",
            AskForInvoice::isPrintable,
            "1 to 120 characters of Latin, Greek, Cyrillic or common Chinese script");
    Optional<String> taxId =
        body.has("taxId")
            ? Optional.of(
                body.matching("taxId", text -> text.matches(TAX_ID), "2 to 40 letters and digits"))
            : Optional.empty();
    body.check();
    OrderHistory history = reads.order(orderId).orElseThrow(Problem::notFound);
    owners.lease(call.caller(), history.order().leaseId());
    return requests.once(
        call,
        new Requests.Wish("invoice", Optional.of(history.order().leaseId()), false),
        ticket -> ask(history, buyer, taxId, call.caller().actor()));
  }

  private Result ask(OrderHistory history, String buyer, Optional<String> taxId, String actor) {
    Optional<AttemptRow> paid =
        history.attempts().stream()
            .filter(attempt -> attempt.state().equals("PAID"))
            .filter(attempt -> attempt.captured() != null && attempt.captured().isPositive())
            .findFirst();
    if (paid.isEmpty()) {
      return new Result.NotSent(Problem.of(ProblemCode.ORDER_NOT_PAID));
    }
    String paymentId = paid.get().paymentId();
    InvoiceRequest wish =
        new InvoiceRequest(
            DerivedId.of(DocumentKind.INVOICE.prefix(), paymentId),
            paymentId,
            history.order().orderId(),
            buyer.strip(),
            taxId.orElse(null),
            actor,
            clock.instant());
    InvoiceRequest kept = wishes.ask(wish);
    return kept.saysTheSame(wish)
        ? new Result.Definite(received(kept.documentId(), base))
        : new Result.Refused(
            Problem.of(ProblemCode.INVOICE_EXISTS)
                .with("invoiceUrl", ReadDocuments.url(base, kept.documentId())));
  }

  /** The wish is kept; the document is there moments later, at its address. */
  static Reply received(String documentId, String base) {
    return Reply.json(
            202, new Received(documentId, ReadDocuments.url(base, documentId), "received"))
        .with("Retry-After", "1");
  }

  private static boolean isPrintable(String text) {
    return !text.isBlank()
        && text.length() <= LONGEST_NAME
        && text.codePoints().noneMatch(Character::isISOControl)
        && PageFont.hasAll(text);
  }
}
