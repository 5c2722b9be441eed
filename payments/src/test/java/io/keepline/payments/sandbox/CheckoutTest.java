package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Pending;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RunningSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pay page, as a browser sees it. */
class CheckoutTest {

  private static final HttpClient BROWSER = HttpClient.newHttpClient();

  private static RunningSandbox sandbox;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static Pending wallet(String orderId) {
    return (Pending)
        sandbox
            .provider()
            .create(
                new PaymentRequest(
                    RunningSandbox.freshId("pay"),
                    Money.of(123_456, "USD"),
                    PaymentMethod.WALLET,
                    MagicToken.ON_TIME.token(),
                    URI.create("https://shop.example/back?order=1&x=%22"),
                    orderId));
  }

  private static HttpResponse<String> get(String url, String... headers) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return BROWSER.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpResponse<String> press(Pending pending, String button) throws Exception {
    return BROWSER.send(
        HttpRequest.newBuilder(URI.create(pending.checkoutUrl() + "/" + button))
            .POST(BodyPublishers.noBody())
            .build(),
        BodyHandlers.ofString());
  }

  @Test
  void thePageShowsWhoWantsHowMuchForWhat() throws Exception {
    HttpResponse<String> page = get(wallet("ord_77").checkoutUrl().toString());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("USD\u00a01,234.56", "ord_77", ">Pay<", ">Decline<", "width=device-width")
        .contains("TNT &lt;&amp; friends&gt;")
        .doesNotContain("{{");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void everyValueIsEscaped() throws Exception {
    String evil = "\"><script>alert('x')</script>{{pay}}$1\\";
    HttpResponse<String> page = get(wallet(evil).checkoutUrl().toString());
    assertThat(page.body())
        .doesNotContain("<script")
        .contains("&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;{{pay}}$1\\");
  }

  @ParameterizedTest
  @CsvSource({
    "'zh-CN,zh;q=0.9,en;q=0.5', '', zh",
    "'de,en;q=0.5,zh;q=0.4', '', en",
    "'de', '', en",
    "';;;', '', en",
    "'zh;q=0, en', '', en",
    "'zh', '?lang=en', en",
    "'en', '?lang=zh', zh",
    "'zh', '?lang=xx', zh"
  })
  void theLanguageIsTheAskedOneThenTheBrowsers(String accept, String query, String lang)
      throws Exception {
    HttpResponse<String> page =
        get(wallet("ord_1").checkoutUrl() + query, "Accept-Language", accept);
    assertThat(page.body()).contains("<html lang=\"" + lang + "\">");
    assertThat(page.body()).contains(lang.equals("zh") ? ">付款<" : ">Pay<");
  }

  @ParameterizedTest
  @CsvSource({"pay, PAID, Paid.", "decline, DECLINED, Declined.", "cancel, CLOSED, Closed."})
  void aButtonDecidesAndLeadsBackWithoutSayingHow(
      String button, PaymentOutcome.Kind kind, String words) throws Exception {
    Pending pending = wallet("ord_1");
    HttpResponse<String> back = press(pending, button);
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("Location"))
        .hasValue("https://shop.example/back?order=1&x=%22");
    assertThat(sandbox.provider().lookUpByReference(pending.providerRef()).kind()).isEqualTo(kind);
    assertThat(get(pending.checkoutUrl().toString()).body())
        .contains(words, "https://shop.example/back?order=1&amp;x=%22")
        .doesNotContain("<form");
  }

  @Test
  void aSecondButtonChangesNothingAndShowsWhatHolds() throws Exception {
    Pending pending = wallet("ord_1");
    press(pending, "pay");
    HttpResponse<String> second = press(pending, "cancel");
    assertThat(second.statusCode()).isEqualTo(303);
    assertThat(second.headers().firstValue("Location").orElse("")).startsWith("/checkout/");
    assertThat(sandbox.provider().lookUpByReference(pending.providerRef()))
        .isInstanceOf(PaymentOutcome.Paid.class);
  }

  @Test
  void lookingAtThePageDecidesNothing() throws Exception {
    Pending pending = wallet("ord_1");
    get(pending.checkoutUrl().toString());
    assertThat(get(pending.checkoutUrl() + "/pay").statusCode()).isEqualTo(404);
    assertThat(sandbox.provider().lookUpByReference(pending.providerRef())).isEqualTo(pending);
  }

  @Test
  void anUnknownPaymentAndABarredOneHaveNoPage() throws Exception {
    String id = RunningSandbox.freshId("pay");
    sandbox.provider().cancel(id);
    String barred = ((PaymentOutcome.Closed) sandbox.provider().lookUp(id)).providerRef();
    for (String ref : new String[] {"spy_0", barred}) {
      HttpResponse<String> page = get(sandbox.baseUrl() + "/checkout/" + ref);
      assertThat(page.statusCode()).isEqualTo(404);
      assertThat(page.body()).contains("There is no such payment");
    }
  }

  @Test
  void bothLanguagesHaveTheSameWords() {
    assertThat(new TreeSet<>(PageLanguage.CHINESE.words().keySet()))
        .isEqualTo(new TreeSet<>(PageLanguage.ENGLISH.words().keySet()));
  }

  @Test
  void amountsHaveTheDigitsOfTheirCurrency() {
    assertThat(CheckoutPage.amount(Money.of(500, "JPY"), Locale.ENGLISH)).isEqualTo("JPY\u00a0500");
    assertThat(CheckoutPage.amount(Money.of(1_500, "KWD"), Locale.ENGLISH))
        .isEqualTo("KWD\u00a01.500");
  }
}
