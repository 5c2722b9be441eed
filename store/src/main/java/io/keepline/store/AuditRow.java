package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Why something happened (I12). The version is the one its commit makes; the store fills it in.
 *
 * @param auditId unique for ever
 * @param stimulusId what was decided on
 * @param stimulus its kind
 * @param actor who caused it, opaque
 * @param reason why, where a person acted
 * @param policyVersion the plan and version whose periods ruled
 * @param beforeStatus the status it found; null when the lease began
 * @param afterStatus the status it left
 * @param beforeFacts the few facts that changed, before, as JSON
 * @param afterFacts the same after
 * @param dueAt when it should have happened, in lease time
 * @param doneAt when it was decided, in lease time
 * @param at real time
 * @param note more, in words
 */
public record AuditRow(
    String auditId,
    String stimulusId,
    String stimulus,
    String actor,
    @Nullable String reason,
    String policyVersion,
    @Nullable String beforeStatus,
    String afterStatus,
    String beforeFacts,
    String afterFacts,
    @Nullable Instant dueAt,
    Instant doneAt,
    Instant at,
    @Nullable String note) {

  static AuditRow read(Columns row) throws SQLException {
    return new AuditRow(
        row.text("audit_id"),
        row.text("stimulus_id"),
        row.text("stimulus"),
        row.text("actor"),
        row.textIf("reason"),
        row.text("policy_version"),
        row.textIf("before_status"),
        row.text("after_status"),
        row.text("before_facts"),
        row.text("after_facts"),
        row.instantIf("due_at"),
        row.instant("done_at"),
        row.instant("at"),
        row.textIf("note"));
  }
}
