package io.keepline.local.storm;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.split.ApiClient.Answer;
import io.keepline.local.split.LoadBrand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What clerks do: money over a counter, wrong entries taken back, help, and tasks. */
final class Desk {
  private final Errand errand;

  Desk(Errand errand) {
    this.errand = errand;
  }

  /** In cash, or by a terminal whose slip is this customer's next one. */
  void takeMoney() {
    boolean cash = errand.random().nextBoolean();
    errand.wish(cash ? "cash" : "terminal_card").ifPresent(wish -> takeMoney(wish, cash));
  }

  private void takeMoney(Errand.Wish wish, boolean cash) {
    Map<String, Object> body =
        wish.with(
            Map.of("storeId", LoadBrand.STORE, "idDocument", "passport", "staff", Errand.STAFF));
    if (!cash) {
      body.put("terminalReference", "slip-" + errand.key());
    }
    errand
        .send(Deed.RENEW_AT_COUNTER, "/v1/leases/" + wish.leaseId() + "/counter-renewals", body)
        .filter(Answer::isOk)
        .ifPresent(answer -> errand.harbour().entry(answer.text("/orderId")));
  }

  void takeBack() {
    errand
        .harbour()
        .anEntry()
        .ifPresent(
            order ->
                errand.send(
                    Deed.REVERSE_AT_COUNTER,
                    "/v1/orders/" + order + "/counter-reversal",
                    Errand.byStaff(Map.of())));
  }

  void help() {
    errand
        .harbour()
        .anyLease(errand.random())
        .ifPresent(
            lease ->
                errand.send(
                    Deed.ASK_FOR_HELP,
                    "/v1/leases/" + lease + "/cases",
                    Map.of("about", "not_updated")));
  }

  /** Settles a task with evidence; what only the bank or the provider knows is left to them. */
  void closeATask() {
    aTask()
        .ifPresent(
            task ->
                errand.send(
                    Deed.CLOSE_A_TASK,
                    "/v1/tasks/" + task + "/close",
                    Errand.byStaff(
                        Map.of(
                            "answer",
                            "settled",
                            "evidence",
                            Map.of("reference", "storm-" + errand.key())))));
  }

  private Optional<String> aTask() {
    List<String> open = new ArrayList<>();
    for (JsonNode task :
        errand.counter().read("/v1/tasks").map(a -> a.body().path("items")).stream()
            .flatMap(items -> items.valueStream())
            .toList()) {
      boolean decidedElsewhere = task.path("kind").asText().equals("chargeback");
      if (!decidedElsewhere && task.path("closes").findValuesAsText("answer").contains("settled")) {
        open.add(task.path("taskId").asText());
      }
    }
    return open.isEmpty() ? Optional.empty() : Optional.of(errand.any(open));
  }
}
