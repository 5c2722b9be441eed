package io.keepline.activities.notice;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.KeptReason;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Msisdn;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One brand, one holder and one number, for every test that needs words. */
final class Notices {

  static final Msisdn NUMBER = Msisdn.parse("+12025550123");
  static final BrandVoice BRAND =
      new BrandVoice(
          "TM Keep-Alive",
          "help@tm.example",
          new MailAddress("notices@tm.example"),
          "TMKEEP",
          ZoneId.of("Asia/Shanghai"));

  private Notices() {}

  static NoticeContent bare(String languageTag) {
    Addressee holder =
        new Addressee(
            Optional.of("Ada <b>Lovelace</b>"),
            Optional.of(new MailAddress("ada@example.org")),
            Optional.of(Msisdn.parse("+447700900123")),
            Locale.forLanguageTag(languageTag));
    return NoticeContent.of("ntc_1a2b", BRAND, holder, NUMBER);
  }

  /** Every fact there is. */
  static NoticeContent full(String languageTag) {
    return bare(languageTag)
        .with(NoticeFact.VALID_UNTIL, LocalDate.parse("2027-03-15"))
        .with(NoticeFact.PAID_UNTIL, LocalDate.parse("2027-03-15"))
        .with(NoticeFact.DAYS_LEFT, 7)
        .with(NoticeFact.STORE_AHEAD, 7)
        .with(NoticeFact.GRACE_ENDS, Instant.parse("2027-03-29T16:00:00Z"))
        .with(NoticeFact.RECLAIM_AT, Instant.parse("2027-04-28T16:30:00Z"))
        .with(NoticeFact.RENEW_PRICE, Money.of(1_200, "USD"))
        .with(NoticeFact.RESTORE_PRICE, Money.of(1_700, "USD"))
        .with(NoticeFact.KEPT_UNTIL, Instant.parse("2027-04-30T16:00:00Z"))
        .with(NoticeFact.AMOUNT, Money.of(1_200, "USD"))
        .with(
            NoticeFact.LINES,
            List.of(
                new MoneyLine("Keep-alive & roaming <1 month>", Money.of(1_300, "USD")),
                new MoneyLine("Early renewal", Money.of(-100, "USD"))))
        .with(NoticeFact.PLAN, "Keep-alive 1 month")
        .with(NoticeFact.REFERENCE, "rcp_77")
        .with(NoticeFact.ORDER, "ord_41")
        .with(NoticeFact.DECLINED, DeclineReason.INSUFFICIENT_FUNDS)
        .with(NoticeFact.REFUND, List.of(Money.of(2_400, "USD")))
        .with(NoticeFact.BALANCE_REFUND, List.of(Money.of(300, "USD")))
        .with(NoticeFact.REFUND_REASON, RefundReason.CANCELLATION)
        .with(NoticeFact.FEE, Money.of(0, "USD"))
        .with(NoticeFact.UNDO_UNTIL, Instant.parse("2027-03-02T09:05:00Z"))
        .with(NoticeFact.LINK, URI.create("https://tm.example/n?a=1&b=%3Cx%3E"))
        .with(NoticeFact.LINK_EXPIRES, Instant.parse("2027-03-01T09:05:00Z"))
        .with(NoticeFact.ACTIVATION, "LPA:1$smdp.example$QX7")
        .with(NoticeFact.HOLD, HoldReason.INACTIVITY)
        .with(NoticeFact.KEPT, KeptReason.RESTORE_FEE_NEEDED)
        .with(NoticeFact.CONSENT, ConsentChange.GIVEN)
        .with(NoticeFact.CEILING, Money.of(1_500, "USD"))
        .with(NoticeFact.NEXT_CHARGE, LocalDate.parse("2027-03-14"))
        .with(NoticeFact.BALANCE, Money.of(150, "USD"))
        .with(NoticeFact.PASSED, List.of(LeaseStatus.GRACE, LeaseStatus.SUSPENDED));
  }

  static MailMessage mail(String messageId, String to) {
    return new MailMessage(
        BRAND.sender(),
        BRAND.name(),
        new MailAddress(to),
        "您的号码 ***0123 expires",
        "plain words\n.\nafter a lonely dot\n",
        "<p>words in HTML</p>",
        messageId,
        Locale.ENGLISH,
        java.util.Map.of("Keepline-Notice", "ntc_1a2b"));
  }
}
