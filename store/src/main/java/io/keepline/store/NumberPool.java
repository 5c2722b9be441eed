package io.keepline.store;

import io.keepline.lifecycle.Iccid;
import io.keepline.lifecycle.Msisdn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** The inventory of numbers. A number's state changes only with an adopt or commit of its lease. */
public final class NumberPool {
  private final Jdbi jdbi;

  /** Over an open database. */
  public NumberPool(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Which free numbers are wanted.
   *
   * @param brandId the brand
   * @param country ISO 3166-1 alpha-2
   * @param capabilities what they must at least have; empty: anything
   */
  public record Wanted(String brandId, String country, List<String> capabilities) {
    /** Copies the list. */
    public Wanted {
      capabilities = List.copyOf(capabilities);
    }
  }

  /**
   * Adds numbers; one that the inventory has already is left as it is.
   *
   * @return how many were new
   */
  public int add(List<NumberRow> numbers) {
    return jdbi.inTransaction(
        handle -> numbers.stream().mapToInt(number -> add(handle, number)).sum());
  }

  /**
   * A page of free numbers, in the order of their ids.
   *
   * @param after the last id of the page before; null for the first
   */
  public List<NumberRow> free(Wanted wanted, @Nullable String after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from numbers
                    where brand_id = :brandId and country = :country and state = 'AVAILABLE'
                      and capabilities @> :capabilities and number_id > :after
                    order by number_id limit :limit
                    """)
                .bindMethods(wanted)
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, context) -> NumberRow.read(new Columns(row)))
                .list());
  }

  /** How many free numbers fit. */
  public long countFree(Wanted wanted) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from numbers
                    where brand_id = :brandId and country = :country and state = 'AVAILABLE'
                      and capabilities @> :capabilities
                    """)
                .bindMethods(wanted)
                .mapTo(Long.class)
                .one());
  }

  /** The countries in which a brand has free numbers, in order. */
  public List<String> countries(String brandId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select distinct country from numbers
                    where brand_id = :brand and state = 'AVAILABLE' order by country
                    """)
                .bind("brand", brandId)
                .mapTo(String.class)
                .list());
  }

  /** One number by id. */
  public Optional<NumberRow> byId(String numberId) {
    return one("number_id", numberId);
  }

  /** One number by what is dialled. */
  public Optional<NumberRow> byMsisdn(Msisdn msisdn) {
    return one("e164", msisdn.e164());
  }

  /** One number by the card that carries it now. */
  public Optional<NumberRow> byIccid(Iccid iccid) {
    return one("iccid", iccid.digits());
  }

  /** Puts a number on another card, keeping the history; false when there is no such number. */
  public boolean replaceIccid(String numberId, Iccid iccid, String actor, Instant now) {
    return jdbi.inTransaction(
        handle -> {
          int changed =
              handle
                  .createUpdate("update numbers set iccid = :iccid where number_id = :number")
                  .bind("number", numberId)
                  .bind("iccid", iccid.digits())
                  .execute();
          if (changed == 1) {
            remember(handle, numberId, iccid, actor, now);
          }
          return changed == 1;
        });
  }

  private Optional<NumberRow> one(String column, String value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from numbers where " + column + " = :value")
                .bind("value", value)
                .map((row, context) -> NumberRow.read(new Columns(row)))
                .findOne());
  }

  private static int add(Handle handle, NumberRow number) {
    Iccid iccid = number.iccid();
    int added =
        handle
            .createUpdate(
                """
                insert into numbers (number_id, e164, iccid, brand_id, country, capabilities,
                  state, state_since)
                values (:numberId, :e164, :digits, :brandId, :country, :capabilities, :state,
                  :stateSince)
                on conflict do nothing
                """)
            .bindMethods(number)
            .bind("e164", number.msisdn().e164())
            .bind("digits", iccid == null ? null : iccid.digits())
            .execute();
    if (added == 1 && iccid != null) {
      remember(handle, number.numberId(), iccid, "inventory", number.stateSince());
    }
    return added;
  }

  private static void remember(
      Handle handle, String numberId, Iccid iccid, String actor, Instant from) {
    handle
        .createUpdate(
            """
            insert into iccid_history (number_id, iccid, from_time, actor)
            values (:number, :iccid, :from, :actor)
            """)
        .bind("number", numberId)
        .bind("iccid", iccid.digits())
        .bind("from", from)
        .bind("actor", actor)
        .execute();
  }
}
