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
    int quietFrom = hour(f, "quietFromHour", otherwise.quietFromHour());
    int quietUntil = hour(f, "quietUntilHour", otherwise.quietUntilHour());
    try {
      return new Policy(
          f.whole("graceDays", 0, otherwise.graceDays()),
          f.whole("suspensionDays", 0, otherwise.suspensionDays()),
          f.whole("quarantineDays", 0, otherwise.quarantineDays()),
          f.whole("finalNoticeHours", 24, otherwise.finalNoticeHours()),
          f.whole("reservationMinutes", 0, otherwise.reservationMinutes()),
          f.whole("quoteMinutes", 0, otherwise.quoteMinutes()),
          f.whole("coolingOffHours", 0, otherwise.coolingOffHours()),
          f.whole("linkHours", 0, otherwise.linkHours()),
          f.whole("stackingCapMonths", 1, otherwise.stackingCapMonths()),
          f.whole("paymentHoldHours", 0, otherwise.paymentHoldHours()),
          f.whole("unknownDays", 0, otherwise.unknownDays()),
          f.whole("unreachableDays", 0, otherwise.unreachableDays()),
          f.whole("minimumUsefulDays", 0, otherwise.minimumUsefulDays()),
          f.wholes("reminderDays", otherwise.reminderDays()),
          f.wholes("autoRenewDays", otherwise.autoRenewDays()),
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

  private static int hour(Fields fields, String name, int otherwise) {
    int hour = fields.whole(name, 0, otherwise);
    if (hour > 23) {
      fields.complain(name, "must be an hour of the day, 0 to 23");
    }
    return hour;
  }
}
