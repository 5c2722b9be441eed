package io.keepline.store.brand;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.lifecycle.RefundPolicy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads what giving a number up costs and gives back, over defaults, and writes it whole. */
final class RefundReader {
  private static final Set<String> NAMES =
      new TreeSet<>(List.of("currentTerm", "numberWithdrawn", "fees"));

  private RefundReader() {}

  /** What a {@code cancellation} object names, the rest as given. */
  static RefundPolicy read(Fields owner, RefundPolicy otherwise) {
    if (!owner.has("cancellation")) {
      return otherwise;
    }
    Fields f = owner.object("cancellation").only(NAMES);
    return new RefundPolicy(
        currentTerm(f, "currentTerm", otherwise.currentTerm()),
        currentTerm(f, "numberWithdrawn", otherwise.numberWithdrawn()),
        f.has("fees") ? BrandFile.money(f.amounts("fees", false)) : otherwise.fees());
  }

  private static RefundPolicy.CurrentTerm currentTerm(
      Fields f, String name, RefundPolicy.CurrentTerm otherwise) {
    return f.has(name) ? f.constant(name, RefundPolicy.CurrentTerm.class) : otherwise;
  }

  /** All of it, as a {@code cancellation} object. */
  static ObjectNode write(RefundPolicy policy, ObjectMapper json) {
    ObjectNode node = json.createObjectNode();
    node.put("currentTerm", policy.currentTerm().name());
    node.put("numberWithdrawn", policy.numberWithdrawn().name());
    ObjectNode fees = node.putObject("fees");
    policy.fees().forEach((currency, fee) -> fees.put(currency, fee.minorUnits()));
    return node;
  }
}
