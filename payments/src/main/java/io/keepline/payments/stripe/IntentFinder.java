package io.keepline.payments.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeCollection;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.PaymentIntentSearchParams;
import io.keepline.payments.UnknownCause;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds an intent by our payment id, when its reference was lost.
 *
 * <p>Stripe's search lags: usually under a minute, longer when Stripe has trouble. What it finds is
 * certain (and read again by its reference, because the copy in the index may be old); what it does
 * not find may still exist. Its lists do not lag, so the last hour is listed as well. Finding
 * nothing in both still is not definite: only {@link StripeProvider#cancel} makes it so.
 */
final class IntentFinder {

  private static final Duration LISTED = Duration.ofHours(1);
  private static final int MOST_PAGES = 20;
  private static final long PAGE = 100;

  /** What may stand inside a search without being taken for more search. */
  private static final Pattern SEARCHABLE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final StripeCalls calls;
  private final InstantSource clock;

  IntentFinder(StripeCalls calls, InstantSource clock) {
    this.calls = calls;
    this.clock = clock;
  }

  /** The intent, if there is one; a reply that is no answer when that could not be found out. */
  Reply<Optional<PaymentIntent>> find(String paymentId) {
    if (!SEARCHABLE.matcher(paymentId).matches()) {
      return new Reply.Answered<>(Optional.empty());
    }
    Reply<List<PaymentIntent>> searched = search(paymentId);
    if (!(searched instanceof Reply.Answered<List<PaymentIntent>> found)) {
      return Reply.failed(searched);
    }
    Optional<PaymentIntent> indexed = ours(found.value(), paymentId);
    if (indexed.isPresent()) {
      return present(retrieve(indexed.get().getId()));
    }
    return list(paymentId);
  }

  Reply<PaymentIntent> retrieve(String reference) {
    return calls.ask(
        stripe ->
            stripe
                .paymentIntents()
                .retrieve(
                    reference,
                    PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build()));
  }

  private static Reply<Optional<PaymentIntent>> present(Reply<PaymentIntent> reply) {
    return reply instanceof Reply.Answered<PaymentIntent> answered
        ? new Reply.Answered<>(Optional.of(answered.value()))
        : Reply.failed(reply);
  }

  private Reply<List<PaymentIntent>> search(String paymentId) {
    String query = "metadata['" + Labels.PAYMENT + "']:'" + paymentId + "'";
    return calls.ask(
        stripe ->
            stripe
                .paymentIntents()
                .search(PaymentIntentSearchParams.builder().setQuery(query).build())
                .getData());
  }

  private Reply<Optional<PaymentIntent>> list(String paymentId) {
    long since = clock.instant().minus(LISTED).getEpochSecond();
    Optional<String> after = Optional.empty();
    for (int page = 0; page < MOST_PAGES; page++) {
      Reply<StripeCollection<PaymentIntent>> reply = page(since, after);
      if (!(reply instanceof Reply.Answered<StripeCollection<PaymentIntent>> answered)) {
        return Reply.failed(reply);
      }
      List<PaymentIntent> rows = answered.value().getData();
      Optional<PaymentIntent> found = ours(rows, paymentId);
      if (found.isPresent()
          || rows.isEmpty()
          || !Boolean.TRUE.equals(answered.value().getHasMore())) {
        return new Reply.Answered<>(found);
      }
      after = Optional.of(rows.get(rows.size() - 1).getId());
    }
    return new Reply.Lost<>(UnknownCause.IN_PROGRESS);
  }

  private Reply<StripeCollection<PaymentIntent>> page(long since, Optional<String> after) {
    PaymentIntentListParams.Builder params =
        PaymentIntentListParams.builder()
            .setCreated(PaymentIntentListParams.Created.builder().setGte(since).build())
            .setLimit(PAGE)
            .addExpand("data.latest_charge");
    after.ifPresent(params::setStartingAfter);
    return calls.ask(stripe -> stripe.paymentIntents().list(params.build()));
  }

  private static Optional<PaymentIntent> ours(List<PaymentIntent> intents, String paymentId) {
    return intents.stream()
        .filter(intent -> paymentId.equals(intent.getMetadata().get(Labels.PAYMENT)))
        .findFirst();
  }

  static boolean isBarred(PaymentIntent intent) {
    return intent.getMetadata().containsKey(Labels.BARRED);
  }
}
