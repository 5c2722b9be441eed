package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable offer, as stored.
 *
 * @param quoteId its opaque id
 * @param leaseId the lease it is for; null for a START
 * @param kind START, RENEW or AUTO_RENEW
 * @param brandId the brand
 * @param numberId the number it is for; null when any will do
 * @param holderId who was offered it; null for a START, whose holder may not be known yet
 * @param planId the plan offered
 * @param planVersion its version
 * @param terms how many terms
 * @param lines what the total is made of, as JSON
 * @param total what is charged
 * @param method the method priced
 * @param band the status the price was made for
 * @param expectedValidUntil the date it extends; null for a START
 * @param newValidUntil the date it promises, exclusive
 * @param expiresAt until when it can be submitted, in lease time
 * @param createdAt real time
 * @param content the whole offer for the rules, as JSON; opaque here
 */
public record QuoteRow(
    String quoteId,
    @Nullable String leaseId,
    String kind,
    String brandId,
    @Nullable String numberId,
    @Nullable String holderId,
    String planId,
    int planVersion,
    int terms,
    String lines,
    Money total,
    String method,
    String band,
    @Nullable LocalDate expectedValidUntil,
    LocalDate newValidUntil,
    Instant expiresAt,
    Instant createdAt,
    String content) {

  static QuoteRow read(Columns row) throws SQLException {
    return new QuoteRow(
        row.text("quote_id"),
        row.textIf("lease_id"),
        row.text("kind"),
        row.text("brand_id"),
        row.textIf("number_id"),
        row.textIf("holder_id"),
        row.text("plan_id"),
        row.whole("plan_version"),
        row.whole("terms"),
        row.text("lines"),
        row.money("total"),
        row.text("method"),
        row.text("band"),
        row.dateIf("expected_valid_until"),
        row.date("new_valid_until"),
        row.instant("expires_at"),
        row.instant("created_at"),
        row.text("content"));
  }
}
