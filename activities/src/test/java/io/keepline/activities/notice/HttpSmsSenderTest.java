package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.activities.wire.FakeGateway;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpSmsSenderTest implements SmsSenderContract {

  /** What the gateway sent, by idempotency key. */
  private final Map<String, String> sent = new ConcurrentSkipListMap<>();

  private FakeGateway gateway;
  private HttpSmsSender sender;

  @BeforeEach
  void start() throws IOException {
    gateway =
        FakeGateway.answering(
            request -> {
              sent.putIfAbsent(request.idempotencyKey(), request.body().get("text").textValue());
              return new FakeGateway.Response(
                  202, "{\"id\":\"gw-" + request.idempotencyKey() + "\"}");
            });
    sender = HttpSmsSender.open(gateway.address());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Override
  public SmsSender sender() {
    return sender;
  }

  @Override
  public List<String> delivered() {
    return List.copyOf(sent.values());
  }

  @Override
  public void breakDown() {
    gateway.close();
  }

  @Test
  void theRequestIsWhatTheGatewayExpects() {
    assertThat(sender.send(MESSAGE)).isEqualTo(new SendOutcome.Accepted("gw-ntc_1"));

    FakeGateway.Request request = gateway.requests().get(0);
    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.path()).isEqualTo("/v1/messages");
    assertThat(request.authorization()).isEqualTo("Bearer " + FakeGateway.KEY);
    assertThat(request.idempotencyKey()).isEqualTo("ntc_1");
    assertThat(request.body().get("to").textValue()).isEqualTo("+447700900123");
    assertThat(request.body().get("from").textValue()).isEqualTo("TMKEEP");
  }

  @Test
  void aBadReceiverIsRejectedWithTheGatewaysCode() {
    gateway.answer(422, "{\"code\":\"unknown_receiver\"}");

    assertThat(sender.send(MESSAGE)).isEqualTo(new SendOutcome.Rejected("unknown_receiver"));
  }

  @ParameterizedTest
  @ValueSource(ints = {401, 403, 404, 409, 429, 503, 302})
  void ourKeyOurPaceAndItsPausesAreTemporary(int status) {
    gateway.answer(status, "{}");

    assertThat(sender.send(MESSAGE)).isEqualTo(new SendOutcome.NotDelivered("http_" + status));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 504})
  void aGatewayThatBrokeMayHaveSentIt(int status) {
    gateway.answer(status, "oops");

    assertThat(sender.send(MESSAGE)).isEqualTo(new SendOutcome.Uncertain("http_" + status));
  }

  @Test
  void anAnswerThatIsLostIsUncertainAndTheRepeatIsTheSameMessage() {
    gateway.fallSilent();
    HttpSmsSender impatient = HttpSmsSender.open(gateway.impatiently());

    assertThat(impatient.send(MESSAGE)).isEqualTo(new SendOutcome.Uncertain("timeout"));
    impatient.send(MESSAGE);
    assertThat(gateway.requests()).hasSize(2);
    assertThat(delivered()).hasSize(1);
  }
}
