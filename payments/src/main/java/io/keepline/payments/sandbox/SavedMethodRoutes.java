package io.keepline.payments.sandbox;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.keepline.payments.sandbox.SavedMethodTable.Row;
import io.keepline.payments.sandbox.SavedMethodTable.Wish;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What merchants call to keep methods: save, look up, list, forget. */
final class SavedMethodRoutes {

  private final SaveMethod save;
  private final Supplier<String> publicUrl;

  SavedMethodRoutes(SaveMethod save, Supplier<String> publicUrl) {
    this.save = save;
    this.publicUrl = publicUrl;
  }

  void register(RoutesConfig routes, Function<Function<Context, Answer>, Handler> merchant) {
    routes.post("/v1/saved-methods", merchant.apply(this::save));
    routes.get("/v1/saved-methods/of/{payer}", merchant.apply(this::list));
    routes.get("/v1/saved-methods/saves/{ref}", merchant.apply(this::find));
    routes.post("/v1/saved-methods/{token}/forget", merchant.apply(this::forget));
    routes.post("/control/saves/{ref}/{answer}", merchant.apply(this::press));
  }

  private Answer save(Context context) {
    RequestBody body = RequestBody.parse(context.body());
    Wish wish =
        new Wish(
            body.id("saveId"),
            body.id("payerId"),
            body.method(),
            body.text("methodToken"),
            body.webUrl("returnUrl"),
            body.text("consentId"));
    return save.save(wish)
        .map(this::view)
        .orElseGet(() -> Answer.error(409, "conflict", "This saveId is used with other data."));
  }

  private Answer list(Context context) {
    String payerId = RequestBody.checkId("payer", context.pathParam("payer"));
    return Answer.ok(
        Map.of(
            "payerId",
            payerId,
            "methods",
            save.ofPayer(payerId).stream().map(row -> SaveView.of(row, publicUrl.get())).toList()));
  }

  private Answer find(Context context) {
    return found(save.byReference(context.pathParam("ref")));
  }

  private Answer forget(Context context) {
    save.forget(context.pathParam("token"));
    return Answer.ok(Map.of("token", context.pathParam("token"), "result", "forgotten"));
  }

  /** For tests and demos: answers the page from a program. */
  private Answer press(Context context) {
    boolean yes = context.pathParam("answer").equals("agree");
    return found(save.answer(context.pathParam("ref"), yes));
  }

  private Answer found(Optional<Row> row) {
    return row.map(this::view)
        .orElseGet(() -> Answer.error(404, "save_not_found", "There is no such wish."));
  }

  private Answer view(Row row) {
    return Answer.ok(SaveView.of(row, publicUrl.get()));
  }
}
