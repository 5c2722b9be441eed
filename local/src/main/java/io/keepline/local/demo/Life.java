package io.keepline.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.CannotRun;
import io.keepline.local.client.Mailbox;
import io.keepline.local.client.PayPage;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Buyer;
import io.keepline.local.client.Shop.Means;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;

/** One number's life. Every step is told only after the API's own answers show it. */
final class Life {
  private static final String COUNTRY = "US";
  private static final String PLAN = "tnt-sms";
  private static final Means GOOD_CARD = Means.card("tok_visa");
  private static final Means EMPTY_CARD = Means.card("tok_insufficient_funds");
  private static final Means WALLET = Means.wallet("wal_on_time");

  private final Shop shop;
  private final Mailbox mailbox;
  private final Teller teller;
  private final PayPage payPage = new PayPage();

  Life(Shop shop, Mailbox mailbox, Teller teller) {
    this.shop = shop;
    this.mailbox = mailbox;
    this.teller = teller;
  }

  /**
   * Lives it from beginning to end.
   *
   * @param locale the holder's language
   * @param workflow makes the address of a lease's workflow
   * @throws CannotRun if a step was not seen
   */
  void live(String locale, WorkflowAddress workflow) {
    JsonNode number = shop.freeNumber(COUNTRY);
    String leaseId = begin(number, locale);
    teller.add("workflow", workflow.of(leaseId));
    remindAndRenew(leaseId);
    declineAndPayAnotherWay(leaseId);
    expireAndRenewInGrace(leaseId);
    loseIt(leaseId, number.path("numberId").asText());
  }

  /** Makes the address of a lease's workflow. */
  @FunctionalInterface
  interface WorkflowAddress {
    /** Where people look into it, or a sentence that says why nowhere. */
    String of(String leaseId);
  }

  private String begin(JsonNode number, String locale) {
    Reply quote = shop.startQuote(number.path("numberId").asText(), PLAN, "USD");
    Buyer buyer = new Buyer("Demo Holder", locale, mailbox.address());
    Reply order = shop.start(quote.text("/quoteId"), buyer, WALLET).expectYes("The start");
    String leaseId = order.text("/leaseId");
    Reply reserved = shop.awaitStatus(leaseId, "reserved");
    tell(Step.RESERVED, reserved, number.path("number").asText(), money(quote, "/total"));
    teller.add("redirect", order.text("/nextAction/url"));
    payPage.press(order.text("/nextAction/url"), "pay");
    Reply paid = shop.awaitOrder(order.text("/orderId"), "applied");
    tell(Step.PAID, shop.lease(leaseId), money(paid, "/total"), method(paid));
    Reply active = shop.awaitStatus(leaseId, "active");
    shop.awaitHappened(leaseId, "notice", "welcome");
    tell(Step.ACTIVE, active, active.text("/validUntil"));
    return leaseId;
  }

  private void remindAndRenew(String leaseId) {
    Reply near = shop.advanceTo(leaseId, validUntil(leaseId).minusDays(2));
    JsonNode reminder = shop.awaitHappened(leaseId, "notice", "reminder");
    tell(Step.REMINDED, near, channel(reminder));
    Reply applied = renew(leaseId, GOOD_CARD);
    Reply renewed = shop.lease(leaseId);
    tell(Step.RENEWED, renewed, money(applied, "/total"), renewed.text("/validUntil"));
  }

  private void declineAndPayAnotherWay(String leaseId) {
    Reply quote = shop.renewQuote(leaseId);
    Reply no = shop.renew(leaseId, quote, EMPTY_CARD);
    if (no.status() != 402 || !no.text("/code").equals("payment_declined")) {
      throw new CannotRun(
          "An empty card was answered with " + no.status() + " " + no.text("/code"));
    }
    tell(Step.DECLINED, shop.lease(leaseId), money(quote, "/total"), declinedWords(no));
    String orderId = no.text("/orderId");
    Reply pending = shop.payAnotherWay(orderId, WALLET).expectYes("Another method");
    payPage.press(pending.text("/nextAction/url"), "pay");
    Reply applied = shop.awaitOrder(orderId, "applied");
    Reply lease = shop.lease(leaseId);
    tell(
        Step.PAID_ANOTHER_WAY,
        lease,
        money(applied, "/total"),
        method(applied),
        lease.text("/validUntil"));
  }

  private void expireAndRenewInGrace(String leaseId) {
    LocalDate oldEnd = validUntil(leaseId);
    shop.advanceTo(leaseId, oldEnd.plusDays(3));
    Reply grace = shop.awaitStatus(leaseId, "grace");
    shop.awaitHappened(leaseId, "audit", "expired");
    tell(Step.EXPIRED, grace, oldEnd.toString());
    tell(Step.GRACE, grace, grace.text("/graceUntil"));
    Reply applied = renew(leaseId, GOOD_CARD);
    Reply renewed = shop.awaitStatus(leaseId, "active");
    tell(
        Step.RENEWED_IN_GRACE,
        renewed,
        money(applied, "/total"),
        oldEnd.toString(),
        renewed.text("/validUntil"));
  }

  private void loseIt(String leaseId, String numberId) {
    LocalDate end = validUntil(leaseId);
    shop.advanceTo(leaseId, end.plusDays(1));
    Reply expired = shop.awaitStatus(leaseId, "grace");
    tell(Step.EXPIRED_AGAIN, expired, end.toString());
    LocalDate graceUntil = LocalDate.parse(expired.text("/graceUntil"));
    shop.advanceTo(leaseId, graceUntil.plusDays(1));
    Reply suspended = shop.awaitStatus(leaseId, "suspended");
    tell(Step.SUSPENDED, suspended, suspended.text("/suspendedUntil"));
    LocalDate suspendedUntil = LocalDate.parse(suspended.text("/suspendedUntil"));
    shop.advanceTo(leaseId, suspendedUntil.minusDays(1));
    JsonNode notice = shop.awaitHappened(leaseId, "notice", "final_notice");
    Reply noticed = shop.lease(leaseId);
    tell(Step.NOTICED, noticed, channel(notice));
    shop.advanceTo(leaseId, suspendedUntil.plusDays(2));
    Reply lost = shop.awaitStatus(leaseId, "quarantined");
    if (!lost.text("/lossCause").equals("reclaimed")) {
      throw new CannotRun("The number was lost, but not because it was reclaimed.");
    }
    tell(Step.RECLAIMED, lost);
    Instant quarantineUntil = Instant.parse(lost.text("/quarantineUntil"));
    ZoneId zone = ZoneId.of(lost.text("/zone"));
    tell(Step.QUARANTINED, lost, LocalDate.ofInstant(quarantineUntil, zone).toString());
    shop.advanceTo(leaseId, quarantineUntil.plusSeconds(1));
    Reply ended = shop.awaitStatus(leaseId, "ended");
    JsonNode free =
        shop.freeNumbers(COUNTRY).stream()
            .filter(number -> number.path("numberId").asText().equals(numberId))
            .findFirst()
            .orElseThrow(() -> new CannotRun("The number is not free again."));
    tell(Step.AVAILABLE, ended, free.path("number").asText());
  }

  private Reply renew(String leaseId, Means means) {
    Reply quote = shop.renewQuote(leaseId);
    Reply order = shop.renew(leaseId, quote, means).expectYes("The renewal");
    return shop.awaitOrder(order.text("/orderId"), "applied");
  }

  private void tell(Step step, Reply lease, Object... details) {
    ZoneId zone = ZoneId.of(lease.text("/zone"));
    teller.seen(step, Instant.parse(lease.text("/now")), zone, details);
    shop.letNoticesLeave(lease.text("/leaseId"));
    teller.mails(mailbox.mails());
  }

  private LocalDate validUntil(String leaseId) {
    return LocalDate.parse(shop.lease(leaseId).text("/validUntil"));
  }

  private String channel(JsonNode notice) {
    String channel = notice.path("detail").path("channel").asText();
    return teller.word("channel." + channel.toLowerCase(Locale.ROOT));
  }

  private String method(Reply order) {
    return teller.word("method." + order.text("/method"));
  }

  private static String declinedWords(Reply problem) {
    return problem.text("/declined/sentence");
  }

  private static String money(Reply reply, String pointer) {
    return reply.text(pointer + "/amount") + " " + reply.text(pointer + "/currency");
  }
}
