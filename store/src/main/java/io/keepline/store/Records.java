package io.keepline.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Orders, payments and documents as plain rows, for bookkeeping. No name, address or number. */
public final class Records {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Records(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What can be exported; each in the order of time and id. */
  public enum Kind {
    /** Wishes to start or renew. */
    ORDERS(
        """
        select o.submitted_at as at, o.order_id as id, l.brand_id, l.holder_id, o.lease_id, o.kind,
          o.state, o.method, o.total_minor_units as minor_units, o.total_currency as currency,
          o.quote_id, o.applied_valid_until
        from orders o join leases l using (lease_id)
        """),
    /** Tries to pay. */
    PAYMENTS(
        """
        select a.created_at as at, a.payment_id as id, l.brand_id, l.holder_id, o.lease_id,
          a.order_id, a.state, a.method, a.provider,
          a.amount_minor_units as minor_units, a.amount_currency as currency, a.outcome_at,
          a.decline_reason, a.captured_minor_units, a.captured_currency
        from attempts a join orders o using (order_id) join leases l using (lease_id)
        """),
    /** Confirmations, receipts, invoices, credit notes. */
    DOCUMENTS(
        """
        select d.issued_at as at, d.document_id as id, d.brand_id, d.holder_id, d.lease_id,
          d.order_id, d.payment_id, d.refund_id, d.kind, d.number,
          d.amount_minor_units as minor_units, d.amount_currency as currency, d.issued_on
        from documents d
        """);

    private final String sql;

    Kind(String sql) {
      this.sql = sql;
    }
  }

  /** Whose rows. */
  public enum Owner {
    BRAND("brand_id"),
    HOLDER("holder_id"),
    LEASE("lease_id");

    private final String column;

    Owner(String column) {
      this.column = column;
    }
  }

  /**
   * Which rows.
   *
   * @param owner whose
   * @param id the owner's id
   * @param at from this instant on, real time
   * @param after behind this id at that instant
   * @param until before this instant
   */
  public record Selection(Owner owner, String id, Instant at, String after, Instant until) {}

  /** Rows as texts by column, in the order of the columns; empty for what is absent. */
  public List<Map<String, Optional<String>>> rows(Kind kind, Selection which, int limit) {
    String sql =
        "select * from ("
            + kind.sql
            + ") r where r."
            + which.owner().column
            + " = :id and (r.at, r.id) > (:at, :after) and r.at < :until"
            + " order by r.at, r.id limit :limit";
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bindMethods(which)
                .bind("limit", limit)
                .map(
                    (row, context) -> {
                      Map<String, Optional<String>> texts = new LinkedHashMap<>();
                      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        texts.put(
                            row.getMetaData().getColumnLabel(i),
                            text(row, row.getMetaData().getColumnTypeName(i), i));
                      }
                      return texts;
                    })
                .list());
  }

  private static Optional<String> text(java.sql.ResultSet row, String type, int column)
      throws java.sql.SQLException {
    if (type.equals("timestamptz")) {
      return Optional.ofNullable(row.getObject(column, java.time.OffsetDateTime.class))
          .map(at -> at.toInstant().toString());
    }
    return Optional.ofNullable(row.getString(column));
  }
}
