package io.keepline.activities.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keepline.lifecycle.Money;
import io.keepline.store.DocumentContent.Amount;
import io.keepline.store.DocumentContent.Line;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The lines of a document, in the holder's language, as the quote promised them. */
final class DocumentLines {
  private static final String BUNDLE = "io.keepline.activities.document.lines";
  private static final ObjectMapper JSON = new ObjectMapper();

  private DocumentLines() {}

  /** The quote's lines; one line with the total where they do not add up to it. */
  static List<Line> quoted(DocumentFacts.Sale sale) {
    Money total = sale.quote().total();
    List<Line> lines = new ArrayList<>();
    for (JsonNode node : tree(sale.quote().lines())) {
      JsonNode amount = node.path("amount");
      lines.add(
          new Line(
              node.path("code").asText(),
              text(sale.language(), node),
              new Amount(amount.path("amount").asText(), amount.path("currency").asText())));
    }
    return addUpTo(lines, total) ? lines : List.of(new Line("plan", plan(sale), Amount.of(total)));
  }

  /** One line with a text of our own. */
  static List<Line> single(DocumentFacts.Sale sale, String code, Money amount) {
    return List.of(new Line(code, words(sale.language(), code), Amount.of(amount)));
  }

  private static boolean addUpTo(List<Line> lines, Money total) {
    if (lines.stream().anyMatch(line -> !line.amount().currency().equals(total.currency()))) {
      return false;
    }
    return lines.stream().map(line -> line.amount().money()).mapToLong(Money::minorUnits).sum()
        == total.minorUnits();
  }

  private static String plan(DocumentFacts.Sale sale) {
    String name = sale.plan().map(plan -> plan.name(sale.language())).orElse(sale.quote().planId());
    return times(name, sale.quote().terms());
  }

  /** The name of what is sold, as it was called on the day of the quote; else what the line is. */
  private static String text(String language, JsonNode line) {
    String code = line.path("code").asText();
    JsonNode names = line.path("names");
    String subject = line.path("subject").asText();
    String name = names.path(language).asText(names.path("en").asText(subject));
    String words = words(language, code);
    String text =
        switch (code) {
          case "plan", "add_on", "top_up" -> name;
          case "promotion", "extra_term", "plan_days" ->
              words(language, "of").formatted(words, name);
          default -> words;
        };
    return times(text, line.path("terms").asInt(1));
  }

  private static String times(String text, int terms) {
    return terms > 1 ? text + " × " + terms : text;
  }

  private static String words(String language, String code) {
    ResourceBundle bundle =
        ResourceBundle.getBundle(
            BUNDLE,
            Locale.forLanguageTag(language),
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    return bundle.containsKey(code) ? bundle.getString(code) : code.replace('_', ' ');
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the lines of a quote are not JSON", e);
    }
  }
}
