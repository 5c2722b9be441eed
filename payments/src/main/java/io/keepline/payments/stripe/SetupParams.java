package io.keepline.payments.stripe;

import com.stripe.param.SetupIntentCreateParams;
import com.stripe.param.SetupIntentCreateParams.MandateData;
import com.stripe.param.SetupIntentCreateParams.MandateData.CustomerAcceptance;
import com.stripe.param.SetupIntentCreateParams.PaymentMethodData;
import io.keepline.payments.Mandate;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.SaveRequest;

/** What Stripe is told about a wish to keep a method, the subscriber's permission included. */
final class SetupParams {

  private SetupParams() {}

  static SetupIntentCreateParams of(SaveRequest request, String customer) {
    SetupIntentCreateParams.Builder params =
        SetupIntentCreateParams.builder()
            .setCustomer(customer)
            .setUsage(SetupIntentCreateParams.Usage.OFF_SESSION)
            .setConfirm(true)
            .addPaymentMethodType(StripeMethods.type(request.method()).orElseThrow())
            .setReturnUrl(request.returnUrl().toString())
            .setMandateData(mandate(request.mandate()))
            .putMetadata(Labels.SAVE, request.saveId())
            .putMetadata(Labels.PAYER, request.payerId())
            .putMetadata(Labels.CONSENT, request.mandate().consentId())
            .addExpand("payment_method");
    if (request.method() == PaymentMethod.PAYPAL) {
      params.setPaymentMethodData(
          PaymentMethodData.builder().setType(PaymentMethodData.Type.PAYPAL).build());
    } else {
      params.setPaymentMethod(request.methodToken());
    }
    return params.build();
  }

  private static MandateData mandate(Mandate mandate) {
    CustomerAcceptance.Builder acceptance =
        CustomerAcceptance.builder().setAcceptedAt(mandate.acceptedAt().getEpochSecond());
    if (mandate.online().isPresent()) {
      acceptance
          .setType(CustomerAcceptance.Type.ONLINE)
          .setOnline(
              CustomerAcceptance.Online.builder()
                  .setIpAddress(mandate.online().get().ipAddress())
                  .setUserAgent(mandate.online().get().userAgent())
                  .build());
    } else {
      acceptance
          .setType(CustomerAcceptance.Type.OFFLINE)
          .setOffline(CustomerAcceptance.Offline.builder().build());
    }
    return MandateData.builder().setCustomerAcceptance(acceptance.build()).build();
  }
}
