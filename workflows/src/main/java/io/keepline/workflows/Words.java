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
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a support person reads in the Temporal UI. It names no number and no person. */
final class Words {
  private static final int NEXT = 5;

  private Words() {}

  static void show(LeaseState state, List<String> refusedSignals) {
    Workflow.setCurrentDetails(describe(state.lease(), state.schedule(), refusedSignals));
  }

  static String describe(Lease lease, Schedule schedule, List<String> refusedSignals) {
    StringBuilder words = new StringBuilder();
    words.append("**").append(lease.status()).append("** ").append(sentence(lease)).append("\n\n");
    line(words, "Plan", lease.plan().label());
    line(words, "Paid until", lease.validUntil());
    line(words, "Could be lost", schedule.reclaimAt());
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
    line(words, "Clock ahead by", lease.clockOffset().isZero() ? null : lease.clockOffset());
    words.append("\nNext:\n");
    for (Wake wake : schedule.wakes().stream().limit(NEXT).toList()) {
      words.append("- ").append(wake.at()).append(' ').append(plain(wake.kind())).append('\n');
    }
    for (String refusal : refusedSignals) {
      words.append("\nRefused: ").append(refusal).append('\n');
    }
    return words.toString();
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
