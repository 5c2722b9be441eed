package io.keepline.workflows;

import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.ServiceLevel;
import io.keepline.lifecycle.Task;
import io.keepline.lifecycle.TaskAnswers;
import io.keepline.lifecycle.Wake;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a support person reads in the Temporal UI. It names no number and no person. */
final class Words {
  private static final int NEXT = 5;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm xxx", Locale.ROOT);

  private Words() {}

  static void show(LeaseState state, List<String> refusedSignals) {
    Workflow.setCurrentDetails(describe(state.lease(), state.schedule(), refusedSignals));
  }

  /** Markdown: a list needs an empty line before it, or its lines run together. */
  static String describe(Lease lease, Schedule schedule, List<String> refusedSignals) {
    StringBuilder words = new StringBuilder();
    words.append("**").append(lease.status()).append("** ").append(sentence(lease)).append("\n\n");
    line(words, "Plan", lease.plan().label());
    line(words, "Paid until", lease.validUntil());
    line(words, "Could be lost", time(schedule, schedule.reclaimAt()));
    holds(words, lease);
    for (Order order : lease.orders()) {
      line(
          words, "Order " + order.orderId(), plain(order.state()) + " by " + plain(order.method()));
    }
    if (lease.cancellation().state() != Cancellation.State.NONE) {
      line(words, "Cancellation", plain(lease.cancellation().state()));
    }
    for (Task task : lease.tasks()) {
      line(words, "A person must decide", question(task));
    }
    line(words, "Sandbox clock ahead by", ahead(lease.clockOffset()));
    if (!schedule.wakes().isEmpty()) {
      words.append("\nNext, in the brand's time:\n\n");
    }
    for (Wake wake : schedule.wakes().stream().limit(NEXT).toList()) {
      line(words, String.valueOf(time(schedule, wake.at())), plain(wake.kind()));
    }
    if (!refusedSignals.isEmpty()) {
      words.append("\nRefused:\n\n");
    }
    for (String refusal : refusedSignals) {
      words.append("- ").append(refusal).append('\n');
    }
    // Temporal's pages cut the last line in half; let that be a rule.
    return words.append("\n---\n").toString();
  }

  /** As the brand's clocks show it, with their offset from UTC. */
  private static @Nullable String time(Schedule schedule, @Nullable Instant instant) {
    return instant == null ? null : TIME.format(instant.atOffset(schedule.offsetAt(instant)));
  }

  private static @Nullable String ahead(Duration offset) {
    return offset.isZero()
        ? null
        : "%d days %d h %d min"
            .formatted(offset.toDays(), offset.toHoursPart(), offset.toMinutesPart());
  }

  /** What is asked, and the answers that closeTask takes. */
  private static String question(Task task) {
    String answers =
        TaskAnswers.of(task.kind()).stream().map(Enum::name).collect(Collectors.joining(" or "));
    String evidence = TaskAnswers.needEvidence(task.kind()) ? ", with evidence" : "";
    return plain(task.kind()) + " (" + task.taskId() + "): closeTask " + answers + evidence;
  }

  /** A word of the rules as people write it: {@code TERM_BEGINS} is "term begins". */
  static String plain(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static void holds(StringBuilder words, Lease lease) {
    if (!lease.holds().isEmpty()) {
      String reasons =
          lease.holds().stream().map(h -> h.reason().name()).collect(Collectors.joining(", "));
      line(words, "Held", reasons);
    }
  }

  private static void line(StringBuilder words, String what, @Nullable Object value) {
    if (value != null) {
      words.append("- ").append(what).append(": ").append(value).append('\n');
    }
  }

  private static String sentence(Lease lease) {
    return switch (lease.status()) {
      case RESERVED -> "chosen, waiting for its first payment";
      case ACTIVE ->
          lease.wantedService() == ServiceLevel.FULL
              ? "paid and in service"
              : "paid; while it is held, service is " + plain(lease.wantedService());
      case GRACE -> "expired; renewable at the normal price";
      case SUSPENDED -> "no service; renewable with a restore fee";
      case RECLAIMING -> "the loss is being written";
      case QUARANTINED -> "lost (" + lease.lossCause() + "); nobody has the number";
      case ENDED -> "over (" + lease.lossCause() + ")";
    };
  }
}
