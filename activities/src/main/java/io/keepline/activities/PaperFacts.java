package io.keepline.activities;

import io.keepline.activities.document.DocumentMaker;
import io.keepline.activities.notice.MoneyLine;
import io.keepline.activities.notice.NoticeContent;
import io.keepline.activities.notice.NoticeFact;
import io.keepline.store.AttemptRow;
import io.keepline.store.DocumentContent;
import io.keepline.store.DocumentRow;
import io.keepline.store.OrderHistory;
import io.keepline.store.RefundRow;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The papers that notices name and lead to. A mail leaves also when its paper has to wait. */
final class PaperFacts {
  private static final Logger LOG = LoggerFactory.getLogger(PaperFacts.class);

  private final DocumentMaker documents;
  private final MailedPages pages;

  PaperFacts(DocumentMaker documents, MailedPages pages) {
    this.documents = documents;
    this.pages = pages;
  }

  /** The paper's number beside the order, and its page; the order alone where there is no paper. */
  NoticeContent named(Optional<DocumentRow> paper, Optional<String> orderId, NoticeContent about) {
    Optional<String> number = paper.map(DocumentRow::number);
    return about
        .with(NoticeFact.REFERENCE, number.or(() -> orderId))
        .with(NoticeFact.ORDER, orderId.filter(any -> number.isPresent()))
        .with(NoticeFact.LINK, paper.map(row -> pages.document(row.leaseId(), row.documentId())));
  }

  Optional<DocumentRow> receiptOf(Optional<OrderHistory> order) {
    return order
        .flatMap(PaperFacts::paid)
        .flatMap(payment -> issued(payment, () -> Optional.of(documents.receipt(payment))));
  }

  Optional<DocumentRow> creditNoteOf(RefundRow refund) {
    return issued(refund.refundId(), () -> documents.creditNote(refund.refundId()));
  }

  static List<MoneyLine> lines(DocumentRow paper) {
    return DocumentContent.read(paper.content()).lines().stream()
        .map(line -> new MoneyLine(line.text(), line.amount().money()))
        .toList();
  }

  private static Optional<String> paid(OrderHistory history) {
    return history.attempts().stream()
        .filter(attempt -> attempt.state().equals("PAID"))
        .filter(attempt -> attempt.captured() != null && attempt.captured().isPositive())
        .map(AttemptRow::paymentId)
        .findFirst();
  }

  private static Optional<DocumentRow> issued(
      String about, Supplier<Optional<DocumentRow>> document) {
    try {
      return document.get();
    } catch (IllegalStateException | JdbiException later) {
      LOG.warn(
          "a mail leaves without its document: about={} cause={}",
          about,
          later.getClass().getSimpleName());
      return Optional.empty();
    }
  }
}
