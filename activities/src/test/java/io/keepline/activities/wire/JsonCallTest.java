package io.keepline.activities.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JsonCallTest {

  private FakeGateway gateway;

  @BeforeEach
  void start() throws IOException {
    gateway = FakeGateway.answering(request -> new FakeGateway.Response(200, "{\"id\":\"x\"}"));
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Test
  void anAnswerIsReadWithItsStatus() {
    assertThat(call())
        .isInstanceOfSatisfying(
            Reply.Answered.class,
            answered -> {
              assertThat(answered.status()).isEqualTo(200);
              assertThat(answered.text("id")).contains("x");
            });
    assertThat(gateway.requests().get(0).path()).isEqualTo("/v1/thing");
    assertThat(gateway.requests().get(0).authorization()).isEqualTo("Bearer " + FakeGateway.KEY);
  }

  @Test
  void silenceIsUnansweredBecauseTheGatewayMayHaveActed() {
    gateway.fallSilent();

    assertThat(call(gateway.impatiently())).isEqualTo(new Reply.Unanswered("timeout"));
    assertThat(gateway.requests()).hasSize(1);
  }

  @Test
  void anAnswerThatStopsInTheMiddleIsUnansweredInTime() {
    gateway.stopInTheMiddle();

    assertThat(call(gateway.impatiently())).isEqualTo(new Reply.Unanswered("timeout"));
  }

  @Test
  void aBrokenConnectionIsUnanswered() {
    gateway.answer(
        request -> {
          throw new IllegalStateException("breaks off");
        });

    assertThat(call()).isEqualTo(new Reply.Unanswered("connection_lost"));
  }

  @Test
  void nobodyListeningIsNotSent() throws IOException {
    assertThat(JsonCall.to(FakeGateway.nowhere()).send("PUT", "/x", JsonCall.object(), Map.of()))
        .isEqualTo(new Reply.NotSent("connection_refused"));
  }

  @Test
  void whatIsNotAJsonObjectIsReadAsAnEmptyOne() {
    for (String body : new String[] {"", "[1]", "<html>", "null", "x".repeat(200_000)}) {
      gateway.answer(500, body);
      assertThat(call())
          .isInstanceOfSatisfying(
              Reply.Answered.class,
              answered -> {
                assertThat(answered.body().isEmpty()).isTrue();
                assertThat(answered.code()).isEqualTo("http_500");
              });
    }
  }

  @Test
  void aCodeThatCouldHoldPersonalDataIsReplaced() {
    gateway.answer(422, "{\"code\":\"+12025550123 is not a number\"}");
    assertThat(((Reply.Answered) call()).code()).isEqualTo("http_422");

    gateway.answer(422, "{\"code\":\"unknown_number\"}");
    assertThat(((Reply.Answered) call()).code()).isEqualTo("unknown_number");
  }

  @Test
  void aRedirectIsAnAnswerAndNotFollowed() {
    gateway.answer(302, "{}");

    assertThat(((Reply.Answered) call()).status()).isEqualTo(302);
    assertThat(gateway.requests()).hasSize(1);
  }

  @Test
  void theKeyIsNotPrinted() {
    assertThat(gateway.address().toString()).doesNotContain(FakeGateway.KEY);
  }

  @Test
  void anAddressThatIsNoWebAddressIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gateway.of(URI.create("ftp://sms.example"), "k"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Gateway.of(URI.create("https://sms.example"), "a key"))
        .withMessage("a gateway's key is printable ASCII without spaces");
  }

  private Reply call() {
    return call(gateway.address());
  }

  private static Reply call(Gateway address) {
    return JsonCall.to(address).send("PUT", "/thing", JsonCall.object().put("a", 1), Map.of());
  }
}
