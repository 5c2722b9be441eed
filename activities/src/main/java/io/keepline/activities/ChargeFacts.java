package io.keepline.activities;

import io.keepline.activities.notice.ConsentChange;
import io.keepline.activities.notice.NoticeContent;
import io.keepline.activities.notice.NoticeFact;
import io.keepline.lifecycle.Consent;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Scheduler;
import io.keepline.store.OrderHistory;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.brand.ChargesByConsent;
import io.keepline.store.brand.NextCharge;
import java.net.URI;
import java.time.LocalDate;
import java.util.Optional;

/** What notices say of charges by consent: when the next one is, and why one was not made. */
final class ChargeFacts {
  private final Quotes quotes;
  private final ChargesByConsent charges;
  private final WalletFacts wallet;
  private final MailedPages pages;

  ChargeFacts(Quotes quotes, ChargesByConsent charges, WalletFacts wallet, MailedPages pages) {
    this.quotes = quotes;
    this.charges = charges;
    this.wallet = wallet;
    this.pages = pages;
  }

  /** Consent was given or taken back. */
  NoticeContent changed(Notice notice, LeaseReader.Standing standing, NoticeContent content) {
    boolean given = "given".equals(notice.subject());
    Optional<NextCharge> next = next(standing);
    ConsentChange change = given ? allowed(standing.facts(), next) : ConsentChange.REVOKED;
    return content
        .with(NoticeFact.CONSENT, change)
        .with(
            NoticeFact.CEILING,
            Optional.ofNullable(standing.facts().consent()).map(Consent::ceiling))
        .with(NoticeFact.RENEW_PRICE, next.flatMap(NextCharge::price))
        .with(NoticeFact.BALANCE, tooLow(standing, next))
        .with(NoticeFact.NEXT_CHARGE, next.filter(NextCharge::isTried).map(NextCharge::date));
  }

  /** What the balance has that is to pay a renewal, and does not reach for it now. */
  private Optional<Money> tooLow(LeaseReader.Standing standing, Optional<NextCharge> next) {
    return next.filter(
            n -> n.because().filter(NextCharge.Because.BALANCE_TOO_LOW::equals).isPresent())
        .flatMap(NextCharge::price)
        .map(price -> wallet.balance(standing, price.currency()));
  }

  /** A number that can be renewed leads to the page where it is. */
  NoticeContent payable(Lease lease, NoticeContent content) {
    return content.with(NoticeFact.LINK, payLink(lease));
  }

  /** What the consent comes to when it is used next; while nothing is planned, by its method. */
  private static ConsentChange allowed(Lease lease, Optional<NextCharge> next) {
    Consent consent = lease.consent();
    if (next.isEmpty()) {
      return consent != null && consent.chargeable() ? ConsentChange.GIVEN : ConsentChange.ASKED;
    }
    return next.flatMap(NextCharge::because)
        .map(
            because ->
                switch (because) {
                  case ABOVE_CEILING -> ConsentChange.ABOVE_CEILING;
                  case BALANCE_TOO_LOW -> ConsentChange.BALANCE_TOO_LOW;
                  case METHOD_NOT_CHARGEABLE, METHOD_REMOVED, NOT_ON_OFFER -> ConsentChange.ASKED;
                })
        .orElse(ConsentChange.GIVEN);
  }

  /** What a renewal costs now, with what is taken off today. */
  Optional<Money> byHand(LeaseReader.Standing standing, String currency) {
    return charges.byHand(standing.facts(), standing.brand(), currency, standing.now());
  }

  /** The number expires soon: a live consent may see to it. */
  NoticeContent coming(LeaseReader.Standing standing, NoticeContent content) {
    Optional<NextCharge> next = next(standing);
    Optional<LocalDate> charged = charged(next);
    NoticeContent told =
        content
            .with(NoticeFact.NEXT_CHARGE, charged)
            .with(
                NoticeFact.RENEW_PRICE,
                next.filter(NextCharge::isCharge).flatMap(NextCharge::price))
            .with(NoticeFact.BALANCE, tooLow(standing, next));
    return charged.isPresent() ? told : payable(standing.facts(), told);
  }

  /**
   * A payment was refused. A renewal can be paid on a page; one by consent is tried again, or its
   * consent has ended.
   */
  NoticeContent after(
      LeaseReader.Standing standing, Optional<OrderHistory> order, NoticeContent content) {
    boolean byConsent = isKind(order, OrderKind.AUTO_RENEW);
    NoticeContent linked =
        byConsent || isKind(order, OrderKind.RENEW)
            ? content.with(NoticeFact.LINK, payLink(standing.facts()))
            : content;
    if (!byConsent) {
      return linked;
    }
    return standing.facts().consent() == null
        ? linked.with(NoticeFact.CONSENT, ConsentChange.REVOKED)
        : linked.with(
            NoticeFact.NEXT_CHARGE,
            next(standing).filter(NextCharge::isTried).map(NextCharge::date));
  }

  private static boolean isKind(Optional<OrderHistory> order, OrderKind kind) {
    return order.filter(history -> history.order().kind().equals(kind.name())).isPresent();
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

  private Optional<URI> payLink(Lease lease) {
    return Optional.ofNullable(lease.validUntil()).map(date -> pages.pay(lease.leaseId(), date));
  }

  private static boolean isAbove(Money total, Money ceiling) {
    return total.currency().equals(ceiling.currency()) && total.compareTo(ceiling) > 0;
  }

  /** The day of a charge; empty where the holder will be asked instead. */
  private static Optional<LocalDate> charged(Optional<NextCharge> next) {
    return next.filter(NextCharge::isCharge).map(NextCharge::date);
  }

  private Optional<NextCharge> next(LeaseReader.Standing standing) {
    Schedule schedule =
        Scheduler.resolve(standing.facts(), standing.brand().zone(), standing.now());
    return charges.next(standing.facts(), schedule, standing.brand(), standing.now());
  }
}
