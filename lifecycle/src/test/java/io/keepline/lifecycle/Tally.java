package io.keepline.lifecycle;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often a walk entered each cell of the table, and each edge case. */
final class Tally {
  static final int LEAST = 100;

  /** The edge cases that the rules alone can meet. */
  private static final List<Integer> REACHABLE =
      List.of(
          1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 26, 27, 30, 34,
          35);

  /** Ways through auto-renew, and through a running term, that a walk must take. */
  enum Path {
    /** A charge by consent was refused for good, and its consent ended. */
    HARD_DECLINE_ENDED_CONSENT,
    /** A charge by consent was refused for now, and tried again at the next offset. */
    CHARGED_AGAIN_AFTER_SOFT_DECLINE,
    /** Nothing could be charged: the holder was asked to pay. */
    ASKED_TO_PAY,
    /** A charge by consent became a term. */
    RENEWED_BY_CONSENT,
    /** A paid change of plan was applied to a running term. */
    PLAN_CHANGED
  }

  private final Map<Path, Integer> paths = new EnumMap<>(Path.class);
  private final Map<LeaseStatus, Map<StimulusKind, Integer>> cells =
      new EnumMap<>(LeaseStatus.class);
  private final Map<Integer, Integer> cases = new TreeMap<>();
  long decisions;

  Tally() {
    for (LeaseStatus status : LeaseStatus.values()) {
      cells.put(status, new EnumMap<>(StimulusKind.class));
    }
    REACHABLE.forEach(e -> cases.put(e, 0));
    for (Path path : Path.values()) {
      paths.put(path, 0);
    }
  }

  /** A listed cell counts when it accepts, any other when it refuses as the table says. */
  void cell(LeaseStatus status, StimulusKind kind, Decision decision) {
    decisions++;
    boolean listed = Transitions.isListed(status, kind);
    if (decision instanceof Decision.Repeated) {
      return;
    }
    if (listed == decision instanceof Decision.Accepted) {
      cells.get(status).merge(kind, 1, Integer::sum);
    }
  }

  /** Adds what another walk counted. */
  Tally plus(Tally other) {
    other.cells.forEach(
        (status, counts) ->
            counts.forEach((kind, n) -> cells.get(status).merge(kind, n, Integer::sum)));
    other.cases.forEach((number, n) -> cases.merge(number, n, Integer::sum));
    other.paths.forEach((path, n) -> paths.merge(path, n, Integer::sum));
    decisions += other.decisions;
    return this;
  }

  void edgeCase(int number) {
    cases.merge(number, 1, Integer::sum);
  }

  void path(Path path) {
    paths.merge(path, 1, Integer::sum);
  }

  /** What was entered too rarely, in words. */
  List<String> starved() {
    List<String> starved = new ArrayList<>();
    for (LeaseStatus status : LeaseStatus.values()) {
      for (StimulusKind kind : StimulusKind.values()) {
        int count = cells.get(status).getOrDefault(kind, 0);
        if (count < LEAST) {
          starved.add(status + " x " + kind + ": " + count);
        }
      }
    }
    cases.forEach(
        (number, count) -> {
          if (count < LEAST) {
            starved.add("E" + number + ": " + count);
          }
        });
    paths.forEach(
        (path, count) -> {
          if (count < LEAST) {
            starved.add(path + ": " + count);
          }
        });
    return starved;
  }

  /** A table to print: a cell that is listed shows how often it accepted, else how often not. */
  String print() {
    StringBuilder out = new StringBuilder(String.format("%-24s", "entered"));
    for (LeaseStatus status : LeaseStatus.values()) {
      out.append(String.format("%13s", status));
    }
    for (StimulusKind kind : StimulusKind.values()) {
      out.append(String.format("%n%-24s", kind));
      for (LeaseStatus status : LeaseStatus.values()) {
        String mark = Transitions.isListed(status, kind) ? "" : "-";
        out.append(String.format("%13s", mark + cells.get(status).getOrDefault(kind, 0)));
      }
    }
    out.append(String.format("%nedge cases"));
    cases.forEach((number, count) -> out.append(" E").append(number).append("=").append(count));
    out.append(String.format("%npaths ")).append(paths);
    return out.toString();
  }
}
