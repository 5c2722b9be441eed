package io.keepline.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Holders and their contacts, written by the API. */
public final class Holders {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Holders(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Writes a holder and contacts in one transaction; what exists is brought up to date. */
  public void save(HolderRow holder, List<ContactRow> contacts) {
    jdbi.useTransaction(
        handle -> {
          Sql.batch(
              handle,
              """
              insert into holders (holder_id, brand_id, display_name, locale, zone, created_at)
              values (:holderId, :brandId, :displayName, :locale, :zone, :createdAt)
              on conflict (holder_id) do update set display_name = excluded.display_name,
                locale = excluded.locale, zone = excluded.zone
              """,
              List.of(holder));
          Sql.batch(
              handle,
              """
              insert into contacts (contact_id, holder_id, kind, value, verified, created_at)
              values (:contactId, :holderId, :kind, :value, :verified, :createdAt)
              on conflict (holder_id, kind, value) do update set
                verified = contacts.verified or excluded.verified
              """,
              contacts);
        });
  }

  /** One holder. */
  public Optional<HolderRow> holder(String holderId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from holders where holder_id = :id")
                .bind("id", holderId)
                .map((row, context) -> HolderRow.read(new Columns(row)))
                .findOne());
  }

  /** A holder's contacts: verified first, then oldest first. */
  public List<ContactRow> contacts(String holderId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from contacts where holder_id = :id
                    order by verified desc, created_at, contact_id
                    """)
                .bind("id", holderId)
                .map((row, context) -> ContactRow.read(new Columns(row)))
                .list());
  }
}
