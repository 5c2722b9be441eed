package io.keepline.store;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** The methods that holders keep at providers. The API writes wishes, the worker their answers. */
public final class SavedMethodRows {
  private final Jdbi jdbi;

  /** Over an open database. */
  public SavedMethodRows(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Writes a wish; the same one again changes nothing. */
  public void ask(SavedMethodRow wish) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    insert into saved_methods (method_ref, holder_id, brand_id, method, wish_ref,
                      state, consent_ip, consent_agent, created_at, changed_at, look_at)
                    values (:methodRef, :holderId, :brandId, :method, :wishRef, :state,
                      :ip, :agent, :createdAt, :changedAt, :lookAt)
                    on conflict do nothing
                    """)
                .bindMethods(wish)
                .bind("ip", wish.consent().ip())
                .bind("agent", wish.consent().agent())
                .execute());
  }

  /** One method. */
  public Optional<SavedMethodRow> find(String methodRef) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from saved_methods where method_ref = :ref")
                .bind("ref", methodRef)
                .map((row, context) -> SavedMethodRow.read(new Columns(row)))
                .findOne());
  }

  /** What a holder has saved, or is saving, oldest first. */
  public List<SavedMethodRow> ofHolder(String holderId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from saved_methods
                    where holder_id = :holder and state in ('ASKED', 'PENDING', 'SAVED')
                    order by created_at, method_ref limit 100
                    """)
                .bind("holder", holderId)
                .map((row, context) -> SavedMethodRow.read(new Columns(row)))
                .list());
  }

  /** From now on it is not charged any more; the worker makes the provider forget it. */
  public void remove(String methodRef, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update saved_methods set state = 'REMOVING', changed_at = :now, look_at = :now
                    where method_ref = :ref and state in ('ASKED', 'PENDING', 'SAVED')
                    """)
                .bind("ref", methodRef)
                .bind("now", now)
                .execute());
  }

  /** Somebody waits for a pending wish: look now. */
  public void lookNow(String methodRef, Instant now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update saved_methods set look_at = :now
                    where method_ref = :ref and state in ('ASKED', 'PENDING') and look_at > :now
                    """)
                .bind("ref", methodRef)
                .bind("now", now)
                .execute());
  }

  /**
   * Takes methods that something is to be done about. Two callers never get the same one.
   *
   * @param retryAfter when it is taken again if nothing was written
   */
  public List<SavedMethodRow> claim(int limit, Instant now, Duration retryAfter) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    update saved_methods set look_at = :again
                    where method_ref in (
                      select method_ref from saved_methods where look_at <= :now
                      order by look_at, method_ref limit :limit
                      for update skip locked)
                    returning *
                    """)
                .bind("now", now)
                .bind("again", now.plus(retryAfter))
                .bind("limit", limit)
                .map((row, context) -> SavedMethodRow.read(new Columns(row)))
                .list());
  }

  /**
   * Writes what the provider said, unless the method was meanwhile moved by somebody else.
   *
   * @param before the state that was answered
   */
  public void answer(String before, SavedMethodRow now) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update saved_methods set state = :state, consent_ip = :ip,
                      consent_agent = :agent, provider = :provider, save_ref = :saveRef,
                      checkout_url = :checkoutUrl, label = :label, last_month = :lastMonth,
                      decline_reason = :declineReason, changed_at = :changedAt, look_at = :lookAt
                    where method_ref = :methodRef and state = :before
                    """)
                .bindMethods(now)
                .bindMethods(now.answer())
                .bindByType("lookAt", now.lookAt(), Instant.class)
                .bind("ip", now.consent().ip())
                .bind("agent", now.consent().agent())
                .bind("before", before)
                .execute());
  }
}
