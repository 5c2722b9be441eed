package io.keepline.payments.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.keepline.payments.sandbox.SavedMethodTable.Row;
import java.util.Optional;

/** The page on which a subscriber lets a merchant keep a method. */
final class SavePageRoutes {

  private final SaveMethod save;
  private final CheckoutPage page;

  SavePageRoutes(SaveMethod save, CheckoutPage page) {
    this.save = save;
    this.page = page;
  }

  void register(RoutesConfig routes) {
    routes.get("/save/{ref}", this::show);
    routes.post("/save/{ref}/{answer}", this::answer);
  }

  private void show(Context context) {
    PageLanguage language = PageHeaders.language(context);
    Optional<Row> row = save.byReference(context.pathParam("ref"));
    String nonce = PageHeaders.put(context);
    if (row.isEmpty()) {
      context.status(404).html(page.missing(language, nonce));
    } else {
      context.html(page.showSave(row.get(), language, nonce));
    }
  }

  private void answer(Context context) {
    boolean yes = context.pathParam("answer").equals("agree");
    Optional<Row> row = save.answer(context.pathParam("ref"), yes);
    if (row.isEmpty()) {
      String nonce = PageHeaders.put(context);
      context.status(404).html(page.missing(PageHeaders.language(context), nonce));
    } else {
      context.redirect(row.get().wish().returnUrl(), HttpStatus.SEE_OTHER);
    }
  }
}
