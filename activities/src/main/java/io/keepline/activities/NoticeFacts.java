package io.keepline.activities;

import io.keepline.activities.document.DocumentMaker;
import io.keepline.activities.notice.NoticeContent;
import io.keepline.activities.notice.NoticeFact;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Scheduler;
import io.keepline.lifecycle.Term;
import io.keepline.lifecycle.Wake;
import io.keepline.lifecycle.WakeKind;
import io.keepline.store.AttemptRow;
import io.keepline.store.Database;
import io.keepline.store.DocumentRow;
import io.keepline.store.OrderHistory;
import io.keepline.store.Quotes;
import io.keepline.store.Reads;
import io.keepline.store.brand.ChargesByConsent;
import io.keepline.store.brand.Plan;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What each kind of notice says, read from the record at the moment it leaves. */
final class NoticeFacts {
  /** A store may be closed, or far, or send its payments late. */
  private static final int STORE_AHEAD = 7;

  private final Reads reads;
  private final RefundFacts refunds;
  private final PaperFacts papers;
  private final WalletFacts wallet;
  private final Brands brands;
  private final Provisioning provisioning;
  private final ChargeFacts charges;
  private final CancellationFacts cancellations;

  NoticeFacts(
      Database database,
      Brands brands,
      ChargesByConsent charges,
      WorldPorts ports,
      Provisioning provisioning,
      DocumentMaker documents) {
    MailedPages pages = MailedPages.of(ports);
    this.reads = new Reads(database);
    this.wallet = new WalletFacts(database);
    this.papers = new PaperFacts(documents, pages);
    this.refunds = new RefundFacts(database, wallet, papers);
    this.brands = brands;
    this.provisioning = provisioning;
    this.charges = new ChargeFacts(new Quotes(database), charges, wallet, pages);
    this.cancellations = new CancellationFacts(database, pages);
  }

  /** The content with every fact that its kind may say; its page opens in the notice's language. */
  NoticeContent about(
      Notice notice, LeaseReader.Standing standing, NoticeContent content, Locale locale) {
    NoticeContent told = facts(notice, standing, content, locale);
    return told.with(
        NoticeFact.LINK,
        told.fact(NoticeFact.LINK).map(page -> URI.create(page + "?lang=" + locale.getLanguage())));
  }

  private NoticeContent facts(
      Notice notice, LeaseReader.Standing standing, NoticeContent content, Locale locale) {
    Lease lease = standing.facts();
    Optional<LocalDate> validUntil = Optional.ofNullable(lease.validUntil());
    NoticeContent dated =
        content
            .with(NoticeFact.VALID_UNTIL, validUntil)
            .with(NoticeFact.PAID_UNTIL, validUntil.filter(standing.today()::isBefore))
            .with(
                NoticeFact.EXPIRED_ON, validUntil.filter(date -> !standing.today().isBefore(date)))
            .with(
                NoticeFact.PASSED,
                Optional.of(notice.passed()).filter(passed -> !passed.isEmpty()));
    return switch (notice.kind()) {
      case WELCOME ->
          dated
              .with(NoticeFact.PLAN, planName(lease, locale))
              .with(NoticeFact.ACTIVATION, provisioning.activation(standing));
      case REMINDER ->
          charges.coming(
              standing,
              today(standing, dated)
                  .with(NoticeFact.DAYS_LEFT, daysLeft(standing))
                  .with(NoticeFact.GRACE_ENDS, lease.graceUntil().map(d -> startOf(d, standing)))
                  .with(NoticeFact.RECLAIM_AT, lossAt(standing))
                  .with(
                      NoticeFact.STORE_AHEAD,
                      Optional.of(STORE_AHEAD).filter(any -> sellsInStores(standing))));
      case EXPIRED ->
          charges
              .payable(lease, priced(lease, dated))
              .with(NoticeFact.GRACE_ENDS, lease.graceUntil().map(d -> startOf(d, standing)));
      case SUSPENDED, FINAL_NOTICE ->
          charges
              .payable(lease, restored(lease, dated))
              .with(NoticeFact.RECLAIM_AT, lossAt(standing));
      case PAYMENT_BEING_CHECKED ->
          dated.with(NoticeFact.KEPT_UNTIL, Optional.ofNullable(lease.lossPausedUntil()));
      case RECEIPT -> receipt(notice, standing, dated, locale);
      case PAYMENT_DECLINED ->
          charges.after(standing, order(notice), declined(notice, standing, dated));
      case PAYMENT_REQUEST -> charges.asked(standing, priced(lease, dated));
      case PAYMENT_REFUNDED -> refunds.refunded(notice, standing, dated);
      case CANCELLATION_LINK -> cancellations.link(notice, standing, dated);
      case CANCELLATION_CONFIRMED -> cancellations.confirmed(notice, standing, dated);
      case CANCELLED -> cancellations.cancelled(standing, dated);
      case HOLD_PUT, HOLD_LIFTED -> dated.with(NoticeFact.HOLD, hold(notice));
      case AUTO_RENEW_CONSENT -> charges.changed(notice, standing, dated);
      case DISPUTE, TOP_UP_DISPUTED, DISPUTE_WON -> wallet.disputed(standing, order(notice), dated);
      case TOPPED_UP, TOP_UP_KEPT -> topUp(notice, standing, dated, locale);
      case LOW_BALANCE ->
          dated.with(
              NoticeFact.BALANCE, wallet.balance(standing, String.valueOf(notice.subject())));
      case CANCELLATION_WITHDRAWN, RECLAIMED, SERVICE_RESTORED -> dated;
    };
  }

  private static boolean sellsInStores(LeaseReader.Standing standing) {
    return Stream.of(PaymentMethod.values())
        .filter(PaymentMethod::isAtCounter)
        .anyMatch(method -> standing.brand().tariff().method(method).isPresent());
  }

  /** Until when a number that is not paid for yet waits. */
  private static Optional<Instant> reservedUntil(LeaseReader.Standing standing) {
    return Scheduler.resolve(standing.facts(), standing.brand().zone(), standing.now())
        .wakes()
        .stream()
        .filter(wake -> wake.kind() == WakeKind.RESERVATION_END)
        .map(Wake::at)
        .findFirst();
  }

  private static int daysLeft(LeaseReader.Standing standing) {
    LocalDate until = standing.facts().validUntil();
    return until == null ? 0 : Math.toIntExact(ChronoUnit.DAYS.between(standing.today(), until));
  }

  private static Instant startOf(LocalDate date, LeaseReader.Standing standing) {
    return date.atStartOfDay(standing.brand().zone()).toInstant();
  }

  /** The announced instant, or the nominal one where none was announced yet. */
  private static Optional<Instant> lossAt(LeaseReader.Standing standing) {
    Lease lease = standing.facts();
    Schedule schedule = Scheduler.resolve(lease, standing.brand().zone(), standing.now());
    return Stream.of(
            Optional.ofNullable(lease.announcedReclaimAt()),
            Optional.ofNullable(schedule.nominalEnd()))
        .flatMap(Optional::stream)
        .max(Instant::compareTo);
  }

  private Optional<Plan> plan(Lease lease) {
    io.keepline.lifecycle.PlanVersion next = lease.nextPlan();
    return brands.sold(lease.brandId(), next == null ? lease.plan() : next);
  }

  private Optional<String> planName(Lease lease, Locale locale) {
    return brands.plan(lease.brandId(), lease.plan()).map(plan -> plan.name(locale.getLanguage()));
  }

  /** Of the term that an order paid; a change of plan may leave the lease its own. */
  private Optional<String> paidPlan(Notice notice, Lease lease, Locale locale) {
    return lease.terms().stream()
        .filter(term -> term.orderId().equals(notice.subject()))
        .findFirst()
        .flatMap(term -> brands.plan(lease.brandId(), term.plan()))
        .map(plan -> plan.name(locale.getLanguage()))
        .or(() -> planName(lease, locale));
  }

  /** In the currency of the consent, or that was paid last; the plan's first otherwise. */
  private static Optional<Money> price(Lease lease, Plan plan) {
    return Optional.ofNullable(lease.consent())
        .flatMap(consent -> plan.price(consent.ceiling().currency()))
        .or(() -> usualPrice(lease, plan));
  }

  private static Optional<Money> usualPrice(Lease lease, Plan plan) {
    List<Term> terms = lease.terms();
    return terms.isEmpty()
        ? plan.prices().values().stream().findFirst()
        : plan.price(terms.get(terms.size() - 1).paid().currency());
  }

  private NoticeContent priced(Lease lease, NoticeContent content) {
    return content.with(NoticeFact.RENEW_PRICE, plan(lease).flatMap(p -> price(lease, p)));
  }

  /** Early renewal and promotions included, as a quote at this moment would. */
  private NoticeContent today(LeaseReader.Standing standing, NoticeContent content) {
    Optional<Money> list = plan(standing.facts()).flatMap(p -> price(standing.facts(), p));
    return content.with(
        NoticeFact.RENEW_PRICE,
        list.flatMap(money -> charges.byHand(standing, money.currency())).or(() -> list));
  }

  private NoticeContent restored(Lease lease, NoticeContent content) {
    return content.with(
        NoticeFact.RESTORE_PRICE,
        plan(lease).flatMap(p -> price(lease, p).map(m -> m.plus(p.restoreFee(m.currency())))));
  }

  private Optional<OrderHistory> order(Notice notice) {
    return Optional.ofNullable(notice.subject()).flatMap(reads::order);
  }

  private NoticeContent receipt(
      Notice notice, LeaseReader.Standing standing, NoticeContent content, Locale locale) {
    Lease lease = standing.facts();
    Optional<OrderHistory> order = order(notice);
    Optional<DocumentRow> receipt = papers.receiptOf(order);
    return papers
        .named(receipt, order.map(history -> history.order().orderId()), content)
        .with(NoticeFact.AMOUNT, order.map(history -> history.order().total()))
        .with(
            NoticeFact.VALID_UNTIL,
            order
                .flatMap(history -> Optional.ofNullable(history.order().appliedValidUntil()))
                .or(() -> Optional.ofNullable(lease.validUntil())))
        .with(NoticeFact.PLAN, paidPlan(notice, lease, locale))
        .with(
            NoticeFact.BALANCE,
            order
                .filter(history -> history.order().method().equals(PaymentMethod.BALANCE.name()))
                .map(h -> wallet.balance(standing, h.order().total().currency())))
        .with(NoticeFact.LINES, receipt.map(PaperFacts::lines));
  }

  private NoticeContent topUp(
      Notice notice, LeaseReader.Standing standing, NoticeContent content, Locale locale) {
    Optional<OrderHistory> order = order(notice);
    return papers.named(
        papers.receiptOf(order),
        order.map(history -> history.order().orderId()),
        wallet.about(standing, order, content, locale));
  }

  /** The key is the payment's id. */
  private NoticeContent declined(
      Notice notice, LeaseReader.Standing standing, NoticeContent content) {
    Optional<OrderHistory> order = order(notice);
    DeclineReason reason =
        order.stream()
            .flatMap(history -> history.attempts().stream())
            .filter(attempt -> attempt.paymentId().equals(notice.key()))
            .map(AttemptRow::declineReason)
            .flatMap(Stream::ofNullable)
            .findFirst()
            .or(() -> order.map(history -> history.order().declineReason()))
            .stream()
            .map(DeclineReason::valueOf)
            .findFirst()
            .orElse(DeclineReason.REJECTED);
    return content
        .with(NoticeFact.DECLINED, reason)
        .with(NoticeFact.KEPT_UNTIL, reservedUntil(standing))
        .with(NoticeFact.AMOUNT, order.map(history -> history.order().total()))
        .with(
            NoticeFact.BALANCE,
            order
                .filter(history -> history.order().method().equals(PaymentMethod.BALANCE.name()))
                .filter(history -> reason == DeclineReason.INSUFFICIENT_FUNDS)
                .map(h -> wallet.balance(standing, h.order().total().currency())));
  }

  private static Optional<HoldReason> hold(Notice notice) {
    return Stream.of(HoldReason.values())
        .filter(reason -> reason.name().equals(notice.subject()))
        .findFirst();
  }
}
