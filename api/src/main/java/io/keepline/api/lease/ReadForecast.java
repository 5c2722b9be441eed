package io.keepline.api.lease;

import io.keepline.api.command.Refusals;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Forecast;
import io.keepline.lifecycle.Refusal;
import io.keepline.store.brand.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** What will happen to a number and when, also "what if", by the rules that will decide (F23). */
final class ReadForecast {

  private static final int USUAL_DAYS = 400;
  private static final int MOST_DAYS = 1_500;

  private final LeaseReader leases;
  private final Brands brands;

  ReadForecast(LeaseReader leases, Brands brands) {
    this.leases = leases;
    this.brands = brands;
  }

  private record Step(
      Instant at, LocalDate date, String what, String rule, String subject, String statusAfter) {
    static Step of(Forecast.Step step) {
      return new Step(
          step.at(),
          step.date(),
          Wire.name(step.what()),
          step.what().rule(),
          step.subject(),
          Wire.name(step.after()));
    }
  }

  private record ForecastBody(
      String leaseId, String zone, Instant now, Instant until, List<Step> steps) {}

  Reply answer(Call call) {
    Optional<Integer> graceDays = call.whole("graceDays", 0, MOST_DAYS);
    Optional<String> renewPlan = call.query("renewPlan");
    int terms = call.whole("terms", 1, 120).orElse(1);
    int days = call.whole("days", 1, MOST_DAYS).orElse(USUAL_DAYS);
    if (graceDays.isPresent() && renewPlan.isPresent()) {
      throw Problem.invalid("?graceDays", "one what-if at a time");
    }
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    Instant horizon = held.now().plus(Duration.ofDays(days));
    Forecast forecast =
        renewPlan
            .map(plan -> renewed(held, plan, terms, horizon))
            .or(() -> graceDays.map(grace -> graced(held, grace, horizon)))
            .orElseGet(() -> Forecast.of(held.lease(), zone(held), held.now(), horizon));
    Optional<Refusal> refusal = forecast.whyNot();
    if (refusal.isPresent()) {
      throw Problem.of(Refusals.code(refusal.get()));
    }
    return Reply.ok(
        new ForecastBody(
            held.leaseId(),
            zone(held).getId(),
            held.now(),
            horizon,
            forecast.steps().stream().map(Step::of).toList()));
  }

  private Forecast renewed(Held held, String planId, int terms, Instant horizon) {
    Plan plan =
        brands
            .offered(held.brand().brandId(), planId)
            .orElseThrow(() -> Problem.of(ProblemCode.PLAN_NOT_OFFERED));
    return Forecast.ifRenewed(held.lease(), plan.version(), terms, zone(held), held.now(), horizon);
  }

  private static Forecast graced(Held held, int days, Instant horizon) {
    return Forecast.ifGrace(held.lease(), days, zone(held), held.now(), horizon);
  }

  private static ZoneId zone(Held held) {
    return held.brand().zone();
  }
}
