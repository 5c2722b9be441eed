package io.keepline.payments.stripe.stub;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which request does what. */
final class StubRoutes {

  private static final Pattern QUERY = Pattern.compile("metadata\\['(\\w+)']:'([\\w-]+)'");

  private final StubAccount account;
  private boolean searchLags;

  StubRoutes(StubAccount account) {
    this.account = account;
  }

  /** Whether payments of the last minute are missing in searches: of every payment made here. */
  void searchLags(boolean lags) {
    searchLags = lags;
  }

  Map<String, Object> answer(String method, String path, StubForm form) {
    String[] parts = path.substring("/v1/".length()).split("/");
    return method.equals("POST") ? post(path, parts, form) : get(path, parts, form);
  }

  private Map<String, Object> post(String path, String[] parts, StubForm form) {
    String action = parts[0] + (parts.length == 3 ? "/" + parts[2] : "");
    Map<String, Object> done =
        switch (action) {
          case "payment_intents" -> account.intents().create(form);
          case "payment_intents/confirm" -> account.intents().confirm(parts[1], form);
          case "payment_intents/cancel" -> account.intents().cancel(parts[1]);
          case "refunds" -> account.money().refund(form);
          case "customers" -> account.setups().customer(form);
          case "setup_intents" -> account.setups().setup(form);
          case "payment_methods/detach" -> account.setups().detach(parts[1]);
          default -> throw StubRefusal.missing("path", path);
        };
    return account.shelf().shown(done, form, "");
  }

  private Map<String, Object> get(String path, String[] parts, StubForm form) {
    if (parts.length == 3 && parts[2].equals("payment_methods")) {
      return account
          .shelf()
          .page("payment_method", form, row -> parts[1].equals(row.get("customer")));
    }
    if (parts.length == 2) {
      return parts[1].equals("search")
          ? search(object(parts[0], path), form)
          : account.shelf().shown(account.shelf().get(object(parts[0], path), parts[1]), form, "");
    }
    return account.shelf().page(object(parts[0], path), form, filter(form));
  }

  private static String object(String plural, String path) {
    return switch (plural) {
      case "payment_intents" -> "payment_intent";
      case "refunds" -> "refund";
      case "charges" -> "charge";
      case "disputes" -> "dispute";
      case "balance_transactions" -> "balance_transaction";
      case "customers" -> "customer";
      case "setup_intents" -> "setup_intent";
      default -> throw StubRefusal.missing("path", path);
    };
  }

  private static Predicate<Map<String, Object>> filter(StubForm form) {
    return row ->
        form.text("payment_intent").map(id -> id.equals(row.get("payment_intent"))).orElse(true)
            && form.text("type").map(type -> type.equals(row.get("type"))).orElse(true);
  }

  private Map<String, Object> search(String object, StubForm form) {
    Matcher query = QUERY.matcher(form.required("query"));
    if (!query.matches()) {
      throw StubRefusal.invalid("", "query", "We were unable to parse your search query");
    }
    boolean hidden = searchLags && object.equals("payment_intent");
    List<Map<String, Object>> found =
        account
            .shelf()
            .all(
                object,
                row ->
                    !hidden
                        && query
                            .group(2)
                            .equals(((Map<?, ?>) row.get("metadata")).get(query.group(1))));
    Map<String, Object> result = new LinkedHashMap<>();
    result.put("object", "search_result");
    result.put("data", found);
    result.put("has_more", false);
    result.put("url", "/v1/search");
    return result;
  }
}
