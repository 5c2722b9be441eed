package io.keepline.store.brand;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PlanVersion;
import io.keepline.lifecycle.Policy;
import io.keepline.lifecycle.TermLength;
import io.keepline.lifecycle.price.Tariff;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A brand file: checked whole, then split into the brand and its plans.
 *
 * @param brand the brand, at a version the caller gives
 * @param content the file, normalised
 * @param plans each plan's content with its periods resolved, by plan id
 */
record BrandFile(Brand brand, String content, Map<String, String> plans) {
  private static final ObjectMapper JSON =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  static final String ID = "[a-z][a-z0-9-]{0,39}";
  static final String ID_FORM = "an id of small letters, digits and dashes";
  private static final Set<String> PLAN_FIELDS =
      Set.of(
          "planId",
          "names",
          "term",
          "prices",
          "restoreFees",
          "retired",
          "periods",
          "cancellation",
          "capabilities",
          "allowances");
  private static final Set<String> BRAND_FIELDS =
      Set.of(
          "brandId",
          "sandbox",
          "zone",
          "locale",
          "names",
          "support",
          "countries",
          "capabilities",
          "roamingZones",
          "channels",
          "periods",
          "cancellation",
          "terms",
          "methods",
          "earlyRenewal",
          "addOns",
          "promotions",
          "stores",
          "issuer",
          "topUps",
          "lowBalance",
          "$schema",
          "plans");

  /**
   * Reads and checks a file.
   *
   * @throws InvalidBrandException with a sentence for each thing that is wrong
   */
  static BrandFile parse(String written) {
    // Some editors put a byte order mark before the text; it says nothing in UTF-8.
    String text = written.startsWith("\uFEFF") ? written.substring(1) : written;
    JsonNode node = tree(text);
    Complaints wrong = Complaints.about(text);
    Fields file = Fields.root(node, wrong).only(BRAND_FIELDS);
    Policy defaults = PolicyReader.read(file, Policy.standard());
    String brandId = file.text("brandId", ID, ID_FORM);
    Map<String, String> contents = new LinkedHashMap<>();
    List<Plan> plans = new ArrayList<>();
    for (Fields fields : file.objects("plans")) {
      Plan plan = plan(fields, brandId, 1, defaults);
      JsonNode content = resolved(node.path("plans").path(plans.size()), plan);
      plans.add(plan);
      if (contents.put(plan.version().planId(), content.toString()) != null) {
        fields.complain("planId", "is used twice");
      }
    }
    Brand brand = brand(file, 1, List.copyOf(contents.keySet()));
    BrandCheck.check(file, brand, plans);
    wrong.throwIfAny();
    return new BrandFile(brand, node.toString(), contents);
  }

  /** The brand's periods and refunds are written into each plan: a sold one never changes. */
  private static JsonNode resolved(JsonNode written, Plan plan) {
    if (!(written.deepCopy() instanceof ObjectNode content)) {
      return written;
    }
    Policy policy = plan.version().policy();
    content.set("periods", PolicyReader.write(policy, JSON));
    content.set("cancellation", RefundReader.write(policy.refunds(), JSON));
    return content;
  }

  /** A brand from its stored content, which was checked by the rules of its own day. */
  static Brand storedBrand(int version, String content) {
    Complaints wrong = Complaints.ofStored();
    Fields file = Fields.root(tree(content), wrong);
    List<String> planIds =
        file.objects("plans").stream().map(f -> f.text("planId", ID, ID_FORM)).toList();
    Brand brand = brand(file, version, planIds);
    wrong.throwIfAny();
    return brand;
  }

  /** A plan from its stored content. */
  static Plan storedPlan(String brandId, int version, String content) {
    Complaints wrong = Complaints.ofStored();
    Plan plan = plan(Fields.root(tree(content), wrong), brandId, version, Policy.standard());
    wrong.throwIfAny();
    return plan;
  }

  private static JsonNode tree(String text) {
    try {
      JsonNode node = JSON.readTree(text);
      if (node.isObject()) {
        return node;
      }
    } catch (JsonProcessingException unreadable) {
      JsonLocation at = unreadable.getLocation();
      String where = at == null ? "" : "line " + at.getLineNr() + ": ";
      throw new InvalidBrandException(
          List.of(
              where
                  + "The brand file is not JSON that can be read: "
                  + unreadable.getOriginalMessage()
                  + "."));
    }
    throw new InvalidBrandException(List.of("The brand file must be one JSON object."));
  }

  private static Brand brand(Fields file, int version, List<String> planIds) {
    Fields support = file.object("support").only(Set.of("mail", "phone", "url"));
    Tariff tariff = TariffReader.read(file, planIds);
    return new Brand(
        file.text("brandId", ID, ID_FORM),
        version,
        file.flag("sandbox", false),
        file.parsed("zone", ZoneId::of, ZoneOffset.UTC, "an IANA zone, such as Asia/Shanghai"),
        file.text("locale", "[a-z]{2}(-[A-Z]{2})?", "a language, such as en or zh-CN"),
        file.named("names"),
        new Support(
            support.text("mail", "[^@\\s]+@[^@\\s]+", "a mail address"),
            support.text("phone", "\\+[1-9][0-9]{7,14}", "a phone number in E.164 form"),
            support.text("url", "https?://\\S+", "a web address")),
        Coverage.read(file),
        channels(file),
        planIds,
        terms(file),
        tariff,
        Named.all(file, "addOns", "addOnId"),
        Named.all(file, "promotions", "promotionId"),
        Store.all(file),
        Issuer.read(file),
        TopUpStep.read(file),
        money(file.amounts("lowBalance", file.has("lowBalance"))));
  }

  /** Links and documents need a mail; a short message is as good for the rest. */
  private static List<Channel> channels(Fields file) {
    if (!file.has("channels")) {
      return List.of(Channel.values());
    }
    List<Channel> channels = file.constants("channels", Channel.class);
    if (!channels.contains(Channel.MAIL) || Set.copyOf(channels).size() != channels.size()) {
      file.complain(
          "channels", "must contain MAIL, which alone carries links and documents, and each once");
    }
    return channels;
  }

  private static TermsOfService terms(Fields file) {
    return file.objectIf("terms")
        .map(f -> f.only(Set.of("version", "url")))
        .map(
            f ->
                new TermsOfService(
                    f.text("version", "[A-Za-z0-9.-]{1,40}", "a version, such as 2026-11"),
                    f.text("url", "https?://\\S+", "a web address")))
        .orElse(TermsOfService.NONE);
  }

  private static Plan plan(Fields fields, String brandId, int version, Policy defaults) {
    fields.only(PLAN_FIELDS);
    String planId = fields.text("planId", ID, ID_FORM);
    Fields term = fields.object("term").only(Set.of("count", "unit"));
    TermLength.Unit unit =
        term.parsed("unit", TermLength.Unit::valueOf, TermLength.Unit.DAYS, "DAYS or MONTHS");
    Range lengths = unit == TermLength.Unit.DAYS ? Range.SOME_DAYS : Range.MONTHS;
    int count = Math.max(1, term.whole("count", lengths));
    Policy policy = PolicyReader.read(fields, defaults);
    Map<String, Money> prices = money(fields.amounts("prices", true));
    Map<String, Money> restoreFees = money(fields.amounts("restoreFees", false));
    if (!restoreFees.isEmpty() && !restoreFees.keySet().equals(prices.keySet())) {
      fields.complain("restoreFees", "must be in the currencies of prices, or not there at all");
    }
    return new Plan(
        brandId,
        new PlanVersion(planId, version, new TermLength(count, unit), policy),
        fields.named("names"),
        prices,
        restoreFees,
        Coverage.ofPlan(fields),
        Allowance.all(fields),
        fields.flag("retired", false));
  }

  static Map<String, Money> money(Map<String, Long> amounts) {
    Map<String, Money> money = new LinkedHashMap<>();
    amounts.forEach((currency, minor) -> money.put(currency, Money.of(minor, currency)));
    return money;
  }
}
