package io.keepline.activities.carrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.activities.wire.FakeGateway;
import io.keepline.lifecycle.Msisdn;
import io.keepline.lifecycle.ServiceLevel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpCarrierTest implements CarrierContract {

  @TempDir Path folder;
  private SandboxCarrier behind;
  private FakeGateway gateway;
  private HttpCarrier carrier;

  @BeforeEach
  void start() throws IOException {
    behind = SandboxCarrier.open(folder);
    gateway = FakeGateway.answering(request -> response(behind.ensure(read(request))));
    carrier = HttpCarrier.open(gateway.address());
  }

  @AfterEach
  void stop() {
    gateway.close();
  }

  @Override
  public Carrier carrier() {
    return carrier;
  }

  @Override
  public SandboxCarrier behind() {
    return behind;
  }

  @Test
  void theRequestIsWhatTheGatewayExpects() {
    carrier.ensure(CarrierContract.order("lea_1", ServiceLevel.INBOUND_ONLY, 2));

    FakeGateway.Request request = gateway.requests().get(0);
    assertThat(request.method()).isEqualTo("PUT");
    assertThat(request.path()).isEqualTo("/v1/numbers/num_7/service");
    assertThat(request.authorization()).isEqualTo("Bearer " + FakeGateway.KEY);
    assertThat(request.body().toString())
        .isEqualTo(
            "{\"number\":\"+12025550123\",\"leaseId\":\"lea_1\",\"wanted\":\"inbound_only\","
                + "\"generation\":2,\"plan\":\"plan_m\"}");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 401, 403, 404, 409, 429, 500, 503})
  void whatSaysNothingAboutTheNumberIsAskedAgain(int status) {
    gateway.answer(status, "{}");

    assertThat(carrier.ensure(CarrierContract.order("lea_1", ServiceLevel.FULL, 1)))
        .isEqualTo(new CarrierAnswer.TryLater("http_" + status));
  }

  @Test
  void acceptedAndNotYetInForceIsAskedAgain() {
    gateway.answer(202, "{}");

    assertThat(carrier.ensure(CarrierContract.order("lea_1", ServiceLevel.FULL, 1)))
        .isEqualTo(new CarrierAnswer.TryLater("in_progress"));
  }

  @Test
  void aLostAnswerCostsASecondCallAndNothingElse() throws IOException {
    CarrierOrder order = CarrierContract.order("lea_1", ServiceLevel.FULL, 1);
    gateway.fallSilent();

    assertThat(HttpCarrier.open(gateway.impatiently()).ensure(order))
        .isEqualTo(new CarrierAnswer.TryLater("timeout"));
    assertThat(behind.inForce("num_7")).isEqualTo(ServiceLevel.FULL);
    assertThat(behind.ensure(order)).isInstanceOf(CarrierAnswer.Done.class);
  }

  @Test
  void nobodyListeningIsAskedAgain() throws IOException {
    assertThat(
            HttpCarrier.open(FakeGateway.nowhere())
                .ensure(CarrierContract.order("lea_1", ServiceLevel.FULL, 1)))
        .isEqualTo(new CarrierAnswer.TryLater("connection_refused"));
  }

  @Test
  void anActivationReferenceThatNobodyCouldTypeIsNotPassedOn() {
    gateway.answer(200, "{\"activationReference\":\"LPA:1$ \\u0000<script>\"}");

    assertThat(carrier.ensure(CarrierContract.order("lea_1", ServiceLevel.FULL, 1)))
        .isEqualTo(new CarrierAnswer.TryLater("malformed_activation_reference"));
  }

  private static CarrierOrder read(FakeGateway.Request request) {
    JsonNode body = request.body();
    return new CarrierOrder(
        request.path().replace("/v1/numbers/", "").replace("/service", ""),
        Msisdn.parse(body.get("number").textValue()),
        body.get("leaseId").textValue(),
        ServiceLevel.valueOf(body.get("wanted").textValue().toUpperCase(Locale.ROOT)),
        Optional.ofNullable(body.get("plan")).map(JsonNode::textValue),
        body.get("generation").longValue());
  }

  private static FakeGateway.Response response(CarrierAnswer answer) {
    if (answer instanceof CarrierAnswer.Done done) {
      String reference =
          done.activationReference().map(r -> "\"activationReference\":\"" + r + "\"").orElse("");
      return new FakeGateway.Response(200, "{" + reference + "}");
    }
    if (answer instanceof CarrierAnswer.RefusedForGood refused) {
      return new FakeGateway.Response(422, "{\"code\":\"" + refused.code() + "\"}");
    }
    return answer instanceof CarrierAnswer.TryLater later
        ? new FakeGateway.Response(503, "{\"code\":\"" + later.code() + "\"}")
        : new FakeGateway.Response(409, "{\"code\":\"stale\"}");
  }
}
