package io.keepline.local.folder;

import io.keepline.local.CannotRun;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * Ports on the loopback interface. A stack keeps its ports over restarts, so that addresses noted
 * yesterday work today; one that is taken by somebody else is replaced by a free one.
 */
public final class Ports {
  private final DataFolder folder;
  private final Path file;
  private final boolean preferWellKnown;
  private final Set<Integer> given = new HashSet<>();

  /**
   * The ports of a folder.
   *
   * @param preferWellKnown whether a port that was never chosen before is first tried at its usual
   *     number
   */
  public Ports(DataFolder folder, boolean preferWellKnown) {
    this.folder = folder;
    this.file = folder.root().resolve("ports.properties");
    this.preferWellKnown = preferWellKnown;
  }

  /** The port for a name: the one of last time, else the usual one, else any that is free. */
  public int choose(String name, int usual) {
    Properties known = read();
    int wanted = Integer.parseInt(known.getProperty(name, preferWellKnown ? "" + usual : "0"));
    int port = wanted > 0 && !given.contains(wanted) && isFree(wanted) ? wanted : anyFree();
    given.add(port);
    if (!("" + port).equals(known.getProperty(name))) {
      known.setProperty(name, "" + port);
      write(known);
    }
    return port;
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException taken) {
      return false;
    }
  }

  private int anyFree() {
    for (int attempt = 0; attempt < 20; attempt++) {
      try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        if (!given.contains(socket.getLocalPort())) {
          return socket.getLocalPort();
        }
      } catch (IOException e) {
        throw new CannotRun("No free port on this machine: " + e.getMessage(), e);
      }
    }
    throw new CannotRun("No free port on this machine.");
  }

  private Properties read() {
    Properties known = new Properties();
    try {
      if (Files.exists(file)) {
        known.load(new StringReader(Files.readString(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return known;
  }

  private void write(Properties known) {
    StringBuilder text = new StringBuilder();
    TreeMap<String, String> sorted = new TreeMap<>();
    known.stringPropertyNames().forEach(name -> sorted.put(name, known.getProperty(name)));
    sorted.forEach((name, port) -> text.append(name).append('=').append(port).append('\n'));
    try {
      folder.replace(file, text.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
