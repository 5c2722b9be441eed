package io.keepline.local.temporal;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.Ports;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.util.Optional;

/** A Temporal server that answers, however it came to be. */
public interface TemporalHost extends AutoCloseable {

  /** The namespace that a stack uses. */
  String NAMESPACE = "default";

  /** A connection of the caller's own, to be shut down by the caller. */
  WorkflowServiceStubs connect();

  /** Where other processes reach it; empty for one inside this process. */
  Optional<String> target();

  /** Where people look into it. */
  Optional<String> uiUrl();

  /** What it is, in a few words. */
  String description();

  @Override
  void close();

  /** Starts or reaches the chosen server. */
  static TemporalHost open(TemporalChoice choice, DataFolder folder, Ports ports) {
    if (choice instanceof TemporalChoice.Binary binary) {
      return DevServer.start(binary.binary(), folder, ports);
    }
    if (choice instanceof TemporalChoice.Address address) {
      return RunningServer.reach(address.target());
    }
    return InProcessServer.start();
  }
}
