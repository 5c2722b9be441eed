package io.keepline.local.storm;

import io.keepline.local.split.ApiClient.Answer;
import io.keepline.local.text.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What was done and answered, by all customers together. */
final class Logbook {

  /** A declined order is an order; a refused one is none. */
  private static final int DECLINED = 402;

  /** One kind of deed. */
  private static final class Row {
    int done;
    int waiting;
    int refused;
    int sentAgain;
  }

  private final Map<String, Row> rows = new TreeMap<>();
  private final Map<String, Integer> struck = new TreeMap<>();
  private final Map<String, Integer> refusals = new TreeMap<>();
  private final Set<String> orders = new TreeSet<>();
  private final List<Pair> pairs = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();

  /** Two orders of one offer: at most one of them may ever be applied. */
  record Pair(String one, String other) {}

  synchronized void answered(String deed, Answer answer) {
    Row row = row(deed);
    String code = answer.text("/code");
    if (answer.status() == 202) {
      row.waiting++;
    } else if (answer.isOk()) {
      row.done++;
    } else {
      row.refused++;
      refusals.merge(answer.status() + " " + code, 1, Integer::sum);
    }
    if (answer.status() >= 500 && answer.status() != 503) {
      wrong.add(deed + " was answered with " + answer.status() + " " + code);
    }
    String order = answer.text("/orderId");
    if (!order.isEmpty() && (answer.isOk() || answer.status() == DECLINED)) {
      orders.add(order);
    }
  }

  synchronized void sentAgain(String deed) {
    row(deed).sentAgain++;
  }

  synchronized void struck(String what) {
    struck.merge(what, 1, Integer::sum);
  }

  synchronized void pair(Pair pair) {
    pairs.add(pair);
  }

  synchronized void wrong(String what) {
    wrong.add(what);
  }

  synchronized int orders() {
    return orders.size();
  }

  synchronized List<Pair> pairs() {
    return List.copyOf(pairs);
  }

  synchronized List<String> wrongs() {
    return List.copyOf(wrong);
  }

  private Row row(String deed) {
    return rows.computeIfAbsent(deed, d -> new Row());
  }

  synchronized List<String> lines() {
    TextTable deeds = new TextTable("deed", "done", "under way", "refused", "sent again");
    rows.forEach(
        (deed, row) ->
            deeds.add(
                List.of(
                    deed, "" + row.done, "" + row.waiting, "" + row.refused, "" + row.sentAgain)));
    List<String> lines = new ArrayList<>(deeds.lines());
    lines.add("");
    lines.addAll(counted("refused because", refusals));
    lines.add("");
    lines.addAll(counted("struck", struck));
    return lines;
  }

  private static List<String> counted(String title, Map<String, Integer> counts) {
    TextTable table = new TextTable(title, "times");
    counts.forEach((what, times) -> table.add(List.of(what, "" + times)));
    return table.lines();
  }
}
