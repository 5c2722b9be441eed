package io.keepline.store.brand;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.lifecycle.Policy;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Reads periods over defaults, and writes them whole. Field names are the rules' own. */
final class PolicyReader {
  /** No final notice is shorter than a day. */
  private static final Range NOTICE = new Range(24, 8_784);

  private static final Set<String> NAMES =
      new TreeSet<>(
          List.of(
              "graceDays",
              "suspensionDays",
              "quarantineDays",
              "finalNoticeHours",
              "reservationMinutes",
              "quoteMinutes",
              "coolingOffHours",
              "linkHours",
              "stackingCapMonths",
              "paymentHoldHours",
              "unknownDays",
              "unreachableDays",
              "minimumUsefulDays",
              "reminderDays",
              "autoRenewDays",
              "inboundInGrace",
              "quietFromHour",
              "quietUntilHour"));

  private PolicyReader() {}

  /** What is named in the objects {@code periods} and {@code cancellation}, the rest as given. */
  static Policy read(Fields owner, Policy otherwise) {
    return periods(owner, otherwise).withRefunds(RefundReader.read(owner, otherwise.refunds()));
  }

  private static Policy periods(Fields owner, Policy otherwise) {
    if (!owner.has("periods")) {
      return otherwise;
    }
    Fields f = owner.object("periods").only(NAMES);
    int quietFrom = f.whole("quietFromHour", Range.HOUR, otherwise.quietFromHour());
    int quietUntil = f.whole("quietUntilHour", Range.HOUR, otherwise.quietUntilHour());
    try {
      return new Policy(
          f.whole("graceDays", Range.DAYS, otherwise.graceDays()),
          f.whole("suspensionDays", Range.DAYS, otherwise.suspensionDays()),
          f.whole("quarantineDays", Range.DAYS, otherwise.quarantineDays()),
          f.whole("finalNoticeHours", NOTICE, otherwise.finalNoticeHours()),
          f.whole("reservationMinutes", Range.MINUTES, otherwise.reservationMinutes()),
          f.whole("quoteMinutes", Range.MINUTES, otherwise.quoteMinutes()),
          f.whole("coolingOffHours", Range.HOURS, otherwise.coolingOffHours()),
          f.whole("linkHours", Range.SOME_HOURS, otherwise.linkHours()),
          f.whole("stackingCapMonths", Range.MONTHS, otherwise.stackingCapMonths()),
          f.whole("paymentHoldHours", Range.HOURS, otherwise.paymentHoldHours()),
          f.whole("unknownDays", Range.DAYS, otherwise.unknownDays()),
          f.whole("unreachableDays", Range.DAYS, otherwise.unreachableDays()),
          f.whole("minimumUsefulDays", Range.DAYS, otherwise.minimumUsefulDays()),
          f.wholes("reminderDays", Range.DAYS_AROUND, otherwise.reminderDays()),
          f.wholes("autoRenewDays", Range.DAYS_AROUND, otherwise.autoRenewDays()),
          f.flag("inboundInGrace", otherwise.inboundInGrace()),
          quietFrom,
          quietUntil,
          otherwise.refunds());
    } catch (IllegalArgumentException refused) {
      // Each wrong field has its sentence already.
      return otherwise;
    }
  }

  /** All periods, as a {@code periods} object. */
  static ObjectNode write(Policy policy, ObjectMapper json) {
    ObjectNode node = json.createObjectNode();
    node.put("graceDays", policy.graceDays());
    node.put("suspensionDays", policy.suspensionDays());
    node.put("quarantineDays", policy.quarantineDays());
    node.put("finalNoticeHours", policy.finalNoticeHours());
    node.put("reservationMinutes", policy.reservationMinutes());
    node.put("quoteMinutes", policy.quoteMinutes());
    node.put("coolingOffHours", policy.coolingOffHours());
    node.put("linkHours", policy.linkHours());
    node.put("stackingCapMonths", policy.stackingCapMonths());
    node.put("paymentHoldHours", policy.paymentHoldHours());
    node.put("unknownDays", policy.unknownDays());
    node.put("unreachableDays", policy.unreachableDays());
    node.put("minimumUsefulDays", policy.minimumUsefulDays());
    ArrayNode reminders = node.putArray("reminderDays");
    policy.reminderDays().forEach(reminders::add);
    ArrayNode autoRenew = node.putArray("autoRenewDays");
    policy.autoRenewDays().forEach(autoRenew::add);
    node.put("inboundInGrace", policy.inboundInGrace());
    node.put("quietFromHour", policy.quietFromHour());
    node.put("quietUntilHour", policy.quietUntilHour());
    return node;
  }
}
