package io.keepline.api.page;

import io.keepline.api.http.Call;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRows;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Where a provider's page sends people back to after they agreed to keep a method. It shows what
 * the record knows, never what the address says.
 */
public final class SavedPage {
  private static final int LOOK_AGAIN = 3;

  private final SavedMethodRows rows;
  private final InstantSource clock;

  /** Over the saved methods. */
  public SavedPage(SavedMethodRows rows, InstantSource clock) {
    this.rows = rows;
    this.clock = clock;
  }

  /** The route. */
  public List<Route> routes() {
    return List.of(Route.get("/saved/{methodId}", Role.PUBLIC, this::answer));
  }

  private Reply answer(Call call) {
    Html page = new Html(call.language());
    String methodId = call.path("methodId");
    Optional<SavedMethodRow> row =
        methodId.matches("[A-Za-z0-9_-]{1,80}") ? rows.find(methodId) : Optional.empty();
    if (row.isEmpty()) {
      return ReturnPage.missing(page);
    }
    page.heading(page.word("saved.title"));
    switch (row.get().state()) {
      case "SAVED" ->
          page.state(
              "good",
              page.word("saved.saved", Optional.ofNullable(row.get().answer().label()).orElse("")));
      case "DECLINED" -> page.state("bad", page.word("saved.declined"));
      case "REMOVING", "REMOVED" -> page.state("bad", page.word("saved.removed"));
      default -> {
        rows.lookNow(methodId, clock.instant().truncatedTo(ChronoUnit.MICROS));
        page.state("wait", page.word("saved.waiting")).refresh(LOOK_AGAIN);
      }
    }
    return page.reply(200, page.word("saved.title"));
  }
}
