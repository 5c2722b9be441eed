package io.keepline.store.sweep;

import java.util.List;

/** What must hold of notices and secrets. */
final class MessageChecks {
  private MessageChecks() {}

  static List<Check> all() {
    return List.of(noticesOnce(), secretsOnce());
  }

  private static Check noticesOnce() {
    return new Check(
        "I11",
        "loss notices at least once with one Message-ID, all others at most once",
        Check.all("notices"),
        """
        select n.notice_id as id, 'left ' || count(*) || ' times' as what
        from notices n join notice_deliveries d using (notice_id)
        where not n.loss and (d.result is null or d.result = 'ACCEPTED')
        group by n.notice_id having count(*) > 1
        union all
        select notice_id, 'left under several Message-IDs' from notice_deliveries
        group by notice_id having count(distinct message_id) > 1
        union all
        select n.notice_id, 'is ACCEPTED without a delivery that was' from notices n
        where n.state = 'ACCEPTED' and not exists (select 1 from notice_deliveries d
          where d.notice_id = n.notice_id and d.result in ('ACCEPTED', 'BOUNCED'))
        union all
        select min(notice_id), 'exists ' || count(*) || ' times for one subject' from notices
        group by lease_id, kind, dedupe_key having count(*) > 1
        """);
  }

  private static Check secretsOnce() {
    return new Check(
        "I15",
        "secrets are hashed, used once, and expire",
        "(select count(*) from one_time_links) + (select count(*) from api_keys)",
        """
        select link_id as id, 'was used after its end' as what from one_time_links
        where used_at >= expires_at or used_at > dead_at
        union all
        select link_id, 'is not a hash' from one_time_links where token_hash !~ '^[0-9a-f]{64}$'
        union all
        select key_id, 'is not a hash' from api_keys where hash !~ '^[0-9a-f]{64}$'
        union all
        select min(link_id), 'another link of its purpose is alive' from one_time_links
        where used_at is null and dead_at is null
        group by lease_id, purpose having count(*) > 1
        """);
  }
}
