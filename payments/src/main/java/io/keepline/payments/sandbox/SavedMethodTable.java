package io.keepline.payments.sandbox;

import io.keepline.payments.PaymentMethod;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Methods that subscribers let merchants keep, and the wishes to keep one. */
final class SavedMethodTable {

  private final Handle handle;

  SavedMethodTable(Handle handle) {
    this.handle = handle;
  }

  /** Where a wish stands. */
  enum State {
    PENDING,
    SAVED,
    DECLINED,
    FORGOTTEN;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the merchant asked for; the same id with another wish is a conflict. */
  record Wish(
      String saveId,
      String payerId,
      PaymentMethod method,
      String sourceToken,
      String returnUrl,
      String consentId) {}

  /** One wish and what became of it. */
  record Row(String token, String saveRef, Wish wish, State state) {}

  /** Inserts unless the id is taken. */
  void insert(Wish wish, String token, State state, Instant now) {
    handle
        .createUpdate(
            """
            insert into saved_method (token, save_id, save_ref, payer_id, method, source_token,
              return_url, consent_id, state, created_at)
            values (:token, :saveId, :saveRef, :payerId, :method, :sourceToken,
              :returnUrl, :consentId, :state, :now)
            on conflict (save_id) do nothing
            """)
        .bind("token", token)
        .bind("saveId", wish.saveId())
        .bind("saveRef", Ids.fresh("ssv"))
        .bind("payerId", wish.payerId())
        .bind("method", wish.method().name())
        .bind("sourceToken", wish.sourceToken())
        .bind("returnUrl", wish.returnUrl())
        .bind("consentId", wish.consentId())
        .bind("state", state.wireName())
        .bind("now", now)
        .execute();
  }

  Optional<Row> bySaveId(String saveId) {
    return find("save_id = :key", saveId).stream().findFirst();
  }

  Optional<Row> byReference(String saveRef) {
    return find("save_ref = :key", saveRef).stream().findFirst();
  }

  List<Row> ofPayer(String payerId) {
    return find("payer_id = :key and state = 'saved' order by created_at, token", payerId);
  }

  /** Whether a payment can be made with it now. */
  boolean isUsable(String token, PaymentMethod method) {
    return find("token = :key and state = 'saved'", token).stream()
        .anyMatch(row -> row.wish().method() == method);
  }

  /** Moves a wish on if it still stands where the caller saw it. */
  boolean move(String token, State from, State to) {
    return handle
            .createUpdate(
                "update saved_method set state = :to where token = :token and state = :from")
            .bind("to", to.wireName())
            .bind("token", token)
            .bind("from", from.wireName())
            .execute()
        == 1;
  }

  private List<Row> find(String where, String key) {
    return handle
        .createQuery("select * from saved_method where " + where)
        .bind("key", key)
        .map(
            (row, context) ->
                new Row(
                    row.getString("token"),
                    row.getString("save_ref"),
                    new Wish(
                        row.getString("save_id"),
                        row.getString("payer_id"),
                        PaymentMethod.valueOf(row.getString("method")),
                        row.getString("source_token"),
                        row.getString("return_url"),
                        row.getString("consent_id")),
                    State.valueOf(row.getString("state").toUpperCase(Locale.ROOT))))
        .list();
  }
}
