package io.keepline.payments.stripe;

import com.stripe.param.PaymentIntentConfirmParams;
import com.stripe.param.PaymentIntentConfirmParams.PaymentMethodData;
import com.stripe.param.PaymentIntentConfirmParams.PaymentMethodOptions;
import com.stripe.param.PaymentIntentConfirmParams.PaymentMethodOptions.WechatPay;
import io.keepline.payments.Attendance;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How a payment will be confirmed. Stripe takes the way of paying and the return address with the
 * confirmation, our port with the creation: it travels in the intent's metadata, so that another
 * process can confirm, and a bad token is declined on an intent whose reference is stored.
 */
record ConfirmPlan(PaymentMethod method, String token, Attendance attendance, String returnUrl) {

  static ConfirmPlan of(PaymentRequest request) {
    return new ConfirmPlan(
        request.method(),
        request.methodToken(),
        request.attendance(),
        request.returnUrl().toString());
  }

  /** Out of an intent's metadata; empty if the intent is not one of ours. */
  static Optional<ConfirmPlan> of(Map<String, String> labels) {
    try {
      return Optional.of(
          new ConfirmPlan(
              PaymentMethod.valueOf(labels.getOrDefault(Labels.METHOD, "")),
              labels.getOrDefault(Labels.TOKEN, ""),
              Attendance.valueOf(labels.getOrDefault(Labels.ATTENDANCE, "")),
              labels.getOrDefault(Labels.RETURN_URL, "")));
    } catch (IllegalArgumentException notOurs) {
      return Optional.empty();
    }
  }

  Map<String, String> labels() {
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put(Labels.METHOD, method.name());
    labels.put(Labels.TOKEN, token);
    labels.put(Labels.ATTENDANCE, attendance.name());
    labels.put(Labels.RETURN_URL, returnUrl);
    return labels;
  }

  /** Whether Stripe can be asked for it at all. */
  boolean isPossible() {
    boolean kept = saved().isPresent();
    boolean permitted = attendance == Attendance.PRESENT || kept;
    boolean fits = labels().values().stream().allMatch(v -> v.length() <= Labels.LONGEST_VALUE);
    return permitted && fits;
  }

  Optional<SavedToken> saved() {
    return SavedToken.parse(token);
  }

  PaymentIntentConfirmParams params() {
    PaymentIntentConfirmParams.Builder params =
        PaymentIntentConfirmParams.builder().addExpand("latest_charge");
    if (saved().isPresent()) {
      params.setPaymentMethod(saved().get().paymentMethod());
    } else {
      way(params);
    }
    if (attendance == Attendance.UNATTENDED) {
      params.setOffSession(true);
    } else {
      params.setReturnUrl(returnUrl);
    }
    return params.build();
  }

  private void way(PaymentIntentConfirmParams.Builder params) {
    switch (method) {
      case CARD -> params.setPaymentMethod(token);
      case PAYPAL -> params.setPaymentMethodData(data(PaymentMethodData.Type.PAYPAL));
      case ALIPAY -> params.setPaymentMethodData(data(PaymentMethodData.Type.ALIPAY));
      case WECHAT_PAY ->
          params
              .setPaymentMethodData(data(PaymentMethodData.Type.WECHAT_PAY))
              .setPaymentMethodOptions(
                  PaymentMethodOptions.builder()
                      .setWechatPay(WechatPay.builder().setClient(WechatPay.Client.WEB).build())
                      .build());
      case WALLET, BALANCE, CASH, TERMINAL_CARD ->
          throw new IllegalStateException("Stripe does not carry out " + method);
    }
  }

  private static PaymentMethodData data(PaymentMethodData.Type type) {
    return PaymentMethodData.builder().setType(type).build();
  }
}
