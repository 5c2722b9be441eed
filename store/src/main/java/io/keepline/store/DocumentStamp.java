package io.keepline.store;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a document gets when it is issued.
 *
 * @param year of its sequence; null where it has no number
 * @param serial its place in the sequence, from one
 * @param number as printed, such as {@code TNT-R-2026-000001}
 * @param issuedAt real time
 * @param issuedOn the brand's date
 */
public record DocumentStamp(
    @Nullable Integer year,
    @Nullable Integer serial,
    @Nullable String number,
    Instant issuedAt,
    LocalDate issuedOn) {}
