package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What no well-behaved client sends: bytes on a socket. */
class RawRequestsTest {
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void aBodyThatIsNoUtf8IsRefused() throws IOException {
    for (byte[] body :
        List.of(
            new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'},
            new byte[] {'{', '"', 'a', '"', ':', '"', (byte) 0xc0, (byte) 0x80, '"', '}'},
            new byte[] {
              '{', '"', 'a', '"', ':', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', '}'
            })) {
      String answer = post("/v1/quotes", "Content-Length: " + body.length + "\r\n", body);
      assertThat(answer).startsWith("HTTP/1.1 400").contains("\"code\":\"invalid_request\"");
    }
  }

  @Test
  void twoMegabytesAreRefusedHoweverTheyCome() throws IOException {
    byte[] large = "x".repeat(2_000_000).getBytes(StandardCharsets.US_ASCII);
    String announced = post("/v1/quotes", "Content-Length: " + large.length + "\r\n", large);
    assertThat(announced).startsWith("HTTP/1.1 413").contains("\"code\":\"too_large\"");
    String chunked = post("/v1/quotes", "Transfer-Encoding: chunked\r\n", chunks(large));
    assertThat(chunked).startsWith("HTTP/1.1 413").contains("\"code\":\"too_large\"");
    String unsigned = post("/webhooks/sandbox", "Transfer-Encoding: chunked\r\n", chunks(large));
    assertThat(unsigned).startsWith("HTTP/1.1 413").contains("\"code\":\"too_large\"");
  }

  @Test
  void pathsThatMeanTwoThingsAreRefused() throws IOException {
    for (String path :
        List.of(
            "/v1/leases/../plans?brand=tnt",
            "/v1/leases/%2e%2e/plans",
            "/v1/leases/..;/plans",
            "/v1/leases/a%2fb",
            "/v1/leases/a%00b",
            "/v1/leases/a%c0%afb",
            "/v1//plans?brand=tnt",
            "/v1/plans;x=y?brand=tnt",
            "/v1/leases/%zz",
            "/v1/leases/a\\b",
            "/v1/plans?brand=%zz",
            "/v1/plans?brand=%ff",
            "http://elsewhere.example/v1/plans?brand=tnt",
            "*")) {
      String answer = exchange("GET " + path + " HTTP/1.1\r\n" + head(), new byte[0]);
      assertThat(answer.split(" ", 3)[1]).as(path + answer).isIn("200", "400", "404", "405");
      if (!answer.startsWith("HTTP/1.1 200")) {
        problem(path, answer);
      }
    }
  }

  @Test
  void requestsThatAreNoHttpAreProblems() throws IOException {
    for (String request :
        List.of(
            "GET /livez HTTP/9.9\r\n" + head(),
            "GET /livez HTTP/1.1\r\n\r\n",
            "GET /livez HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "POST /v1/quotes HTTP/1.1\r\nContent-Length: -1\r\n" + head(),
            "POST /v1/quotes HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n" + head(),
            "POST /v1/quotes HTTP/1.1\r\nTransfer-Encoding: gzip\r\n" + head(),
            "GET /livez HTTP/1.1\r\nX Y: z\r\n" + head(),
            "NONSENSE /livez HTTP/1.1\r\n" + head(),
            "TRACE /livez HTTP/1.1\r\n" + head(),
            "OPTIONS /v1/plans HTTP/1.1\r\n" + head())) {
      problem(request, exchange(request, new byte[0]));
    }
  }

  @Test
  void aBodyThatComesTooSlowlyIsGivenUp() throws IOException {
    long begun = System.nanoTime();
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /v1/quotes HTTP/1.1\r\nContent-Type: application/json\r\n"
                  + "Content-Length: 50000\r\n"
                  + head())
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.setSoTimeout(100);
      String answer = "";
      while (answer.isEmpty() && System.nanoTime() - begun < Duration.ofSeconds(20).toNanos()) {
        out.write(' ');
        out.flush();
        answer = heard(socket.getInputStream());
      }
      assertThat(answer).startsWith("HTTP/1.1 408").contains("\"code\":\"too_slow\"");
    }
  }

  @Test
  void aRefusalLeavesTheConnectionUsable() throws IOException {
    try (Socket socket = socket()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /v1/quotes HTTP/1.1\r\nContent-Type: text/plain\r\nContent-Length: 4\r\n"
                  + head().replace("Connection: close\r\n", ""))
              .getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.setSoTimeout(200);
      String early = heard(socket.getInputStream());
      out.write("body".getBytes(StandardCharsets.US_ASCII));
      out.flush();
      socket.setSoTimeout(10_000);
      String answer = early.isEmpty() ? heard(socket.getInputStream()) : early;
      assertThat(answer).startsWith("HTTP/1.1 415");
      out.write(("GET /livez HTTP/1.1\r\n" + head()).getBytes(StandardCharsets.US_ASCII));
      out.flush();
      assertThat(all(socket.getInputStream())).contains("HTTP/1.1 200");
    }
  }

  @Test
  void aConnectionThatWillBeClosedSaysSo() throws IOException {
    String open = head().replace("Connection: close\r\n", "");
    String stranger = "POST /v1/quotes HTTP/1.1\r\nContent-Length: 100\r\n" + open;
    assertThat(first(stranger.replace(api.key, "nonsense")))
        .startsWith("HTTP/1.1 401")
        .containsIgnoringCase("\r\nConnection: close\r\n");
    assertThat(first("POST /v1/nowhere HTTP/1.1\r\nContent-Length: 100\r\n" + open))
        .startsWith("HTTP/1.1 404")
        .containsIgnoringCase("\r\nConnection: close\r\n");
    assertThat(first("GET /livez HTTP/1.1\r\n" + open))
        .startsWith("HTTP/1.1 200")
        .doesNotContainIgnoringCase("Connection: close");
  }

  /** What comes first, while the body of the request is still on its way. */
  private static String first(String request) throws IOException {
    try (Socket socket = socket()) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return heard(socket.getInputStream());
    }
  }

  private static void problem(String what, String answer) {
    assertThat(answer).as(what).startsWith("HTTP/1.1 4");
    assertThat(answer).as(what).contains("Content-Type: application/problem+json");
    assertThat(answer).as(what).contains("\"code\":").contains("\"remedy\":");
    assertThat(answer).as(what).doesNotContainIgnoringCase("<html");
  }

  private static byte[] chunks(byte[] body) {
    String head = Integer.toHexString(body.length) + "\r\n";
    return (head + new String(body, StandardCharsets.US_ASCII) + "\r\n0\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static String head() {
    return "Host: localhost\r\nAuthorization: Bearer " + api.key + "\r\nConnection: close\r\n\r\n";
  }

  private static String post(String path, String length, byte[] body) throws IOException {
    return exchange(
        "POST " + path + " HTTP/1.1\r\nContent-Type: application/json\r\n" + length + head(), body);
  }

  private static String exchange(String head, byte[] body) throws IOException {
    try (Socket socket = socket()) {
      socket.setSoTimeout(20_000);
      OutputStream out = socket.getOutputStream();
      try {
        out.write(head.getBytes(StandardCharsets.ISO_8859_1));
        out.write(body);
        out.flush();
      } catch (SocketException answeredBeforeAllWasSent) {
        // The answer is there to be read.
      }
      return all(socket.getInputStream());
    }
  }

  private static Socket socket() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), api.server.port());
  }

  private static String all(InputStream in) throws IOException {
    StringBuilder answer = new StringBuilder();
    byte[] some = new byte[8_192];
    try {
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        answer.append(new String(some, 0, n, StandardCharsets.UTF_8));
      }
    } catch (SocketException closed) {
      // What came before it counts.
    }
    return answer.toString();
  }

  private static String heard(InputStream in) throws IOException {
    byte[] some = new byte[8_192];
    try {
      int n = in.read(some);
      return n < 0 ? "closed" : new String(some, 0, n, StandardCharsets.UTF_8);
    } catch (java.net.SocketTimeoutException nothingYet) {
      return "";
    }
  }
}
