package io.keepline.activities;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.price.PriceLine;
import io.keepline.store.DocumentContent.Amount;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Named;
import io.keepline.store.brand.Plan;
import io.keepline.workflows.Json;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An offer as the record keeps it: its lines named as they were called on that day. */
final class QuoteLines {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private QuoteLines() {}

  /** The lines, as the API writes and shows them. */
  static String json(List<PriceLine> lines, Brand brand, Plan plan) {
    ArrayNode array = JSON.createArrayNode();
    for (PriceLine line : lines) {
      ObjectNode node = array.addObject();
      node.put("code", line.code().name().toLowerCase(Locale.ROOT));
      node.put("subject", line.subject());
      names(line, brand, plan)
          .ifPresent(names -> new TreeMap<>(names).forEach(node.putObject("names")::put));
      if (line.terms() != 0) {
        node.put("terms", line.terms());
      }
      Amount amount = Amount.of(line.amount());
      node.putObject("amount").put("amount", amount.amount()).put("currency", amount.currency());
    }
    return array.toString();
  }

  /** The offer for the rules, with the terms of service that it was made under. */
  static String content(Quote quote, Brand brand) {
    try {
      ObjectNode content = (ObjectNode) JSON.readTree(Json.write(quote));
      brand.terms().writeTo(content);
      return content.toString();
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an offer is not JSON", e);
    }
  }

  private static Optional<Map<String, String>> names(PriceLine line, Brand brand, Plan plan) {
    return switch (line.code()) {
      case PLAN, PLAN_DAYS, EARLY_RENEWAL, RESTORE_FEE -> Optional.of(plan.names());
      case ADD_ON -> Named.names(brand.addOns(), line.subject());
      case PROMOTION, EXTRA_TERM -> Named.names(brand.promotions(), line.subject());
      // A charge by consent buys whole terms, never a step of the ladder or the rest of a term.
      case TOP_UP, UNUSED_DAYS, METHOD_FEE, METHOD_DISCOUNT -> Optional.empty();
    };
  }
}
