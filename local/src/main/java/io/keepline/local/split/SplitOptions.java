package io.keepline.local.split;

import io.keepline.local.temporal.TemporalChoice;
import java.nio.file.Path;
import java.util.List;

/**
 * How a split stack is to run.
 *
 * @param data its folder, not used before
 * @param temporal which Temporal server; one that other processes reach
 * @param jvmOptions what each process of it is started with
 */
public record SplitOptions(Path data, TemporalChoice temporal, List<String> jvmOptions) {
  private static final String LOG =
      "-Dlogback.configurationFile=io/keepline/local/split/process-log.xml";

  /** For processes that are to be up soon and to live briefly. */
  public static final List<String> QUICK =
      List.of(LOG, "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xshare:auto", "-Xmx256m");

  /** For processes that are measured. */
  public static final List<String> STEADY = List.of(LOG, "-XX:+UseSerialGC", "-Xmx512m");

  /** Copies the list. */
  public SplitOptions {
    jvmOptions = List.copyOf(jvmOptions);
  }
}
