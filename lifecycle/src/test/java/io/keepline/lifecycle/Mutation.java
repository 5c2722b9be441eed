package io.keepline.lifecycle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A mistake that could be made in the rules.
 *
 * @param name what goes wrong
 * @param file the source it is planted in
 * @param edits pairs of a text and what stands there instead
 */
record Mutation(String name, String file, List<String> edits) {

  static final List<Mutation> PLANTED =
      List.of(
          of(
              "PAID is not in flight",
              "OrderState.java",
              "this == UNKNOWN || this == PAID;",
              "this == UNKNOWN;"),
          of(
              "an old proof counts",
              "Lease.java",
              "!present.validUntil().equals(validUntil)",
              "!present.validUntil().equals(present.validUntil())",
              "!graceUntil().equals(Optional.of(present.graceUntil()))",
              "false"),
          of("a lifted hold leaves the proof", "StatusRules.java", "    draft.proof = null;\n", ""),
          of(
              "the anchor is kept in SUSPENDED",
              "RenewalDates.java",
              "AnchoredDate tomorrow = AnchoredDate.on(today.plusDays(1));",
              "AnchoredDate tomorrow = new AnchoredDate(today.plusDays(1), paid.anchorDay());"),
          of(
              "chained plusMonths",
              "AnchoredDate.java",
              "yield new AnchoredDate(month.atDay(day), anchorDay);",
              "yield on(date.plusMonths(length.count()));"),
          of(
              "the cap truncates",
              "OrderRules.java",
              "return RenewalDates.of(",
              "return cut(draft, quote, RenewalDates.of(",
              ".notBefore(quote.newValidUntil());",
              ".notBefore(quote.newValidUntil()));",
              "  private OrderRules() {}",
              """
                private static RenewalDates cut(Draft draft, Quote quote, RenewalDates dates) {
                  LocalDate most = draft.today().plusDays(1)
                      .plusMonths(quote.plan().policy().stackingCapMonths());
                  return dates.end().date().isAfter(most)
                      ? new RenewalDates(dates.base(), AnchoredDate.on(most)) : dates;
                }
              """),
          of(
              "CONFIRMED does not block apply",
              "OrderRules.java",
              "draft.status.isLive() && !draft.cancellation.isConfirmed()",
              "draft.status.isLive()"),
          of(
              "RECLAIMING is set after the yield",
              "LossRules.java",
              "    draft.status = LeaseStatus.RECLAIMING;\n",
              ""),
          of(
              "the brake is ignored",
              "LossRules.java",
              "    draft.brakedUntil = braked.until();\n",
              ""),
          of(
              "a reminder is sent twice",
              "NoticeRules.java",
              "(last == null || d < last)",
              "(last == null || d <= last)"),
          of(
              "an announced date moves earlier",
              "Scheduler.java",
              "at = LossRules.later(at, lease.announcedReclaimAt());",
              "at = LossRules.later(at, at);"));

  private static Mutation of(String name, String file, String... edits) {
    return new Mutation(name, file, List.of(edits));
  }

  /** The source with the mistake, if it is the file's; a text that is not there is an error. */
  String appliedTo(Path source) throws IOException {
    String text = Files.readString(source);
    if (source.endsWith(file)) {
      for (int i = 0; i < edits.size(); i += 2) {
        if (!text.contains(edits.get(i))) {
          throw new AssertionError(name + ": " + file + " has no longer: " + edits.get(i));
        }
        text = text.replace(edits.get(i), edits.get(i + 1));
      }
    }
    return text;
  }
}
