package io.keepline.store;

import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Idempotency-Keys: the same key and body re-join the same work, also after a crash (E7). */
public final class RequestKeys {
  private final Jdbi jdbi;

  /** Over an open database. */
  public RequestKeys(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What a key turned out to be. */
  public sealed interface Claim {
    /** New: do the work. */
    record New() implements Claim {}

    /**
     * Seen with the same body: replay its answer, or re-join the work under the ids stored.
     *
     * @param stored as first written
     */
    record Seen(RequestKey stored) implements Claim {}

    /** Seen with another body: refuse. */
    record OtherBody() implements Claim {}
  }

  /** Writes the key before anything is sent, or says what it was. */
  public Claim claim(RequestKey key) {
    return jdbi.inTransaction(
        handle -> {
          if (insert(handle, key) == 1) {
            return new Claim.New();
          }
          RequestKey stored =
              handle
                  .createQuery(
                      """
                      select * from request_keys where client_id = :clientId
                        and operation = :operation and key_hash = :keyHash
                      """)
                  .bindMethods(key)
                  .map((row, context) -> RequestKey.read(new Columns(row)))
                  .one();
          return stored.bodyHash().equals(key.bodyHash())
              ? new Claim.Seen(stored)
              : new Claim.OtherBody();
        });
  }

  /** Stores the definite answer; the first one stays. */
  public void complete(RequestKey key, int status, String body) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update request_keys set answer_status = :status, answer_body = :body
                    where client_id = :clientId and operation = :operation
                      and key_hash = :keyHash and answer_status is null
                    """)
                .bindMethods(key)
                .bind("status", status)
                .bind("body", body)
                .execute());
  }

  /** Forgets a key whose command certainly was not sent, so that it may be used again. */
  public void release(RequestKey key) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from request_keys
                    where client_id = :clientId and operation = :operation
                      and key_hash = :keyHash and answer_status is null
                    """)
                .bindMethods(key)
                .execute());
  }

  /** The request that minted an order, whether or not the order came to be. */
  public Optional<RequestKey> byOrder(String orderId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from request_keys where order_id = :id order by created_at limit 1")
                .bind("id", orderId)
                .map((row, context) -> RequestKey.read(new Columns(row)))
                .findOne());
  }

  private static int insert(Handle handle, RequestKey key) {
    return handle
        .createUpdate(
            """
            insert into request_keys (client_id, operation, key_hash, body_hash, lease_id,
              order_id, not_after, created_at)
            values (:clientId, :operation, :keyHash, :bodyHash, :leaseId, :orderId, :notAfter,
              :createdAt)
            on conflict do nothing
            """)
        .bindMethods(key)
        .execute();
  }
}
