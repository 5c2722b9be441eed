package io.keepline.payments.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PendingCause;
import io.keepline.payments.sandbox.SavedMethodTable.Row;
import io.keepline.payments.sandbox.SavedMethodTable.State;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A wish to keep a method as merchants see it. Fields that do not apply are absent. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SaveView(
    String saveId,
    String saveRef,
    String status,
    String method,
    @Nullable String token,
    @Nullable String label,
    @Nullable String lastMonth,
    @Nullable String declineReason,
    @Nullable String pendingCause,
    @Nullable String checkoutUrl) {

  /** Every card of the sandbox ends with this month. */
  private static final String LAST_MONTH = "2039-12";

  static SaveView of(Row row, String publicUrl) {
    boolean card = row.wish().method() == PaymentMethod.CARD;
    boolean saved = row.state() == State.SAVED;
    boolean pending = row.state() == State.PENDING;
    return new SaveView(
        row.wish().saveId(),
        row.saveRef(),
        row.state().wireName(),
        wireName(row.wish().method()),
        saved ? row.token() : null,
        saved ? label(row) : null,
        saved && card ? LAST_MONTH : null,
        row.state() == State.DECLINED ? wireName(SaveMethod.reason(row)) : null,
        pending ? wireName(card ? PendingCause.AUTHENTICATION : PendingCause.REDIRECT) : null,
        pending ? publicUrl + "/save/" + row.saveRef() : null);
  }

  private static String label(Row row) {
    String source = row.wish().sourceToken();
    return wireName(row.wish().method()) + " " + source.substring(source.indexOf('_') + 1);
  }

  private static String wireName(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
