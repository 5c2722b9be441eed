package io.keepline.activities.notice;

import io.keepline.lifecycle.NoticeKind;
import java.util.List;

/**
 * Which words a kind of notice takes, and what it cannot be said without. Everything else that a
 * template names is optional: the sentence that names it is left out where it is not given.
 */
final class NoticeTemplate {

  private NoticeTemplate() {}

  /** The first part of the template's keys: the kind, or one of a kind's forms. */
  static String key(NoticeKind kind, NoticeContent content) {
    return switch (kind) {
      case REMINDER -> reminder(content);
      case AUTO_RENEW_CONSENT ->
          form(kind, content.fact(NoticeFact.CONSENT).orElse(ConsentChange.GIVEN));
      case PAYMENT_REQUEST -> form(kind, content.knows(NoticeFact.CEILING), "ABOVE_CEILING");
      case PAYMENT_DECLINED -> form(kind, content.knows(NoticeFact.BALANCE), "BALANCE");
      case DISPUTE_WON -> form(kind, content.knows(NoticeFact.BALANCE), "TOP_UP");
      case PAYMENT_REFUNDED ->
          form(kind, content.fact(NoticeFact.REFUND_WAY).orElse(RefundWay.PAYMENT));
      case WELCOME,
          EXPIRED,
          SUSPENDED,
          FINAL_NOTICE,
          PAYMENT_BEING_CHECKED,
          RECEIPT,
          CANCELLATION_LINK,
          CANCELLATION_CONFIRMED,
          CANCELLATION_WITHDRAWN,
          CANCELLED,
          RECLAIMED,
          HOLD_PUT,
          HOLD_LIFTED,
          SERVICE_RESTORED,
          DISPUTE,
          TOPPED_UP,
          TOP_UP_KEPT,
          TOP_UP_DISPUTED,
          LOW_BALANCE ->
          kind.name();
    };
  }

  private static String reminder(NoticeContent content) {
    return content.fact(NoticeFact.DAYS_LEFT).orElse(1) <= 0
        ? form(NoticeKind.REMINDER, true, "OVERDUE")
        : form(NoticeKind.REMINDER, content.knows(NoticeFact.NEXT_CHARGE), "CHARGED");
  }

  /** The facts that must be given. */
  static List<NoticeFact<?>> needs(NoticeKind kind) {
    return switch (kind) {
      case WELCOME -> List.of(NoticeFact.VALID_UNTIL);
      case REMINDER -> List.of(NoticeFact.VALID_UNTIL, NoticeFact.DAYS_LEFT);
      case EXPIRED -> List.of(NoticeFact.VALID_UNTIL, NoticeFact.GRACE_ENDS);
      case SUSPENDED, FINAL_NOTICE -> List.of(NoticeFact.RECLAIM_AT);
      case PAYMENT_BEING_CHECKED -> List.of(NoticeFact.KEPT_UNTIL);
      case RECEIPT -> List.of(NoticeFact.AMOUNT, NoticeFact.VALID_UNTIL, NoticeFact.REFERENCE);
      case PAYMENT_DECLINED -> List.of(NoticeFact.DECLINED);
      case PAYMENT_REQUEST -> List.of(NoticeFact.VALID_UNTIL);
      case PAYMENT_REFUNDED -> List.of(NoticeFact.AMOUNT);
      case TOPPED_UP, TOP_UP_KEPT, TOP_UP_DISPUTED ->
          List.of(NoticeFact.AMOUNT, NoticeFact.BALANCE);
      case LOW_BALANCE -> List.of(NoticeFact.BALANCE);
      case CANCELLATION_LINK -> List.of(NoticeFact.LINK, NoticeFact.LINK_EXPIRES);
      case CANCELLATION_CONFIRMED -> List.of(NoticeFact.UNDO_UNTIL);
      case HOLD_PUT -> List.of(NoticeFact.HOLD);
      case AUTO_RENEW_CONSENT -> List.of(NoticeFact.CONSENT);
      case CANCELLATION_WITHDRAWN,
          CANCELLED,
          RECLAIMED,
          HOLD_LIFTED,
          SERVICE_RESTORED,
          DISPUTE,
          DISPUTE_WON ->
          List.of();
    };
  }

  private static String form(NoticeKind kind, RefundWay way) {
    return form(kind, way != RefundWay.PAYMENT, way.name());
  }

  private static String form(NoticeKind kind, ConsentChange change) {
    return form(kind, change != ConsentChange.GIVEN, change.name());
  }

  private static String form(NoticeKind kind, boolean other, String form) {
    return other ? kind.name() + "_" + form : kind.name();
  }
}
