package io.keepline.local.bench;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Events and their bytes by type. */
final class EventCount {
  private static final String CLOCK = "advanceClock";
  private final Map<EventType, Line> lines = new EnumMap<>(EventType.class);
  private int clockMoves;
  private int updates;
  private int runs;

  /**
   * One type.
   *
   * @param name the type's name without its prefix
   * @param events how many
   * @param bytes as the server sends them
   */
  record Line(String name, int events, long bytes) {
    Line plus(HistoryEvent event) {
      return new Line(name, events + 1, bytes + event.getSerializedSize());
    }
  }

  /** Adds one run's history. */
  void add(Collection<HistoryEvent> history) {
    runs++;
    for (HistoryEvent event : history) {
      Line line = lines.getOrDefault(event.getEventType(), new Line(name(event), 0, 0));
      lines.put(event.getEventType(), line.plus(event));
      updates += event.hasWorkflowExecutionUpdateAcceptedEventAttributes() ? 1 : 0;
      boolean clock =
          event
              .getWorkflowExecutionUpdateAcceptedEventAttributes()
              .getAcceptedRequest()
              .getInput()
              .getName()
              .equals(CLOCK);
      clockMoves += clock ? 1 : 0;
    }
  }

  private static String name(HistoryEvent event) {
    return event.getEventType().name().replace("EVENT_TYPE_", "").toLowerCase(Locale.ROOT);
  }

  /** The types, the most frequent first. */
  List<Line> lines() {
    return lines.values().stream()
        .sorted(Comparator.comparingInt(Line::events).reversed().thenComparing(Line::name))
        .toList();
  }

  int events() {
    return lines.values().stream().mapToInt(Line::events).sum();
  }

  long bytes() {
    return lines.values().stream().mapToLong(Line::bytes).sum();
  }

  /** How many updates were accepted. */
  int updates() {
    return updates;
  }

  /** How many histories were added. */
  int runs() {
    return runs;
  }

  /** How often a sandbox clock was moved: no number in service has such events. */
  int clockMoves() {
    return clockMoves;
  }
}
