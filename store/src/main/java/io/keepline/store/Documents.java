package io.keepline.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Issued documents: each once, numbered without a gap, and never changed. */
public final class Documents {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Documents(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Issues a document, or answers the one that was issued before.
   *
   * <p>The number is drawn and the document written in one transaction, which holds the row of its
   * sequence: others of that brand, kind and year wait, and a transaction that fails gives the
   * number back.
   *
   * @param now real time; dates never run against the numbers, so a clock that is behind another
   *     worker's is moved up to it
   * @param content the document as JSON, once its number is known
   */
  public DocumentRow issue(
      DocumentDraft draft, Instant now, Function<DocumentStamp, String> content) {
    return jdbi.inTransaction(
        handle -> {
          Optional<DocumentRow> before = find(handle, draft.documentId());
          if (before.isPresent()) {
            return before.get();
          }
          DocumentStamp stamp = stamp(handle, draft, now);
          // Again, with the sequence in hand: another worker may have been here meanwhile.
          Optional<DocumentRow> meanwhile = find(handle, draft.documentId());
          if (meanwhile.isPresent()) {
            return meanwhile.get();
          }
          write(handle, draft, stamp, content.apply(stamp));
          return find(handle, draft.documentId()).orElseThrow();
        });
  }

  /** One document. */
  public Optional<DocumentRow> document(String documentId) {
    return jdbi.withHandle(handle -> find(handle, documentId));
  }

  /**
   * A page of the documents of a lease or a holder, newest first.
   *
   * @param owner whose
   * @param id the owner's id
   * @param before where the page before ended
   */
  public List<DocumentRow> page(Owner owner, String id, Place before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from documents where "
                        + owner.column
                        + """
                         = :id and (issued_at, document_id) < (:at, :document)
                        order by issued_at desc, document_id desc limit :limit
                        """)
                .bind("id", id)
                .bind("at", before.issuedAt())
                .bind("document", before.documentId())
                .bind("limit", limit)
                .map((row, context) -> DocumentRow.read(new Columns(row)))
                .list());
  }

  /** Whose documents. */
  public enum Owner {
    LEASE("lease_id"),
    HOLDER("holder_id");

    private final String column;

    Owner(String column) {
      this.column = column;
    }
  }

  /** A place in a list that is read newest first. */
  public record Place(Instant issuedAt, String documentId) {
    /** Above every row. */
    public static final Place TOP = new Place(Instant.parse("9999-01-01T00:00:00Z"), "");
  }

  private static Optional<DocumentRow> find(Handle handle, String documentId) {
    return handle
        .createQuery("select * from documents where document_id = :id")
        .bind("id", documentId)
        .map((row, context) -> DocumentRow.read(new Columns(row)))
        .findOne();
  }

  /** Takes the sequence's row and answers what comes next in it; nothing is drawn yet. */
  private static DocumentStamp stamp(Handle handle, DocumentDraft draft, Instant now) {
    LocalDate today = LocalDate.ofInstant(now, draft.zone());
    Optional<String> letter = draft.kind().letter();
    if (letter.isEmpty()) {
      return new DocumentStamp(null, null, null, now, today);
    }
    int year = today.getYear();
    handle
        .createUpdate(
            """
            insert into document_counters (brand_id, kind, year, last_serial, last_issued_at)
            values (:brand, :kind, :year, 0, :now) on conflict do nothing
            """)
        .bind("brand", draft.brandId())
        .bind("kind", draft.kind().name())
        .bind("year", year)
        .bind("now", now)
        .execute();
    return handle
        .createQuery(
            """
            select last_serial + 1 as serial, greatest(last_issued_at, :now) as at
            from document_counters where brand_id = :brand and kind = :kind and year = :year
            for update
            """)
        .bind("brand", draft.brandId())
        .bind("kind", draft.kind().name())
        .bind("year", year)
        .bind("now", now)
        .map(
            (row, context) -> {
              Columns columns = new Columns(row);
              int serial = columns.whole("serial");
              Instant at = columns.instant("at");
              return new DocumentStamp(
                  year,
                  serial,
                  number(draft.brandId(), letter.get(), year, serial),
                  at,
                  LocalDate.ofInstant(at, draft.zone()));
            })
        .one();
  }

  private static String number(String brandId, String letter, int year, int serial) {
    return String.format(
        Locale.ROOT, "%s-%s-%d-%06d", brandId.toUpperCase(Locale.ROOT), letter, year, serial);
  }

  private static void write(
      Handle handle, DocumentDraft draft, DocumentStamp stamp, String content) {
    if (stamp.serial() != null) {
      handle
          .createUpdate(
              """
              update document_counters set last_serial = :serial, last_issued_at = :at
              where brand_id = :brand and kind = :kind and year = :year
              """)
          .bind("brand", draft.brandId())
          .bind("kind", draft.kind().name())
          .bind("year", stamp.year())
          .bind("serial", stamp.serial())
          .bind("at", stamp.issuedAt())
          .execute();
    }
    handle
        .createUpdate(
            """
            insert into documents (document_id, kind, brand_id, holder_id, lease_id, order_id,
              payment_id, refund_id, year, serial, number, amount_minor_units, amount_currency,
              language, issued_at, issued_on, content)
            values (:documentId, :kind, :brandId, :holderId, :leaseId, :orderId, :paymentId,
              :refundId, :year, :serial, :number, :minorUnits, :currency, :language, :issuedAt,
              :issuedOn, :content)
            """
                // Two may confirm an order at once; a number, once drawn, must be used or fail.
                + (stamp.serial() == null ? "on conflict do nothing" : ""))
        .bindMethods(draft)
        .bind("minorUnits", draft.amount().minorUnits())
        .bind("currency", draft.amount().currency())
        .bindMethods(stamp)
        .bind("content", content)
        .execute();
  }
}
