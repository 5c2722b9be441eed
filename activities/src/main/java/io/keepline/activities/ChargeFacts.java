package io.keepline.activities;

import io.keepline.activities.notice.ConsentChange;
import io.keepline.activities.notice.NoticeContent;
import io.keepline.activities.notice.NoticeFact;
import io.keepline.lifecycle.Consent;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.Scheduler;
import io.keepline.lifecycle.WakeKind;
import io.keepline.store.OrderHistory;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.workflows.LinkTokens;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/** What notices say of charges by consent: when the next one is, and why one was not made. */
final class ChargeFacts {
  private final Quotes quotes;
  private final LinkTokens links;
  private final URI publicUrl;

  ChargeFacts(Quotes quotes, LinkTokens links, URI publicUrl) {
    this.quotes = quotes;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  /** Consent was given or taken back. */
  NoticeContent changed(Notice notice, LeaseReader.Standing standing, NoticeContent content) {
    boolean given = "given".equals(notice.subject());
    ConsentChange allowed = isCharged(standing.facts()) ? ConsentChange.GIVEN : ConsentChange.ASKED;
    return content
        .with(NoticeFact.CONSENT, given ? allowed : ConsentChange.REVOKED)
        .with(
            NoticeFact.CEILING,
            Optional.ofNullable(standing.facts().consent()).map(Consent::ceiling))
        .with(NoticeFact.NEXT_CHARGE, next(standing).filter(d -> isCharged(standing.facts())));
  }

  /** The number expires soon: a live consent may see to it. */
  NoticeContent coming(LeaseReader.Standing standing, NoticeContent content) {
    return content.with(
        NoticeFact.NEXT_CHARGE, next(standing).filter(d -> isCharged(standing.facts())));
  }

  /** A payment was refused. One by consent is tried again, or its consent has ended. */
  NoticeContent after(
      LeaseReader.Standing standing, Optional<OrderHistory> order, NoticeContent content) {
    boolean byConsent =
        order.filter(o -> o.order().kind().equals(OrderKind.AUTO_RENEW.name())).isPresent();
    if (!byConsent) {
      return content;
    }
    NoticeContent linked = content.with(NoticeFact.LINK, payLink(standing.facts()));
    return standing.facts().consent() == null
        ? linked.with(NoticeFact.CONSENT, ConsentChange.REVOKED)
        : linked.with(
            NoticeFact.NEXT_CHARGE, next(standing).filter(d -> isCharged(standing.facts())));
  }

  /** Nothing was charged. The offer that was too dear says what it would have cost. */
  NoticeContent asked(LeaseReader.Standing standing, NoticeContent content) {
    Lease lease = standing.facts();
    LocalDate validUntil = lease.validUntil();
    Optional<Money> offered =
        quotes
            .latest(lease.leaseId(), OrderKind.AUTO_RENEW.name())
            .filter(quote -> validUntil != null && validUntil.equals(quote.expectedValidUntil()))
            .map(QuoteRow::total);
    Optional<Money> exceeded =
        Optional.ofNullable(lease.consent())
            .filter(Consent::chargeable)
            .map(Consent::ceiling)
            .filter(ceiling -> offered.filter(total -> isAbove(total, ceiling)).isPresent());
    return content
        .with(NoticeFact.RENEW_PRICE, offered)
        .with(NoticeFact.CEILING, exceeded)
        .with(NoticeFact.LINK, payLink(lease));
  }

  /** Good for one paid-until date: after a renewal it offers nothing. */
  private Optional<URI> payLink(Lease lease) {
    return Optional.ofNullable(lease.validUntil())
        .map(date -> links.mint(new LinkTokens.Link(lease.leaseId(), "pay-" + date)))
        .map(token -> URI.create(publicUrl + "/pay/" + token));
  }

  private static boolean isAbove(Money total, Money ceiling) {
    return total.currency().equals(ceiling.currency()) && total.compareTo(ceiling) > 0;
  }

  private static boolean isCharged(Lease lease) {
    Consent consent = lease.consent();
    return consent != null && consent.chargeable();
  }

  private static Optional<LocalDate> next(LeaseReader.Standing standing) {
    return Scheduler.resolve(standing.facts(), standing.brand().zone(), standing.now())
        .wakes()
        .stream()
        .filter(wake -> wake.kind() == WakeKind.AUTO_RENEW)
        .map(wake -> LocalDate.ofInstant(wake.at(), standing.brand().zone()))
        .findFirst();
  }
}
