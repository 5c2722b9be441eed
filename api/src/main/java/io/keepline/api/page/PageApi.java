package io.keepline.api.page;

import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.api.lease.PageReads;
import java.util.List;

/** The routes of the pages, wired. */
public final class PageApi {

  private final Style style = new Style();
  private final Description description = new Description();
  private final ReturnPage returnPage;
  private final CancelPage cancelPage;

  /** Over what the pages read and do. */
  public PageApi(PageReads reads) {
    this.returnPage = new ReturnPage(reads);
    this.cancelPage = new CancelPage(reads);
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/pages.css", Role.PUBLIC, style::answer),
        Route.get("/return/{orderId}", Role.PUBLIC, returnPage::answer),
        Route.get("/cancel/{token}", Role.PUBLIC, cancelPage::show),
        Route.post("/cancel/{token}/confirm", Role.PUBLIC, cancelPage::confirm),
        Route.post("/cancel/{token}/withdraw", Role.PUBLIC, cancelPage::withdraw),
        Route.get("/openapi.yaml", Role.PUBLIC, description::file),
        Route.get("/", Role.PUBLIC, description::home),
        Route.get("/docs", Role.PUBLIC, description::page));
  }
}
