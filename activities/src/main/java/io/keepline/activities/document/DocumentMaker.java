package io.keepline.activities.document;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.activities.Brands;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.store.AttemptRow;
import io.keepline.store.Database;
import io.keepline.store.DocumentContent;
import io.keepline.store.DocumentContent.Amount;
import io.keepline.store.DocumentContent.Line;
import io.keepline.store.DocumentDraft;
import io.keepline.store.DocumentKind;
import io.keepline.store.DocumentRow;
import io.keepline.store.DocumentStamp;
import io.keepline.store.Documents;
import io.keepline.store.InvoiceRequest;
import io.keepline.store.InvoiceRequests;
import io.keepline.store.OrderRow;
import io.keepline.store.RefundRow;
import io.keepline.store.Refunds;
import io.keepline.store.brand.TermsOfService;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes documents. Asked twice for the same, it answers the same one; what was issued is never
 * issued again, whatever changed since.
 */
public final class DocumentMaker {
  private final DocumentFacts facts;
  private final Documents documents;
  private final InvoiceRequests wishes;
  private final Refunds refunds;
  private final InstantSource clock;

  /** Over an open database. The clock is real time: documents know no sandbox time. */
  public DocumentMaker(Database database, Brands brands, InstantSource clock) {
    this.facts = new DocumentFacts(database, brands);
    this.documents = new Documents(database);
    this.wishes = new InvoiceRequests(database);
    this.refunds = new Refunds(database);
    this.clock = clock;
  }

  /**
   * What a kind of document adds to the sale.
   *
   * @param kind which kind
   * @param about what its id follows from
   * @param attempt the payment; null for a confirmation
   * @param refund what went back, on a credit note
   * @param buyer for whom, on an invoice
   * @param receiptNumber what it repeats or corrects
   * @param lines what the amount is made of
   * @param amount the total
   * @param validUntil until when the order pays
   */
  private record Part(
      DocumentKind kind,
      String about,
      @Nullable AttemptRow attempt,
      @Nullable RefundRow refund,
      DocumentContent.@Nullable Buyer buyer,
      @Nullable String receiptNumber,
      List<Line> lines,
      Money amount,
      @Nullable LocalDate validUntil) {}

  /** What was ordered. */
  public DocumentRow confirmation(String orderId) {
    DocumentFacts.Sale sale = facts.ofOrder(orderId);
    return issue(
        sale,
        new Part(
            DocumentKind.CONFIRMATION,
            orderId,
            null,
            null,
            null,
            null,
            DocumentLines.quoted(sale),
            sale.quote().total(),
            sale.quote().newValidUntil()));
  }

  /**
   * Money that arrived.
   *
   * @throws IllegalStateException if none did
   */
  public DocumentRow receipt(String paymentId) {
    DocumentFacts.Sale sale = facts.ofPayment(paymentId);
    AttemptRow attempt = attempt(sale, paymentId);
    return issue(sale, paid(sale, DocumentKind.RECEIPT, attempt, null, null));
  }

  /**
   * The same money, with the buyer's name.
   *
   * @throws IllegalStateException if nobody asked for it
   */
  public DocumentRow invoice(String paymentId) {
    InvoiceRequest wish =
        wishes
            .ofPayment(paymentId)
            .orElseThrow(
                () -> new IllegalStateException("nobody asked for an invoice of " + paymentId));
    DocumentRow receipt = receipt(paymentId);
    DocumentFacts.Sale sale = facts.ofPayment(paymentId);
    return issue(
        sale,
        paid(
            sale,
            DocumentKind.INVOICE,
            attempt(sale, paymentId),
            new DocumentContent.Buyer(wish.buyerName(), wish.taxId()),
            receipt.number()));
  }

  /**
   * Money that went back; empty while it has not.
   *
   * @throws IllegalStateException if there is no such refund
   */
  public Optional<DocumentRow> creditNote(String refundId) {
    RefundRow refund =
        refunds
            .refund(refundId)
            .orElseThrow(() -> new IllegalStateException("there is no refund " + refundId));
    if (!refund.state().equals("DONE")) {
      return Optional.empty();
    }
    DocumentRow receipt = receipt(refund.paymentId());
    DocumentFacts.Sale sale = facts.ofPayment(refund.paymentId());
    return Optional.of(
        issue(
            sale,
            new Part(
                DocumentKind.CREDIT_NOTE,
                refundId,
                attempt(sale, refund.paymentId()),
                refund,
                null,
                receipt.number(),
                DocumentLines.single(sale, "credit", refund.amount()),
                refund.amount(),
                null)));
  }

  /** What was captured for the order shows its lines; anything else is one line that goes back. */
  private static Part paid(
      DocumentFacts.Sale sale,
      DocumentKind kind,
      AttemptRow attempt,
      DocumentContent.@Nullable Buyer buyer,
      @Nullable String receiptNumber) {
    Money captured = captured(attempt);
    boolean asQuoted = attempt.state().equals("PAID") && captured.equals(sale.quote().total());
    return new Part(
        kind,
        attempt.paymentId(),
        attempt,
        null,
        buyer,
        receiptNumber,
        asQuoted ? bought(sale, captured) : DocumentLines.single(sale, "surplus", captured),
        captured,
        asQuoted ? sale.history().order().appliedValidUntil() : null);
  }

  /** A top-up that its number did not take brought no units and no days, only credit. */
  private static List<Line> bought(DocumentFacts.Sale sale, Money captured) {
    OrderRow order = sale.history().order();
    boolean kept = order.kind().equals(OrderKind.TOP_UP.name()) && order.refusal() != null;
    return kept ? DocumentLines.single(sale, "top_up_kept", captured) : DocumentLines.quoted(sale);
  }

  private static Money captured(AttemptRow attempt) {
    Money captured = attempt.captured();
    if (captured == null) {
      throw new IllegalStateException("nothing was captured under " + attempt.paymentId());
    }
    return captured;
  }

  private static AttemptRow attempt(DocumentFacts.Sale sale, String paymentId) {
    return sale.history().attempts().stream()
        .filter(attempt -> attempt.paymentId().equals(paymentId))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("there is no payment " + paymentId));
  }

  private DocumentRow issue(DocumentFacts.Sale sale, Part part) {
    OrderRow order = sale.history().order();
    DocumentDraft draft =
        new DocumentDraft(
            DerivedId.of(part.kind().prefix(), part.about()),
            part.kind(),
            sale.brand().brandId(),
            sale.lease().lease().holderId(),
            order.leaseId(),
            order.orderId(),
            part.attempt() == null ? null : part.attempt().paymentId(),
            part.refund() == null ? null : part.refund().refundId(),
            part.amount(),
            sale.language(),
            sale.brand().zone());
    return documents.issue(
        draft, clock.instant(), stamp -> content(sale, part, draft, stamp).json());
  }

  private static DocumentContent content(
      DocumentFacts.Sale sale, Part part, DocumentDraft draft, DocumentStamp stamp) {
    OrderRow order = sale.history().order();
    return new DocumentContent(
        draft.documentId(),
        part.kind().name().toLowerCase(Locale.ROOT),
        stamp.number(),
        draft.language(),
        stamp.issuedAt().toString(),
        stamp.issuedOn().toString(),
        draft.zone().getId(),
        sale.brand().sandbox(),
        issuer(sale),
        part.buyer(),
        order.leaseId(),
        sale.lease().number().msisdn().masked(),
        order.orderId(),
        order.submittedAt().toString(),
        payment(part.attempt()),
        refund(part.refund()),
        part.receiptNumber(),
        part.lines(),
        Amount.of(part.amount()),
        part.validUntil() == null ? null : part.validUntil().toString(),
        part.refund() == null ? terms(sale) : null);
  }

  private static DocumentContent.@Nullable Terms terms(DocumentFacts.Sale sale) {
    TermsOfService accepted = TermsOfService.of(Json.read(sale.quote().content(), JsonNode.class));
    return accepted.version().isEmpty()
        ? null
        : new DocumentContent.Terms(accepted.version(), accepted.url());
  }

  private static DocumentContent.Issuer issuer(DocumentFacts.Sale sale) {
    return new DocumentContent.Issuer(
        sale.brand().brandId(),
        sale.brand().name(sale.language()),
        sale.brand().support().mail(),
        sale.brand().support().phone(),
        sale.brand().support().url(),
        sale.brand()
            .issuer()
            .map(i -> new DocumentContent.Legal(i.name(), i.address(), i.taxId()))
            .orElse(null));
  }

  private static DocumentContent.@Nullable Payment payment(@Nullable AttemptRow attempt) {
    if (attempt == null) {
      return null;
    }
    Instant paidAt = attempt.outcomeAt() == null ? attempt.createdAt() : attempt.outcomeAt();
    return new DocumentContent.Payment(
        attempt.paymentId(), attempt.method().toLowerCase(Locale.ROOT), paidAt.toString());
  }

  private static DocumentContent.@Nullable Refund refund(@Nullable RefundRow refund) {
    if (refund == null) {
      return null;
    }
    Instant at = refund.settledAt() == null ? refund.createdAt() : refund.settledAt();
    return new DocumentContent.Refund(
        refund.refundId(),
        refund.reason().toLowerCase(Locale.ROOT),
        at.toString(),
        refund.providerRef() == null ? true : null);
  }
}
