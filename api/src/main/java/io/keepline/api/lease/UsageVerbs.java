package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Page;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.store.Usage;
import io.keepline.store.UsageRecord;
import io.keepline.store.brand.Allowance;
import io.keepline.store.brand.Coverage;
import io.keepline.store.brand.RoamingZone;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Use of a number, as the network reports it: each record once, whatever the status. */
final class UsageVerbs {

  private static final int MOST_UNITS = 1_000_000_000;

  private final LeaseReader leases;
  private final Usage usage;
  private final InstantSource clock;

  UsageVerbs(LeaseReader leases, Usage usage, InstantSource clock) {
    this.leases = leases;
    this.usage = usage;
    this.clock = clock;
  }

  /**
   * A use.
   *
   * @param country where abroad, as reported
   * @param zone the brand's roaming zone that the country is in
   * @param uncovered units that no allowance had left
   * @param usedAt lease time
   */
  private record Use(
      String recordId,
      String kind,
      String scope,
      Optional<String> country,
      Optional<String> zone,
      long units,
      long uncovered,
      Instant usedAt,
      Instant postedAt) {
    static Use of(UsageRecord row) {
      return new Use(
          row.recordId(),
          Wire.name(row.kind()),
          Wire.name(row.scope()),
          Optional.ofNullable(row.country()),
          Optional.ofNullable(row.zone()),
          row.units(),
          row.uncovered(),
          row.usedAt(),
          row.postedAt());
    }
  }

  private record Posted(Use record, List<AllowanceBody> allowances) {}

  Reply post(Call call) {
    Body body = call.body();
    String recordId = body.id("recordId");
    Allowance.Kind kind = body.constant("kind", Allowance.Kind.class);
    Allowance.Scope scope = body.constant("scope", Allowance.Scope.class);
    Optional<String> country = country(body, scope);
    int units = body.whole("units", 1, MOST_UNITS);
    Instant usedAt = body.instant("usedAt");
    body.check();
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    if (country.filter(held.view().number().country()::equals).isPresent()) {
      throw Problem.invalid(
          "/country", "a country other than the number's own: there it is abroad");
    }
    if (usedAt.isAfter(held.now().plus(1, ChronoUnit.DAYS))) {
      throw Problem.invalid("/usedAt", "an instant that is not in the future");
    }
    LocalDate date = LocalDate.ofInstant(usedAt, held.brand().zone());
    if (date.isBefore(LocalDate.ofInstant(held.view().lease().createdAt(), held.brand().zone()))) {
      throw Problem.invalid("/usedAt", "an instant since the number is the holder's");
    }
    UsageRecord wanted =
        new UsageRecord(
            held.leaseId(),
            recordId,
            kind.name(),
            scope.name(),
            country.orElse(null),
            country.flatMap(held.brand().coverage()::zoneOf).map(RoamingZone::zoneId).orElse(null),
            units,
            0,
            usedAt,
            clock.instant(),
            0);
    if (!(usage.post(wanted, date) instanceof Usage.Posted.Taken taken)) {
      throw Problem.of(ProblemCode.USAGE_RECORD_DIFFERS);
    }
    Posted posted =
        new Posted(
            Use.of(taken.usage()),
            AllowanceBody.of(usage.allowances(held.leaseId(), today(held)), held));
    Reply reply = Reply.json(taken.again() ? 200 : 201, posted);
    return taken.again() ? reply.with("Idempotent-Replayed", "true") : reply;
  }

  /** Where it was used abroad: the brand knows which of its zones that is in. */
  private static Optional<String> country(Body body, Allowance.Scope scope) {
    if (!body.has("country")) {
      return Optional.empty();
    }
    if (scope != Allowance.Scope.ROAMING) {
      body.fault("country", "only with the scope roaming");
    }
    return Optional.of(
        body.matching("country", Coverage::isCountry, "a country code of ISO 3166-1, such as FR"));
  }

  private static LocalDate today(Held held) {
    return LocalDate.ofInstant(held.now(), held.brand().zone());
  }

  Reply list(Call call) {
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    int limit = call.limit();
    List<UsageRecord> rows = usage.records(held.leaseId(), WalletReads.before(call), limit + 1);
    return Reply.ok(Page.of(rows, limit, row -> Cursors.write(Long.toString(row.seq())), Use::of));
  }
}
