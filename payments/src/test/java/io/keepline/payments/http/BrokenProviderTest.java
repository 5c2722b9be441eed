package io.keepline.payments.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.payments.CancelOutcome;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.PaymentOutcome.Unknown;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.UnknownCause;
import io.keepline.payments.http.SandboxControl.Break;
import io.keepline.payments.http.SandboxControl.Stage;
import io.keepline.payments.sandbox.MagicToken;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A provider on its bad days: nothing it does is ever taken for a failed payment. */
class BrokenProviderTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 31);

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
    "SLOW, TIMEOUT",
    "SERVER_ERROR, SERVER_ERROR",
    "RESET, CONNECTION_RESET",
    "MALFORMED, MALFORMED_ANSWER"
  })
  void everyWayToBreakIsUnknownAndALookUpFindsTheCharge(Break fault, UnknownCause cause) {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    Created created = (Created) sandbox.provider().create(request);
    sandbox.control().breakNext(1, fault, Stage.AFTER, Duration.ofSeconds(4));
    SandboxProvider provider =
        fault == Break.SLOW ? sandbox.impatientProvider() : sandbox.provider();
    assertThat(provider.confirm(created.providerRef())).isEqualTo(new Unknown(cause));
    assertThat(sandbox.provider().lookUp(request.paymentId())).isInstanceOf(Paid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "SERVER_ERROR, SERVER_ERROR",
    "RESET, CONNECTION_RESET",
    "MALFORMED, MALFORMED_ANSWER"
  })
  void brokenBeforeTheWorkLooksTheSameAndChargesNothing(Break fault, UnknownCause cause) {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    Created created = (Created) sandbox.provider().create(request);
    sandbox.control().breakNext(1, fault, Stage.BEFORE, Duration.ZERO);
    assertThat(sandbox.provider().confirm(created.providerRef())).isEqualTo(new Unknown(cause));
    assertThat(sandbox.provider().lookUp(request.paymentId())).isEqualTo(created);
  }

  @Test
  void everyOperationSurvivesABrokenAnswer() {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    RefundRequest refund =
        new RefundRequest(RunningSandbox.freshId("ref"), request.paymentId(), request.amount());
    sandbox.control().breakNext(7, Break.MALFORMED, Stage.BEFORE, Duration.ZERO);
    SandboxProvider provider = sandbox.provider();
    Unknown unknown = new Unknown(UnknownCause.MALFORMED_ANSWER);
    assertThat(provider.create(request)).isEqualTo(unknown);
    assertThat(provider.lookUp(request.paymentId())).isEqualTo(unknown);
    assertThat(provider.cancel(request.paymentId())).isEqualTo(CancelOutcome.UNKNOWN);
    assertThat(provider.refund(refund))
        .isEqualTo(new RefundOutcome.Unknown(UnknownCause.MALFORMED_ANSWER));
    assertThat(provider.lookUpRefund(refund.refundId()))
        .isEqualTo(new RefundOutcome.Unknown(UnknownCause.MALFORMED_ANSWER));
    assertThat(provider.listDay(DAY, Optional.empty()))
        .isEqualTo(new LedgerAnswer.Unavailable(Optional.of(UnknownCause.MALFORMED_ANSWER)));
    assertThat(provider.ledgerDays()).isEmpty();
    assertThat(provider.lookUp(request.paymentId())).isEqualTo(new PaymentOutcome.NotFound());
  }

  @Test
  void aWrongKeyIsRefusedAndSaysNothingOfThePayment() {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    sandbox.provider().create(request);
    SandboxProvider stranger =
        SandboxProvider.open(sandbox.baseUrl(), "guess", RunningSandbox.TIMEOUTS);
    assertThat(stranger.lookUp(request.paymentId())).isEqualTo(new Unknown(UnknownCause.REFUSED));
    assertThat(stranger.cancel(request.paymentId())).isEqualTo(CancelOutcome.UNKNOWN);
  }

  @Test
  void aRefusedConnectionWasNotSent() throws IOException {
    SandboxProvider nobody = against(closedPort());
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    assertThat(nobody.create(request)).isEqualTo(new PaymentOutcome.NotSent());
    assertThat(nobody.confirm("spy_1")).isEqualTo(new PaymentOutcome.NotSent());
    assertThat(nobody.cancel(request.paymentId())).isEqualTo(CancelOutcome.UNKNOWN);
    assertThat(nobody.lookUpRefund("ref_1")).isEqualTo(new RefundOutcome.NotSent());
    assertThat(nobody.listDay(DAY, Optional.empty()))
        .isEqualTo(new LedgerAnswer.Unavailable(Optional.empty()));
  }

  @Test
  void aConnectionThatBreaksBeforeAnyAnswerIsUnknown() throws IOException {
    try (Peer peer = Peer.answering("")) {
      assertThat(against(peer.port()).confirm("spy_1"))
          .isEqualTo(new Unknown(UnknownCause.CONNECTION_RESET));
    }
  }

  @Test
  void aBodyThatNeverEndsIsATimeOut() throws IOException {
    try (Peer peer = Peer.answeringAndWaiting("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")) {
      assertThat(against(peer.port()).confirm("spy_1"))
          .isEqualTo(new Unknown(UnknownCause.TIMEOUT));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "404|{}",
        "404|{\"error\":\"no_such_route\"}",
        "200|{\"providerRef\":\"spy_other\",\"paymentId\":\"p\",\"status\":\"created\"}",
        "200|{\"providerRef\":\"spy_1\",\"status\":\"half_paid\"}",
        "200|{\"providerRef\":\"spy_1\",\"status\":\"paid\"}",
        "200|{\"providerRef\":\"spy_1\",\"status\":\"declined\",\"declineReason\":\"mood\"}",
        "200|{\"providerRef\":\"spy_1\",\"status\":\"paid\",\"capturedMinor\":1.5,\"currency\":\"USD\"}",
        "200|[]",
        "200|",
        "302|{}"
      })
  void anAnswerOutsideTheContractIsUnknown(int status, String body) throws IOException {
    String text = body == null ? "" : body;
    String answer =
        "HTTP/1.1 %d X\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
            .formatted(status, text.length(), text);
    try (Peer peer = Peer.answering(answer)) {
      assertThat(against(peer.port()).confirm("spy_1")).isInstanceOf(Unknown.class);
    }
  }

  private static SandboxProvider against(int port) {
    return SandboxProvider.open(
        URI.create("http://127.0.0.1:" + port),
        "key",
        new ProviderTimeouts(Duration.ofMillis(500), Duration.ofMillis(500)));
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Whoever sits on the other end: reads a request's beginning, says one thing. */
  private record Peer(ServerSocket socket) implements AutoCloseable {

    static Peer answering(String answer) throws IOException {
      return start(answer, true);
    }

    static Peer answeringAndWaiting(String answer) throws IOException {
      return start(answer, false);
    }

    private static Peer start(String answer, boolean hangUp) throws IOException {
      ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
      Thread thread = new Thread(() -> serve(socket, answer, hangUp), "peer");
      thread.setDaemon(true);
      thread.start();
      return new Peer(socket);
    }

    private static void serve(ServerSocket socket, String answer, boolean hangUp) {
      try {
        while (true) {
          Socket client = socket.accept();
          client.getInputStream().read(new byte[8_192]);
          OutputStream out = client.getOutputStream();
          out.write(answer.getBytes(StandardCharsets.UTF_8));
          out.flush();
          if (hangUp) {
            client.close();
          }
        }
      } catch (IOException closed) {
        // The test is over.
      }
    }

    int port() {
      return socket.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
