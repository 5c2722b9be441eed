package io.keepline.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** The switches of a brand that stop losses, charges or messages. */
public final class Brakes {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Brakes(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Switches a brake. Returns when every loss that had not seen it is committed. Lifting it is
   * remembered: a loss waits the notice period after it.
   */
  public Brake set(Brake wanted) {
    return jdbi.inTransaction(handle -> set(handle, wanted));
  }

  /**
   * Switches a brake if nobody else did since it was looked at.
   *
   * @param seen when it had been switched last; empty if it never had been
   * @return empty if somebody else did; nothing changed then
   */
  public Optional<Brake> setIfUnchanged(Brake wanted, Optional<Instant> seen) {
    return jdbi.inTransaction(
        handle -> {
          BrakeSql.ensure(handle, wanted.brandId(), wanted.changedAt());
          Brake present = BrakeSql.lock(handle, wanted.brandId(), wanted.kind());
          return present.switchedAt().equals(seen)
              ? Optional.of(set(handle, wanted))
              : Optional.empty();
        });
  }

  private static Brake set(Handle handle, Brake wanted) {
    BrakeSql.ensure(handle, wanted.brandId(), wanted.changedAt());
    return handle
        .createQuery(
            """
                  update brakes set
                    lifted_at = case when is_on and not :on then :changedAt else lifted_at end,
                    is_on = :on, actor = :actor, reason = :reason, changed_at = :changedAt
                  where brand_id = :brandId and kind = :kindName
                  returning *
                  """)
        .bindMethods(wanted)
        .bind("kindName", wanted.kind().name())
        .map((row, context) -> Brake.read(new Columns(row)))
        .one();
  }

  /** Every brake of a brand that was ever asked about or switched. */
  public List<Brake> of(String brandId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from brakes where brand_id = :brand order by kind")
                .bind("brand", brandId)
                .map((row, context) -> Brake.read(new Columns(row)))
                .list());
  }

  /** Whether a brake is on. */
  public boolean isOn(String brandId, Brake.Kind kind) {
    return of(brandId).stream().anyMatch(brake -> brake.kind() == kind && brake.on());
  }

  /** A wish to switch a brake. */
  public static Brake wish(
      String brandId, Brake.Kind kind, boolean on, String actor, String reason, Instant now) {
    return new Brake(brandId, kind, on, actor, reason, now, null);
  }
}
