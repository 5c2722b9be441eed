package io.keepline.store;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Keeps what a method needs to be charged behind an opaque reference. */
public final class MethodTokens {
  private final Jdbi jdbi;

  /** Over an open database. */
  public MethodTokens(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Keeps a token; the same reference keeps its first token. */
  public void keep(String methodRef, String method, String token, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into method_tokens (method_ref, method, token, created_at)
                    values (:ref, :method, :token, :now) on conflict do nothing
                    """)
                .bind("ref", methodRef)
                .bind("method", method)
                .bind("token", token)
                .bind("now", now)
                .execute());
  }

  /** The token behind a reference; none of a saved method from the moment of its removal. */
  public Optional<String> token(String methodRef) {
    return one(
        """
        select token from method_tokens t where method_ref = :ref and not exists
          (select 1 from saved_methods s where s.method_ref = t.method_ref
             and s.state in ('REMOVING', 'REMOVED'))
        """,
        methodRef);
  }

  /** The token behind a reference whatever became of it: to make its provider forget it. */
  public Optional<String> tokenToForget(String methodRef) {
    return one("select token from method_tokens where method_ref = :ref", methodRef);
  }

  /** Nothing can be charged with the reference any more. */
  public void forget(String methodRef) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate("delete from method_tokens where method_ref = :ref")
                .bind("ref", methodRef)
                .execute());
  }

  /**
   * Forgets what was brought for one payment, once that cannot be tried with it again. Saved
   * methods keep theirs.
   *
   * @param before only what was kept before this: a younger one may belong to a request under way
   * @return how many
   */
  public int forgetSpent(Instant before) {
    return jdbi.withHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    delete from method_tokens t where t.created_at < :before
                      and not exists (select 1 from saved_methods s
                        where t.method_ref in (s.method_ref, s.wish_ref))
                      and not exists (select 1 from attempts a where a.method_ref = t.method_ref
                        and a.state in ('SUBMITTED', 'PENDING', 'UNKNOWN'))
                    """)
                .bind("before", before)
                .execute());
  }

  private Optional<String> one(String sql, String methodRef) {
    return jdbi.withHandle(
        handle -> handle.createQuery(sql).bind("ref", methodRef).mapTo(String.class).findOne());
  }
}
