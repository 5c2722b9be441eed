package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.store.Brake;
import io.keepline.store.Brakes;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;

/** A brand's brakes: one switch each for losses, charges and messages (F26). */
final class BrakeVerbs {

  private final Brakes brakes;
  private final Brands brands;
  private final InstantSource clock;

  BrakeVerbs(Brakes brakes, Brands brands, InstantSource clock) {
    this.brakes = brakes;
    this.brands = brands;
    this.clock = clock;
  }

  private record BrakeBody(
      String brandId,
      String kind,
      boolean on,
      Optional<String> actor,
      Optional<String> reason,
      Optional<Instant> changedAt,
      Optional<Instant> liftedAt) {
    static BrakeBody of(Brake brake) {
      return new BrakeBody(
          brake.brandId(),
          Wire.name(brake.kind()),
          brake.on(),
          Optional.of(brake.actor()),
          Optional.of(brake.reason()),
          Optional.of(brake.changedAt()),
          Optional.ofNullable(brake.liftedAt()));
    }

    static BrakeBody never(String brandId, Brake.Kind kind) {
      return new BrakeBody(
          brandId,
          Wire.name(kind),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());
    }
  }

  Reply read(Call call) {
    String brandId = brand(call);
    Brake.Kind kind = kind(call);
    Optional<Brake> brake = find(brandId, kind);
    BrakeBody body = brake.map(BrakeBody::of).orElseGet(() -> BrakeBody.never(brandId, kind));
    return Reply.ok(body).with("ETag", etag(brake));
  }

  Reply set(Call call) {
    Body body = call.body();
    boolean on = body.has("on") && body.flag("on", false);
    if (!body.has("on")) {
      body.fault("on", "true or false");
    }
    Staff staff = Staff.read(body);
    body.check();
    String brandId = brand(call);
    Brake.Kind kind = kind(call);
    Optional<Brake> seen = find(brandId, kind);
    call.mustMatch(etag(seen));
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Brake wanted = Brakes.wish(brandId, kind, on, staff.actor(), staff.reason(), now);
    Brake set =
        brakes
            .setIfUnchanged(wanted, seen.flatMap(Brake::switchedAt))
            .orElseThrow(() -> Problem.of(ProblemCode.PRECONDITION_FAILED));
    return Reply.ok(BrakeBody.of(set)).with("ETag", etag(Optional.of(set)));
  }

  /** Empty for one that nobody ever switched, whether or not its row was made. */
  private Optional<Brake> find(String brandId, Brake.Kind kind) {
    return brakes.of(brandId).stream()
        .filter(brake -> brake.kind() == kind && brake.switchedAt().isPresent())
        .findFirst();
  }

  private static String etag(Optional<Brake> brake) {
    long version =
        brake
            .flatMap(Brake::switchedAt)
            .map(at -> ChronoUnit.MICROS.between(Instant.EPOCH, at))
            .orElse(0L);
    return "\"" + version + "\"";
  }

  private String brand(Call call) {
    String brandId = call.id("brandId");
    call.caller().mustTouch(brandId);
    return brands.brand(brandId).brandId();
  }

  private static Brake.Kind kind(Call call) {
    return Arrays.stream(Brake.Kind.values())
        .filter(kind -> Wire.name(kind).equals(call.path("kind")))
        .findFirst()
        .orElseThrow(Problem::notFound);
  }
}
