package io.keepline.local.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * The processor time that each part of the stack has used so far: where the rest of the machine
 * goes. Read from the operating system for this process and what it started.
 *
 * @param used by part
 */
record CpuByProcess(Map<String, Duration> used) {
  private static final String OWN = "load and bare worker";

  /** Copies the map, in the order of names. */
  CpuByProcess {
    used = Map.copyOf(used);
  }

  /** As it is now. */
  static CpuByProcess now() {
    Map<String, Duration> used = new TreeMap<>();
    add(used, OWN, ProcessHandle.current());
    ProcessHandle.current().descendants().forEach(child -> add(used, part(child.info()), child));
    return new CpuByProcess(used);
  }

  private static void add(Map<String, Duration> used, String part, ProcessHandle process) {
    Duration cpu = process.info().totalCpuDuration().orElse(Duration.ZERO);
    used.merge(part, cpu, Duration::plus);
  }

  private static String part(ProcessHandle.Info info) {
    String command = info.command().orElse("");
    String arguments = String.join(" ", Arrays.asList(info.arguments().orElse(new String[0])));
    if (command.endsWith("postgres")) {
      return "PostgreSQL";
    }
    if (command.endsWith("temporal")) {
      return "Temporal server";
    }
    if (arguments.endsWith("ApiMain")) {
      return "API";
    }
    if (arguments.endsWith("WorkerMain")) {
      return "worker";
    }
    return arguments.endsWith("SandboxProviderMain") ? "payment provider" : "other";
  }

  /** What was used since, in milliseconds by part; a process that ended counts nothing. */
  Map<String, Double> millisSince(CpuByProcess before) {
    Map<String, Double> millis = new TreeMap<>();
    used.forEach(
        (part, now) -> {
          Duration then = before.used.getOrDefault(part, Duration.ZERO);
          millis.put(part, Math.max(0, now.minus(then).toNanos() / 1e6));
        });
    return millis;
  }
}
