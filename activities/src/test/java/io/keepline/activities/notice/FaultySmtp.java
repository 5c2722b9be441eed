package io.keepline.activities.notice;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** An SMTP server that goes wrong at a named point of the conversation. */
final class FaultySmtp implements AutoCloseable {

  /** Where. */
  enum Point {
    /** Before its greeting. */
    GREETING,
    MAIL,
    RCPT,
    DATA,
    /** After the lonely dot that ends the text. */
    END_OF_DATA,
    QUIT
  }

  /** What it does there, if it does not answer a line. */
  static final String HANG = "hang";

  static final String DROP = "drop";

  private final ServerSocket socket;
  private final Point point;
  private final String fault;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<String> taken = new CopyOnWriteArrayList<>();

  private FaultySmtp(ServerSocket socket, Point point, String fault) {
    this.socket = socket;
    this.point = point;
    this.fault = fault;
  }

  /**
   * @param fault HANG, DROP, or the line that it answers at the point
   */
  static FaultySmtp at(Point point, String fault) throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    FaultySmtp server = new FaultySmtp(socket, point, fault);
    Thread thread = new Thread(server::accept, "faulty-smtp");
    thread.setDaemon(true);
    thread.start();
    return server;
  }

  int port() {
    return socket.getLocalPort();
  }

  /** Whether a client has to give up on it. */
  boolean hangs() {
    return fault.equals(HANG);
  }

  /** The texts that arrived whole. */
  List<String> taken() {
    return taken;
  }

  private void accept() {
    while (!socket.isClosed()) {
      try (Socket peer = socket.accept()) {
        converse(peer);
      } catch (IOException | InterruptedException e) {
        // The client went away or the test is over: the next one is served.
      }
    }
  }

  private void converse(Socket peer) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(peer.getInputStream(), StandardCharsets.US_ASCII));
    PrintWriter out = new PrintWriter(peer.getOutputStream(), true, StandardCharsets.US_ASCII);
    if (!say(out, Point.GREETING, "220 ready")) {
      return;
    }
    boolean open = true;
    for (String line = in.readLine(); open && line != null; line = open ? in.readLine() : null) {
      String verb = line.length() < 4 ? line : line.substring(0, 4);
      open =
          switch (verb) {
            case "MAIL" -> say(out, Point.MAIL, "250 ok");
            case "RCPT" -> say(out, Point.RCPT, "250 ok");
            case "DATA" -> say(out, Point.DATA, "354 go on") && text(in, out);
            case "QUIT" -> say(out, Point.QUIT, "221 bye");
            default -> answer(out, "250 ok");
          };
    }
  }

  private boolean text(BufferedReader in, PrintWriter out)
      throws IOException, InterruptedException {
    if (point == Point.DATA) {
      return true; // the fault was a refusal: no text follows
    }
    StringBuilder text = new StringBuilder();
    for (String line = in.readLine(); !line.equals("."); line = in.readLine()) {
      text.append(line).append('\n');
    }
    taken.add(text.toString());
    return say(out, Point.END_OF_DATA, "250 taken");
  }

  private boolean say(PrintWriter out, Point here, String usual) throws InterruptedException {
    if (here != point) {
      return answer(out, usual);
    }
    if (fault.equals(HANG)) {
      closing.await();
      return false;
    }
    return !fault.equals(DROP) && answer(out, fault);
  }

  private static boolean answer(PrintWriter out, String line) {
    out.print(line + "\r\n");
    out.flush();
    return true;
  }

  @Override
  public void close() throws IOException {
    closing.countDown();
    socket.close();
  }
}
