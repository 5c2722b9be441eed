package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Mandate;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentOutcome.Pending;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each method's page says, and that WeChat's picture is a code that a phone can read. */
class MethodPagesTest {

  private static final HttpClient BROWSER = HttpClient.newHttpClient();
  private static final Pattern SIZE = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"");
  private static final Pattern MODULE = Pattern.compile("M(\\d+) (\\d+)h1v1h-1z");
  private static final int PIXELS = 4;

  private static RunningSandbox sandbox;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PAYPAL, USD, en, PayPal, USD 88.00",
    "ALIPAY, CNY, en, Alipay, CNY 88.00",
    "ALIPAY, CNY, zh, 支付宝, CNY 88.00",
    "WECHAT_PAY, CNY, en, WeChat Pay, CNY 88.00",
    "WECHAT_PAY, CNY, zh, 微信支付, CNY 88.00"
  })
  void aPageNamesItsMethodAndItsMoney(
      PaymentMethod wallet, String currency, String language, String name, String amount)
      throws Exception {
    Pending pending = pending(wallet, Money.of(8_800, currency));
    String page = page(URI.create(pending.checkoutUrl() + "?lang=" + language));
    assertThat(page)
        .contains("<p class=\"method")
        .contains(name)
        .contains(amount.replace(' ', '\u00a0'))
        .doesNotContain("{{");
    assertThat(page.contains("<svg")).isEqualTo(wallet == PaymentMethod.WECHAT_PAY);
  }

  @Test
  void theCodeLeadsAPhoneToThePage() throws Exception {
    Pending pending = pending(PaymentMethod.WECHAT_PAY, Money.of(8_800, "CNY"));
    String page = page(pending.checkoutUrl());
    assertThat(read(page)).isEqualTo(pending.checkoutUrl().toString());
  }

  @Test
  void theCodeIsGoneOncePaid() throws Exception {
    Pending pending = pending(PaymentMethod.WECHAT_PAY, Money.of(8_800, "CNY"));
    press(pending.checkoutUrl() + "/pay");
    assertThat(page(pending.checkoutUrl())).doesNotContain("<svg").contains("Paid. Thank you.");
  }

  @ParameterizedTest
  @CsvSource({"en, Allow payments without you", "zh, 允许自动扣款"})
  void theSubscriberAllowsLaterChargesOnAPage(String language, String title) throws Exception {
    SaveOutcome.Pending pending =
        (SaveOutcome.Pending)
            sandbox
                .savedMethods()
                .save(
                    new SaveRequest(
                        RunningSandbox.freshId("sav"),
                        RunningSandbox.freshId("hld"),
                        PaymentMethod.PAYPAL,
                        MagicToken.ON_TIME.token(PaymentMethod.PAYPAL),
                        URI.create("https://shop.example/back"),
                        new Mandate("con_1", Instant.EPOCH, Optional.empty())));
    String page = page(URI.create(pending.checkoutUrl() + "?lang=" + language));
    assertThat(page).contains(title).contains("PayPal").doesNotContain("{{");
    press(pending.checkoutUrl() + "/agree");
    assertThat(sandbox.savedMethods().lookUpSave(pending.saveRef()).kind())
        .isEqualTo(SaveOutcome.Kind.SAVED);
    press(pending.checkoutUrl() + "/decline");
    assertThat(sandbox.savedMethods().lookUpSave(pending.saveRef()).kind())
        .as("an old page changes nothing")
        .isEqualTo(SaveOutcome.Kind.SAVED);
  }

  private static Pending pending(PaymentMethod wallet, Money amount) {
    return (Pending)
        sandbox
            .provider()
            .create(RunningSandbox.request(wallet, MagicToken.ON_TIME.token(wallet), amount));
  }

  private static String page(URI url) throws Exception {
    return BROWSER.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofString()).body();
  }

  private static void press(String url) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url)).POST(HttpRequest.BodyPublishers.noBody()).build();
    assertThat(BROWSER.send(request, BodyHandlers.discarding()).statusCode()).isEqualTo(303);
  }

  /** Draws the picture as pixels and reads it. */
  private static String read(String page) throws ReaderException {
    Matcher size = SIZE.matcher(page);
    assertThat(size.find()).isTrue();
    int width = Integer.parseInt(size.group(1));
    int[] pixels = new int[width * PIXELS * width * PIXELS];
    Arrays.fill(pixels, 0xffffff);
    Matcher module = MODULE.matcher(page);
    while (module.find()) {
      int left = Integer.parseInt(module.group(1)) * PIXELS;
      int top = Integer.parseInt(module.group(2)) * PIXELS;
      for (int y = top; y < top + PIXELS; y++) {
        Arrays.fill(pixels, y * width * PIXELS + left, y * width * PIXELS + left + PIXELS, 0);
      }
    }
    RGBLuminanceSource source = new RGBLuminanceSource(width * PIXELS, width * PIXELS, pixels);
    // A drawn picture has no slant and no shadow to be found out.
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(source)),
            Map.of(DecodeHintType.PURE_BARCODE, true))
        .getText();
  }
}
