package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One row of an answer, read column by column; a null where none may be says which column. */
final class Columns {
  private final ResultSet row;

  Columns(ResultSet row) {
    this.row = row;
  }

  String text(String column) throws SQLException {
    return present(row.getString(column), column);
  }

  @Nullable String textIf(String column) throws SQLException {
    return row.getString(column);
  }

  Instant instant(String column) throws SQLException {
    return present(instantIf(column), column);
  }

  @Nullable Instant instantIf(String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }

  LocalDate date(String column) throws SQLException {
    return present(dateIf(column), column);
  }

  @Nullable LocalDate dateIf(String column) throws SQLException {
    return row.getObject(column, LocalDate.class);
  }

  int whole(String column) throws SQLException {
    return row.getInt(column);
  }

  @Nullable Integer wholeIf(String column) throws SQLException {
    return row.getObject(column, Integer.class);
  }

  long big(String column) throws SQLException {
    return row.getLong(column);
  }

  boolean flag(String column) throws SQLException {
    return row.getBoolean(column);
  }

  byte[] bytes(String column) throws SQLException {
    return present(row.getBytes(column), column);
  }

  Money money(String prefix) throws SQLException {
    return present(moneyIf(prefix), prefix);
  }

  @Nullable Money moneyIf(String prefix) throws SQLException {
    String currency = row.getString(prefix + "_currency");
    return currency == null ? null : Money.of(row.getLong(prefix + "_minor_units"), currency);
  }

  List<String> texts(String column) throws SQLException {
    return present(textsIf(column), column);
  }

  @Nullable List<String> textsIf(String column) throws SQLException {
    Array array = row.getArray(column);
    return array == null ? null : List.of((String[]) array.getArray());
  }

  private static <T> T present(@Nullable T value, String column) {
    if (value == null) {
      throw new IllegalStateException("column " + column + " is null");
    }
    return value;
  }
}
