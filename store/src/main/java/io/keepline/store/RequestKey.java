package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One use of an Idempotency-Key.
 *
 * @param clientId who called
 * @param operation what was asked
 * @param keyHash SHA-256 of the key
 * @param bodyHash SHA-256 of the request
 * @param leaseId the lease it is about or begins
 * @param orderId the order it mints
 * @param notAfter real time after which the command is refused
 * @param createdAt real time
 * @param answerStatus the definite answer's status; null while there is none
 * @param answerBody the definite answer's body
 */
public record RequestKey(
    String clientId,
    String operation,
    String keyHash,
    String bodyHash,
    @Nullable String leaseId,
    @Nullable String orderId,
    @Nullable Instant notAfter,
    Instant createdAt,
    @Nullable Integer answerStatus,
    @Nullable String answerBody) {

  static RequestKey read(Columns row) throws SQLException {
    return new RequestKey(
        row.text("client_id"),
        row.text("operation"),
        row.text("key_hash"),
        row.text("body_hash"),
        row.textIf("lease_id"),
        row.textIf("order_id"),
        row.instantIf("not_after"),
        row.instant("created_at"),
        row.wholeIf("answer_status"),
        row.textIf("answer_body"));
  }
}
