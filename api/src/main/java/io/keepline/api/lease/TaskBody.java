package io.keepline.api.lease;

import io.keepline.api.http.Language;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Task;
import io.keepline.lifecycle.TaskAnswers;
import io.keepline.store.DifferenceRow;
import io.keepline.store.TaskRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.ResourceBundle;

/** A task, as it is shown: what happened, what to look at, and which calls close it. */
record TaskBody(
    String taskId,
    String kind,
    String state,
    String happened,
    String lookAt,
    List<Closing> closes,
    Optional<String> leaseId,
    Optional<String> leaseUrl,
    Optional<String> orderId,
    Optional<String> orderUrl,
    Optional<String> about,
    Optional<Difference> difference,
    Instant openedAt,
    Optional<Instant> dueAt,
    Optional<String> closedAs) {

  private static final String BUNDLE = "io.keepline.api.lease.tasks";

  /**
   * A call that closes it.
   *
   * @param method POST
   * @param url where to
   * @param answer the answer to send
   * @param evidence {@code none}, {@code reference}, or {@code reference_and_captured}
   * @param then what follows, in words
   */
  record Closing(String method, String url, String answer, String evidence, String then) {}

  /** What a provider's ledger and ours say. */
  record Difference(
      String provider,
      LocalDate day,
      String kind,
      String finding,
      String paymentId,
      Optional<String> refundId,
      Optional<Money> ours,
      Optional<Money> theirs,
      boolean gone) {
    static Difference of(DifferenceRow row) {
      return new Difference(
          row.provider(),
          row.day(),
          Wire.name(row.kind()),
          Wire.name(row.finding()),
          row.paymentId(),
          Optional.ofNullable(row.refundId()),
          Optional.ofNullable(row.ours()),
          Optional.ofNullable(row.theirs()),
          row.goneAt() != null);
    }
  }

  static TaskBody of(
      TaskRow row, Optional<DifferenceRow> difference, Urls urls, Language language) {
    Task.Kind kind = Task.Kind.valueOf(row.kind());
    ResourceBundle words = language.words(BUNDLE);
    String name = Wire.name(kind);
    return new TaskBody(
        row.taskId(),
        name,
        Wire.name(row.state()),
        words.getString(name + ".happened"),
        words.getString(name + ".look"),
        row.state().equals("OPEN") ? closings(row, kind, urls, words) : List.of(),
        Optional.ofNullable(row.leaseId()),
        Optional.ofNullable(row.leaseId()).map(urls::lease),
        Optional.ofNullable(row.orderId()),
        Optional.ofNullable(row.orderId()).map(urls::order),
        Optional.ofNullable(row.subject()).filter(s -> kind == Task.Kind.SUPPORT_CASE),
        difference.map(Difference::of),
        row.openedAt(),
        Optional.ofNullable(row.dueAt()),
        Optional.ofNullable(row.closedAs()).map(Wire::name));
  }

  private static List<Closing> closings(
      TaskRow row, Task.Kind kind, Urls urls, ResourceBundle words) {
    return TaskAnswers.of(kind).stream()
        .map(
            answer ->
                new Closing(
                    "POST",
                    urls.task(row.taskId()) + "/close",
                    Wire.name(answer),
                    evidence(kind, answer),
                    words.getString(Wire.name(kind) + "." + Wire.name(answer))))
        .toList();
  }

  private static String evidence(Task.Kind kind, Stimulus.Answer answer) {
    if (!TaskAnswers.needEvidence(kind)) {
      return "none";
    }
    return answer == Stimulus.Answer.PAID ? "reference_and_captured" : "reference";
  }
}
