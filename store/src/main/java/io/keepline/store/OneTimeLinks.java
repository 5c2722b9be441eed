package io.keepline.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Mailed links. A newer one for the same purpose kills the older. */
public final class OneTimeLinks {
  private final Jdbi jdbi;

  /** Over an open database. */
  public OneTimeLinks(Database database) {
    this.jdbi = database.jdbi();
  }

  /** What became of a try to use a link. */
  public enum Use {
    /** It was good, and is used up now. */
    USED,
    /** It was used before. */
    USED_BEFORE,
    /** It expired, or a newer one replaced it. */
    DEAD,
    /** There is none. */
    UNKNOWN
  }

  /** Stores a link and kills older unused ones of its purpose; the same id changes nothing. */
  public void put(OneTimeLink link, Instant leaseNow) {
    jdbi.useTransaction(
        handle -> {
          LeaseSql.lock(handle, link.leaseId());
          handle
              .createUpdate(
                  """
                  update one_time_links set dead_at = :now
                  where lease_id = :leaseId and purpose = :purpose and link_id <> :linkId
                    and used_at is null and dead_at is null
                  """)
              .bindMethods(link)
              .bind("now", leaseNow)
              .execute();
          Sql.batch(
              handle,
              """
              insert into one_time_links (link_id, token_hash, lease_id, purpose, expires_at)
              values (:linkId, :tokenHash, :leaseId, :purpose, :expiresAt)
              on conflict (link_id) do nothing
              """,
              List.of(link));
        });
  }

  /** The link behind a token's hash. Looking never uses it up. */
  public Optional<OneTimeLink> find(String tokenHash) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from one_time_links where token_hash = :hash")
                .bind("hash", tokenHash)
                .map((row, context) -> OneTimeLink.read(new Columns(row)))
                .findOne());
  }

  /** Uses a link up, if it is good; of two at once only one succeeds. */
  public Use use(String tokenHash, Instant leaseNow) {
    int used =
        jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update one_time_links set used_at = :now
                        where token_hash = :hash and used_at is null and dead_at is null
                          and expires_at > :now
                        """)
                    .bind("hash", tokenHash)
                    .bind("now", leaseNow)
                    .execute());
    if (used == 1) {
      return Use.USED;
    }
    return find(tokenHash)
        .map(link -> link.usedAt() == null ? Use.DEAD : Use.USED_BEFORE)
        .orElse(Use.UNKNOWN);
  }
}
