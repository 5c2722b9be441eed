package io.keepline.payments;

import io.keepline.lifecycle.Money;
import java.net.URI;

/** A provider under test, and the hands of its subscribers and their banks. */
public interface ProviderFixture {

  URI RETURN_URL = URI.create("https://shop.example/back");

  /** What a card does. */
  enum Card {
    PAYS,
    LACKS_MONEY,
    STOLEN,
    AUTHENTICATES
  }

  PaymentProvider provider();

  SavedMethods savedMethods();

  MethodTable methods();

  /** The token of a card. */
  String token(Card card);

  /** The token of a wallet whose page opens. */
  String walletToken(PaymentMethod wallet);

  /** A reference that has the right form and stands for nothing. */
  String unknownReference();

  /** The subscriber pays on the page. */
  void payOnPage(String paymentId);

  /** The subscriber refuses on the page. */
  void refuseOnPage(String paymentId);

  /** The subscriber answers the page of a wish to keep a method. */
  void answerSave(String saveRef, boolean agree);

  /** The bank takes the money back. */
  void takeBack(String paymentId);

  /** The bank decides the chargeback. */
  void decide(String paymentId, boolean forUs);

  /** A payment that a subscriber is present for. */
  default PaymentRequest request(
      PaymentMethod method, String token, String paymentId, Money amount) {
    return new PaymentRequest(paymentId, amount, method, token, RETURN_URL, "ord_contract");
  }
}
