package io.keepline.api.lease;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Quote;
import io.keepline.store.QuoteRow;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.TermsOfService;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** An offer, as it is shown. */
record QuoteBody(
    String quoteId,
    String kind,
    String brandId,
    Optional<String> leaseId,
    Optional<String> numberId,
    Optional<String> numberMasked,
    String planId,
    int planVersion,
    int terms,
    JsonNode lines,
    Money total,
    String method,
    String band,
    Optional<LocalDate> expectedValidUntil,
    LocalDate newValidUntil,
    Optional<EffectiveFrom> effectiveFrom,
    Optional<LocalDate> effectiveUntil,
    String zone,
    Instant expiresAt,
    String termsVersion,
    String termsUrl) {

  static QuoteBody of(QuoteRow row, Optional<String> numberMasked, Brand brand) {
    Quote quote = QuoteDesk.quote(row);
    TermsOfService terms = TermsOfService.of(Wire.tree(row.content()));
    return new QuoteBody(
        row.quoteId(),
        Wire.name(row.kind()),
        row.brandId(),
        Optional.ofNullable(row.leaseId()),
        Optional.ofNullable(row.numberId()),
        numberMasked,
        row.planId(),
        row.planVersion(),
        row.terms(),
        Wire.tree(row.lines()),
        row.total(),
        Wire.name(row.method()),
        Wire.name(row.band()),
        Optional.ofNullable(row.expectedValidUntil()),
        row.newValidUntil(),
        EffectiveFrom.of(quote.kind()),
        Optional.ofNullable(quote.change()).map(Quote.Change::until),
        brand.zone().getId(),
        row.expiresAt(),
        terms.version(),
        terms.url());
  }
}
