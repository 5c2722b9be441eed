package io.keepline.payments.stripe;

import com.stripe.model.Customer;
import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeError;
import com.stripe.param.CustomerCreateParams;
import com.stripe.param.CustomerPaymentMethodListParams;
import com.stripe.param.CustomerSearchParams;
import com.stripe.param.SetupIntentRetrieveParams;
import io.keepline.payments.MethodTable;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import io.keepline.payments.SavedMethod;
import io.keepline.payments.SavedMethods;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Methods kept at Stripe: one customer for each of our payers, without any personal data, and a
 * SetupIntent for use off session for each wish. A subscriber's customer is found by search, which
 * lags, and else created under an idempotency key: two customers for one payer would only split
 * {@link #list}, and move no money.
 */
public final class StripeSavedMethods implements SavedMethods {

  private static final Pattern SEARCHABLE = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  private final StripeCalls calls;

  private StripeSavedMethods(StripeCalls calls) {
    this.calls = calls;
  }

  /** Makes the adapter; talks to nobody yet. */
  public static StripeSavedMethods open(StripeConfig config) {
    return new StripeSavedMethods(StripeCalls.open(config));
  }

  @Override
  public SaveOutcome save(SaveRequest request) {
    boolean possible =
        StripeMethods.TABLE.row(request.method()).filter(MethodTable.Row::unattended).isPresent();
    if (!possible || !SEARCHABLE.matcher(request.payerId()).matches()) {
      return new SaveOutcome.NotSent();
    }
    Reply<String> customer = customer(request.payerId());
    if (!(customer instanceof Reply.Answered<String> found)) {
      return SetupReader.outcome(Reply.failed(customer));
    }
    Reply<SetupIntent> reply =
        calls.ask(
            stripe ->
                stripe
                    .setupIntents()
                    .create(
                        SetupParams.of(request, found.value()), StripeCalls.key(request.saveId())));
    boolean replayed =
        reply instanceof Reply.Answered<SetupIntent> answered
            && StripeCalls.isReplayed(answered.value().getLastResponse());
    return SetupReader.outcome(
        replayed ? retrieve(((Reply.Answered<SetupIntent>) reply).value().getId()) : reply);
  }

  private Reply<String> customer(String payerId) {
    Reply<Optional<String>> known = known(payerId);
    if (!(known instanceof Reply.Answered<Optional<String>> found)) {
      return Reply.failed(known);
    }
    if (found.value().isPresent()) {
      return new Reply.Answered<>(found.value().get());
    }
    CustomerCreateParams params =
        CustomerCreateParams.builder().putMetadata(Labels.PAYER, payerId).build();
    return calls.ask(
        stripe -> stripe.customers().create(params, StripeCalls.key("payer-" + payerId)).getId());
  }

  private Reply<Optional<String>> known(String payerId) {
    String query = "metadata['" + Labels.PAYER + "']:'" + payerId + "'";
    return calls.ask(
        stripe ->
            stripe
                .customers()
                .search(CustomerSearchParams.builder().setQuery(query).build())
                .getData()
                .stream()
                .filter(customer -> payerId.equals(customer.getMetadata().get(Labels.PAYER)))
                .map(Customer::getId)
                .findFirst());
  }

  @Override
  public SaveOutcome lookUpSave(String saveRef) {
    return SetupReader.outcome(retrieve(saveRef));
  }

  private Reply<SetupIntent> retrieve(String saveRef) {
    return calls.ask(
        stripe ->
            stripe
                .setupIntents()
                .retrieve(
                    saveRef,
                    SetupIntentRetrieveParams.builder().addExpand("payment_method").build()));
  }

  @Override
  public Optional<List<SavedMethod>> list(String payerId) {
    if (!SEARCHABLE.matcher(payerId).matches()) {
      return Optional.of(List.of());
    }
    if (!(known(payerId) instanceof Reply.Answered<Optional<String>> customer)) {
      return Optional.empty();
    }
    return customer.value().isEmpty() ? Optional.of(List.of()) : ofCustomer(customer.value().get());
  }

  private Optional<List<SavedMethod>> ofCustomer(String customer) {
    Reply<List<PaymentMethod>> reply =
        calls.ask(
            stripe ->
                stripe
                    .customers()
                    .paymentMethods()
                    .list(
                        customer, CustomerPaymentMethodListParams.builder().setLimit(100L).build())
                    .getData());
    return reply instanceof Reply.Answered<List<PaymentMethod>> answered
        ? Optional.of(
            answered.value().stream()
                .flatMap(method -> SetupReader.saved(customer, method).stream())
                .toList())
        : Optional.empty();
  }

  /** A method that is not attached to a customer can never be charged again. */
  @Override
  public boolean forget(String savedToken) {
    Optional<SavedToken> token = SavedToken.parse(savedToken);
    if (token.isEmpty()) {
      return true;
    }
    Reply<PaymentMethod> reply =
        calls.ask(stripe -> stripe.paymentMethods().detach(token.get().paymentMethod()));
    return reply instanceof Reply.Answered<PaymentMethod>
        || (reply instanceof Reply.Refused<PaymentMethod> refused && isGone(refused));
  }

  private static boolean isGone(Reply.Refused<PaymentMethod> refused) {
    return refused.isMissing()
        || (refused.status() == 400
            && refused
                .error()
                .map(StripeError::getMessage)
                .filter(message -> message.contains("not attached"))
                .isPresent());
  }
}
