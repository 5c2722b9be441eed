package io.keepline.api.method;

import io.keepline.api.command.Requests;
import io.keepline.api.http.Call;
import io.keepline.api.http.Language;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.store.Database;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.MethodTokens;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRows;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** The routes for saved methods, wired. */
public final class MethodApi {
  private static final String METHODS = "/v1/holders/{holderId}/methods";
  private static final String METHOD = METHODS + "/{methodId}";

  private final SavedMethodRows rows;
  private final Holders holders;
  private final SaveMethod save;
  private final String base;
  private final InstantSource clock;

  /** Over an open database. */
  public MethodApi(Database database, Requests requests, String base, InstantSource clock) {
    this.rows = new SavedMethodRows(database);
    this.holders = new Holders(database);
    this.save = new SaveMethod(requests, rows, new MethodTokens(database), holders, base, clock);
    this.base = base;
    this.clock = clock;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.post(METHODS, Role.LEASE, save::answer),
        Route.get(METHODS, Role.READ, this::list),
        Route.get(METHOD, Role.READ, this::one),
        Route.delete(METHOD, Role.LEASE, this::remove));
  }

  private record Items(List<MethodBody> items) {}

  /** At most a hundred: nobody has more cards, and what is gone is not listed. */
  private Reply list(Call call) {
    HolderRow holder = holder(call);
    Language language = call.language();
    return Reply.ok(
        new Items(
            rows.ofHolder(holder.holderId()).stream()
                .map(row -> MethodBody.of(row, base, language))
                .toList()));
  }

  private Reply one(Call call) {
    SavedMethodRow row = method(call);
    rows.lookNow(row.methodRef(), now());
    return Reply.ok(MethodBody.of(row, base, call.language()));
  }

  /** Always possible at once: from now on it is not charged. */
  private Reply remove(Call call) {
    SavedMethodRow row = method(call);
    rows.remove(row.methodRef(), now());
    SavedMethodRow after = rows.find(row.methodRef()).orElse(row);
    return Reply.ok(MethodBody.of(after, base, call.language()));
  }

  private HolderRow holder(Call call) {
    HolderRow holder = holders.holder(call.id("holderId")).orElseThrow(Problem::notFound);
    call.caller().mustTouch(holder.brandId());
    return holder;
  }

  private SavedMethodRow method(Call call) {
    HolderRow holder = holder(call);
    return rows.find(call.id("methodId"))
        .filter(row -> row.holderId().equals(holder.holderId()))
        .orElseThrow(Problem::notFound);
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
