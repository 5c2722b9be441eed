package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.KeptReason;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.NoticeKind;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NoticeComposerTest {

  private final NoticeComposer composer = new NoticeComposer();

  static Stream<Arguments> everyKindInEveryLanguage() {
    return Arrays.stream(NoticeKind.values())
        .flatMap(kind -> Stream.of("en", "zh").map(tag -> Arguments.of(kind, tag)));
  }

  @ParameterizedTest
  @MethodSource("everyKindInEveryLanguage")
  void everyKindNamesBrandSupportAndMaskedNumberInBothLanguages(NoticeKind kind, String tag) {
    ComposedNotice notice = composer.compose(kind, Notices.full(tag));
    MailMessage mail = notice.mail().orElseThrow();
    SmsMessage sms = notice.sms().orElseThrow();

    assertThat(List.of(mail.text(), mail.html(), sms.text()))
        .allSatisfy(words -> assertThat(words).contains("TM Keep-Alive", "help@tm.example"));
    assertThat(mail.subject()).contains("TM Keep-Alive", "***0123");
    assertThat(sms.text()).contains("***0123");
    assertThat(List.of(mail.subject(), sms.text()))
        .allSatisfy(
            words -> assertThat(words).doesNotContain("2025550123", "http", "LPA", "Lovelace"));
    assertThat(mail.text()).contains("+12025550123", "Ada <b>Lovelace</b>");
    assertThat(List.of(mail.subject(), mail.text(), mail.html(), sms.text()))
        .allSatisfy(words -> assertThat(Template.names(words)).isEmpty());
    assertThat(mail.locale()).isEqualTo(Locale.forLanguageTag(tag));
  }

  @ParameterizedTest
  @MethodSource("everyKindInEveryLanguage")
  void everyKindCanBeSaidWithItsNeededFactsOnly(NoticeKind kind, String tag) {
    NoticeContent content = needed(kind, Notices.bare(tag), Notices.full(tag));

    ComposedNotice notice = composer.compose(kind, content);

    assertThat(notice.mail().orElseThrow().text().lines().count()).isGreaterThan(4);
    assertThat(notice.sms().orElseThrow().text()).contains("***0123");
  }

  @ParameterizedTest
  @EnumSource(NoticeKind.class)
  void aMissingFactIsNamedInsteadOfLeftBlank(NoticeKind kind) {
    for (NoticeFact<?> left : NoticeTemplate.needs(kind)) {
      NoticeContent content = Notices.bare("en");
      for (NoticeFact<?> fact : NoticeTemplate.needs(kind)) {
        content = fact == left ? content : copy(fact, content, Notices.full("en"));
      }
      NoticeContent incomplete = content;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> composer.compose(kind, incomplete))
          .withMessage("notice " + kind + " needs the fact " + left);
    }
  }

  @ParameterizedTest
  @MethodSource("everyKindInEveryLanguage")
  void everyValueIsEscapedInHtml(NoticeKind kind, String tag) {
    BrandVoice nasty =
        new BrandVoice(
            "<script>alert('x')</script>",
            "\"quoted\" & <i>",
            Notices.BRAND.sender(),
            "TM",
            Notices.BRAND.zone());
    NoticeContent content =
        NoticeContent.of("ntc_9", nasty, Notices.full(tag).holder(), Notices.NUMBER);
    for (NoticeFact<?> fact : NoticeTemplate.needs(kind)) {
      content = copy(fact, content, Notices.full(tag));
    }
    content = content.with(NoticeFact.LINK, URI.create("https://tm.example/?a=1&b='"));

    String html = composer.compose(kind, content).mail().orElseThrow().html();

    assertThat(html)
        .contains("&lt;script&gt;alert(&#39;x&#39;)", "&quot;quoted&quot; &amp; &lt;i&gt;")
        .contains("href=\"https://tm.example/?a=1&amp;b=&#39;\"")
        .doesNotContain("<script", "<i>", "<b>");
  }

  @ParameterizedTest
  @MethodSource("everyKindInEveryLanguage")
  void shortMessagesStayShort(NoticeKind kind, String tag) {
    String text = composer.compose(kind, Notices.full(tag)).sms().orElseThrow().text();

    assertThat(SmsParts.isGsm7(text)).isEqualTo(tag.equals("en"));
    assertThat(SmsParts.count(text)).as(text).isLessThanOrEqualTo(2);
  }

  @Test
  void aBalanceThatIsTooLowIsSaidWithThePriceAndBothWaysOut() {
    MailMessage mail =
        composer.compose(NoticeKind.PAYMENT_DECLINED, Notices.full("en")).mail().orElseThrow();
    assertThat(mail.text())
        .contains("a renewal costs $12.00, and your balance is $1.50. Nothing was taken")
        .contains("We try again on March 14, 2027: top up before then, or pay now");
  }

  @ParameterizedTest
  @EnumSource(DeclineReason.class)
  void everyDeclineHasItsOwnReasonAndARemedy(DeclineReason reason) {
    for (String tag : List.of("en", "zh")) {
      NoticeContent content = Notices.bare(tag).with(NoticeFact.DECLINED, reason);
      ComposedNotice notice = composer.compose(NoticeKind.PAYMENT_DECLINED, content);
      Phrases phrases = Phrases.of(Locale.forLanguageTag(tag), Notices.BRAND.zone(), true);

      assertThat(notice.mail().orElseThrow().text())
          .contains(phrases.decline(reason), phrases.remedy(reason));
      assertThat(notice.sms().orElseThrow().text())
          .contains(phrases.decline(reason), phrases.remedy(reason));
      assertThat(SmsParts.count(notice.sms().orElseThrow().text())).isLessThanOrEqualTo(2);
    }
  }

  @ParameterizedTest
  @EnumSource(KeptReason.class)
  void aTopUpThatWasKeptSaysWhyInMailAndShortMessage(KeptReason reason) {
    for (String tag : List.of("en", "zh")) {
      NoticeContent content =
          Notices.bare(tag)
              .with(NoticeFact.AMOUNT, Money.of(5_000, "USD"))
              .with(NoticeFact.BALANCE, Money.of(5_150, "USD"));
      Phrases phrases = Phrases.of(Locale.forLanguageTag(tag), Notices.BRAND.zone(), true);
      ComposedNotice told =
          composer.compose(NoticeKind.TOP_UP_KEPT, content.with(NoticeFact.KEPT, reason));
      ComposedNotice unknown = composer.compose(NoticeKind.TOP_UP_KEPT, content);
      String why = tag.equals("en") ? "The reason: " : "原因：";

      assertThat(told.mail().orElseThrow().text()).contains(why + phrases.kept(reason));
      assertThat(told.sms().orElseThrow().text()).contains(why + phrases.kept(reason));
      assertThat(SmsParts.count(told.sms().orElseThrow().text())).isLessThanOrEqualTo(2);
      assertThat(unknown.mail().orElseThrow().text()).doesNotContain(why);
    }
  }

  @ParameterizedTest
  @EnumSource(HoldReason.class)
  void everyHoldHasWords(HoldReason reason) {
    NoticeContent content = Notices.full("en").with(NoticeFact.HOLD, reason);

    String text = composer.compose(NoticeKind.HOLD_PUT, content).mail().orElseThrow().text();

    assertThat(text).contains("restricted. Reason: ").doesNotContain(reason.name());
  }

  @ParameterizedTest
  @EnumSource(LeaseStatus.class)
  void everyPassedStatusHasWords(LeaseStatus status) {
    NoticeContent content = Notices.full("zh").with(NoticeFact.PASSED, List.of(status));

    String text = composer.compose(NoticeKind.SUSPENDED, content).mail().orElseThrow().text();

    assertThat(text).contains("您的号码还经历了").doesNotContain(status.name());
  }

  @Test
  void statusesPassedUnannouncedAreToldInTheNextNotice() {
    assertThat(text(NoticeKind.SUSPENDED, Notices.full("en")))
        .contains("Meanwhile your number has also passed: expiry, suspension.");
    assertThat(text(NoticeKind.SUSPENDED, Notices.full("zh"))).contains("还经历了：到期、停机。");
  }

  @Test
  void datesAreTheBrandsInTheHoldersForm() {
    assertThat(text(NoticeKind.SUSPENDED, Notices.full("en")))
        .contains("lost for good on April 29, 2027 00:30 (China Time)");
    assertThat(text(NoticeKind.SUSPENDED, Notices.full("en-GB")))
        .contains("lost for good on 29 April 2027 00:30 (China Time)");
    assertThat(text(NoticeKind.SUSPENDED, Notices.full("zh-CN")))
        .contains("2027年4月29日 00:30（中国时间）");
  }

  @Test
  void aPaidUntilDateIsShownAsItsFirstMinute() {
    assertThat(text(NoticeKind.REMINDER, Notices.full("en")))
        .contains("paid until March 15, 2027 00:00 (China Time). That is in 7 days.");
    assertThat(text(NoticeKind.REMINDER, Notices.full("en").with(NoticeFact.DAYS_LEFT, 1)))
        .contains("That is in 1 day.");
  }

  @Test
  void moneyHasTheDigitsOfItsCurrency() {
    assertThat(restoreFor(Money.of(1_200, "JPY"), "en")).contains("¥1,200,");
    assertThat(restoreFor(Money.of(120_050, "USD"), "en")).contains("$1,200.50,");
    assertThat(restoreFor(Money.of(1_234, "KWD"), "en")).contains("1.234,");
    assertThat(restoreFor(Money.of(120_050, "CNY"), "zh-CN")).contains("¥1,200.50（");
    assertThat(restoreFor(Money.of(120_050, "USD"), "zh-CN")).contains("US$1,200.50（");
    assertThat(restoreFor(Money.of(1_200, "JPY"), "zh-CN")).contains("JP¥1,200（");
  }

  @Test
  void aReceiptListsItsLinesAndItsTotal() {
    MailMessage mail =
        composer.compose(NoticeKind.RECEIPT, Notices.full("en")).mail().orElseThrow();

    assertThat(mail.text())
        .contains("Keep-alive & roaming <1 month>: $13.00\nEarly renewal: -$1.00\n\nTotal: $12.00");
    assertThat(mail.html()).contains("&lt;1 month&gt;: $13.00<br>Early renewal: -$1.00");
  }

  @Test
  void anUnknownLanguageIsAnsweredInEnglishFormsIncluded() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.SIMPLIFIED_CHINESE);
      MailMessage mail =
          composer.compose(NoticeKind.SUSPENDED, Notices.full("fr-FR")).mail().orElseThrow();

      assertThat(mail.text()).contains("April 29, 2027", "$17.00");
      assertThat(mail.locale()).isEqualTo(Locale.ENGLISH);
      assertThat(mail.html()).contains("lang=\"en\"");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aReminderAfterExpirySaysThatItIsOver() {
    NoticeContent late = Notices.full("en").with(NoticeFact.DAYS_LEFT, -1);

    assertThat(text(NoticeKind.REMINDER, late)).contains("expired on March 15, 2027");
    assertThat(composer.compose(NoticeKind.REMINDER, late).sms().orElseThrow().text())
        .contains("expired on")
        .doesNotContain("expires");
  }

  @Test
  void revokedConsentIsNotToldAsGiven() {
    NoticeContent revoked = Notices.full("en").with(NoticeFact.CONSENT, ConsentChange.REVOKED);

    assertThat(text(NoticeKind.AUTO_RENEW_CONSENT, revoked)).contains("is off");
    assertThat(text(NoticeKind.AUTO_RENEW_CONSENT, Notices.full("en"))).contains("You allowed us");
    NoticeContent asked = Notices.full("en").with(NoticeFact.CONSENT, ConsentChange.ASKED);
    assertThat(text(NoticeKind.AUTO_RENEW_CONSENT, asked))
        .contains("nothing is charged by itself", "link to pay")
        .doesNotContain("will renew automatically");
  }

  @Test
  void aConsentBelowThePriceIsNotToldAsACharge() {
    NoticeContent low =
        copy(NoticeFact.CEILING, Notices.bare("en"), Notices.full("en"))
            .with(NoticeFact.CONSENT, ConsentChange.ABOVE_CEILING)
            .with(NoticeFact.RENEW_PRICE, Money.of(2_500, "USD"));

    assertThat(text(NoticeKind.AUTO_RENEW_CONSENT, low))
        .contains("costs $25.00", "not charged by itself", "link to pay")
        .doesNotContain("will renew automatically", "next charge is planned");
  }

  @Test
  void aSentenceAboutSomethingUnknownIsLeftOut() {
    NoticeContent priceless = copy(NoticeFact.RECLAIM_AT, Notices.bare("en"), Notices.full("en"));

    assertThat(text(NoticeKind.SUSPENDED, priceless))
        .contains("will be lost for good")
        .doesNotContain("To bring it back now");
  }

  @Test
  void theSameNoticeHasTheSameMessageId() {
    String first = id(Notices.full("en"));

    assertThat(first).isEqualTo("<ntc_1a2b@tm.example>").isEqualTo(id(Notices.full("zh")));
  }

  @Test
  void aChannelThatTheHolderLacksIsNotComposedFor() {
    Addressee nobody =
        new Addressee(Optional.empty(), Optional.empty(), Optional.empty(), Locale.ENGLISH);

    ComposedNotice notice =
        composer.compose(
            NoticeKind.RECLAIMED, NoticeContent.of("ntc_2", Notices.BRAND, nobody, Notices.NUMBER));

    assertThat(notice).isEqualTo(new ComposedNotice(Optional.empty(), Optional.empty()));
  }

  @Test
  void aNameCannotSmuggleALineOrTurnTheReadingDirection() {
    BrandVoice brand =
        new BrandVoice(
            "TM\r\nBcc: eve@example.org\u202e",
            "help",
            Notices.BRAND.sender(),
            "TM",
            Notices.BRAND.zone());
    MailMessage mail =
        composer
            .compose(
                NoticeKind.RECLAIMED,
                NoticeContent.of("ntc_3", brand, Notices.full("en").holder(), Notices.NUMBER))
            .mail()
            .orElseThrow();

    assertThat(mail.subject()).startsWith("TM Bcc: eve@example.org: number");
    assertThat(mail.fromName()).isEqualTo("TM Bcc: eve@example.org");
  }

  @Test
  void aLinkThatIsNoPageIsRefused() {
    NoticeContent content =
        Notices.full("en").with(NoticeFact.LINK, URI.create("javascript:alert(1)"));

    assertThatIllegalArgumentException()
        .isThrownBy(() -> composer.compose(NoticeKind.CANCELLATION_LINK, content));
  }

  @Test
  void nothingPersonalIsPrintedByAccident() {
    NoticeContent content = Notices.full("en");
    ComposedNotice notice = composer.compose(NoticeKind.CANCELLATION_LINK, content);

    assertThat(List.of(content.toString(), notice.toString(), content.holder().toString()))
        .allSatisfy(
            printed ->
                assertThat(printed)
                    .doesNotContain(
                        "Lovelace", "ada@", "2025550123", "7700900123", "tm.example/n"));
  }

  private String text(NoticeKind kind, NoticeContent content) {
    return composer.compose(kind, content).mail().orElseThrow().text();
  }

  private String restoreFor(Money price, String tag) {
    return text(NoticeKind.SUSPENDED, Notices.full(tag).with(NoticeFact.RESTORE_PRICE, price));
  }

  private String id(NoticeContent content) {
    return composer.compose(NoticeKind.RECEIPT, content).mail().orElseThrow().messageId();
  }

  private static NoticeContent needed(NoticeKind kind, NoticeContent bare, NoticeContent full) {
    NoticeContent content = bare;
    for (NoticeFact<?> fact : new ArrayList<>(NoticeTemplate.needs(kind))) {
      content = copy(fact, content, full);
    }
    return content;
  }

  private static <T> NoticeContent copy(NoticeFact<T> fact, NoticeContent to, NoticeContent from) {
    return to.with(fact, from.fact(fact));
  }
}
