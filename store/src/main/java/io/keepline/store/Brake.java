package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One switch of a brand.
 *
 * @param brandId the brand
 * @param kind what it stops
 * @param on whether it stops it now
 * @param actor who switched it last, opaque
 * @param reason why
 * @param changedAt real time
 * @param liftedAt when it was last switched off, real time
 */
public record Brake(
    String brandId,
    Kind kind,
    boolean on,
    String actor,
    String reason,
    Instant changedAt,
    @Nullable Instant liftedAt) {

  static final String NOBODY = "keepline";
  static final String NEVER = "never used";

  /** What a brake stops. */
  public enum Kind {
    /** Numbers being taken away because nobody renewed. */
    RECLAIM,
    /** Charges. */
    CHARGE,
    /** Messages. */
    MESSAGE
  }

  /** When somebody last switched it; empty if nobody ever did and only its row was made. */
  public Optional<Instant> switchedAt() {
    return actor.equals(NOBODY) && reason.equals(NEVER) ? Optional.empty() : Optional.of(changedAt);
  }

  static Brake read(Columns row) throws SQLException {
    return new Brake(
        row.text("brand_id"),
        Kind.valueOf(row.text("kind")),
        row.flag("is_on"),
        row.text("actor"),
        row.text("reason"),
        row.instant("changed_at"),
        row.instantIf("lifted_at"));
  }
}
