package io.keepline.api.lease;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.LeaseLanes;
import io.keepline.api.http.Language;
import io.keepline.api.http.Problem;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.store.MethodTokens;
import io.keepline.store.QuoteRow;
import io.keepline.store.Reads;
import io.keepline.store.brand.Support;
import io.keepline.workflows.Commands;
import io.keepline.workflows.LinkTokens;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a mailed request to pay opens (T3): one more term of the number, by a method whose provider
 * has a page of its own. The link is made for one paid-until date; after a renewal it offers
 * nothing.
 */
public final class PayByLink {
  private static final Duration NOT_AFTER = Duration.ofSeconds(30);

  private final LeaseReader leases;
  private final OfferDesk offers;
  private final Reads reads;
  private final LeaseGateway gateway;
  private final LeaseLanes lanes;
  private final MethodTokens methodTokens;
  private final ProviderChoice choice;
  private final LinkTokens links;
  private final InstantSource clock;

  PayByLink(
      LeaseReader leases,
      OfferDesk offers,
      Reads reads,
      LeaseGateway gateway,
      LeaseLanes lanes,
      MethodTokens methodTokens,
      ProviderChoice choice,
      LinkTokens links,
      InstantSource clock) {
    this.leases = leases;
    this.offers = offers;
    this.reads = reads;
    this.gateway = gateway;
    this.lanes = lanes;
    this.methodTokens = methodTokens;
    this.choice = choice;
    this.links = links;
    this.clock = clock;
  }

  /**
   * What a good link shows.
   *
   * @param token the link
   * @param leaseId the lease
   * @param maskedNumber the number's last digits
   * @param validUntil until when it is paid
   * @param open whether that is still the date that the link was made for
   * @param methods how it can be paid here
   * @param support whom to ask
   */
  public record Opened(
      String token,
      String leaseId,
      String maskedNumber,
      LocalDate validUntil,
      boolean open,
      List<PaymentMethod> methods,
      Support support) {
    /** Copies the list; the token stays out of logs. */
    public Opened {
      methods = List.copyOf(methods);
    }

    @Override
    public String toString() {
      return "Opened[" + leaseId + "]";
    }
  }

  /**
   * A priced offer.
   *
   * @param quoteId its id
   * @param total what will be charged
   * @param newValidUntil the date it makes
   */
  public record Offered(String quoteId, Money total, LocalDate newValidUntil) {}

  /** What a token opens; empty if it is not one of ours. */
  public Optional<Opened> open(String token) {
    return links
        .read(token)
        .filter(link -> link.linkId().startsWith("pay-"))
        .flatMap(link -> leases.byLink(link.leaseId()).flatMap(held -> opened(token, link, held)));
  }

  private Optional<Opened> opened(String token, LinkTokens.Link link, Held held) {
    return Optional.ofNullable(held.lease().validUntil())
        .map(
            date ->
                new Opened(
                    token,
                    held.leaseId(),
                    held.view().number().msisdn().masked(),
                    date,
                    link.linkId().equals("pay-" + date),
                    MakeQuote.METHODS.stream().filter(m -> isPaidHere(held, m)).toList(),
                    held.brand().support()));
  }

  private boolean isPaidHere(Held held, PaymentMethod method) {
    return held.brand().tariff().method(method).isPresent()
        && choice.pageToken(held.brand().brandId(), method.name()).isPresent();
  }

  /**
   * Makes an offer.
   *
   * @throws Problem if the rules allow none
   */
  public Offered offer(Opened opened, PaymentMethod method) {
    Held held = leases.byLink(opened.leaseId()).orElseThrow(Problem::notFound);
    QuoteRow row =
        offers.renew(
            held,
            new OfferDesk.Wanted(
                OfferDesk.usualPlan(held),
                1,
                Optional.empty(),
                method,
                List.of(),
                Optional.empty()));
    return new Offered(row.quoteId(), row.total(), row.newValidUntil());
  }

  /** What became of an accepted offer: the order to look at, or why there is none. */
  public sealed interface Taken {
    /**
     * There is an order.
     *
     * @param orderId its id
     */
    record Ordered(String orderId) implements Taken {}

    /**
     * Refused.
     *
     * @param why in words
     */
    record Refused(String why) implements Taken {}

    /** It may have arrived, or could not be sent. */
    record Later() implements Taken {}
  }

  /**
   * Accepts an offer that was made here. Pressing again is the same wish.
   *
   * @throws Problem if there is no such offer
   */
  public Taken take(Opened opened, String quoteId, Language language) {
    QuoteRow quote =
        offers
            .find(quoteId)
            .filter(row -> opened.leaseId().equals(row.leaseId()))
            .filter(row -> row.kind().equals(OrderKind.RENEW.name()))
            .orElseThrow(Problem::notFound);
    String orderId = DerivedId.of("ord", "pay", quoteId);
    String requestId = DerivedId.of("pay", "link", quoteId);
    String pageToken =
        choice.pageToken(quote.brandId(), quote.method()).orElseThrow(Problem::notFound);
    String methodRef = DerivedId.of("mtk", "pay", quoteId);
    Instant now = clock.instant();
    methodTokens.keep(methodRef, quote.method(), pageToken, now);
    Commands.Renew command =
        new Commands.Renew(
            requestId,
            "holder:" + Optional.ofNullable(quote.holderId()).orElse("unknown"),
            "mailed_link",
            orderId,
            QuoteDesk.quote(quote),
            PaymentMethod.valueOf(quote.method()),
            methodRef,
            quote.expectedValidUntil(),
            now.plus(NOT_AFTER));
    Delivery delivery =
        lanes.with(
            opened.leaseId(), () -> gateway.send(opened.leaseId(), "renew", requestId, command));
    if (reads.order(orderId).isPresent()) {
      return new Taken.Ordered(orderId);
    }
    if (delivery instanceof Delivery.Answered answered && !answered.answer().accepted()) {
      String code = OrderDesk.code(answered.answer()).wireName();
      return new Taken.Refused(language.problems().getString(code + ".detail"));
    }
    return new Taken.Later();
  }
}
