package io.keepline.local.stack;

import io.keepline.api.ApiServer;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.temporal.TemporalHost;
import io.keepline.store.Database;
import io.keepline.worker.WorkerProcess;
import io.temporal.client.WorkflowClient;
import java.util.function.Consumer;

/**
 * The whole service in one process: database, mailbox, payment provider, Temporal, worker, API.
 * Everything that must last lies in one folder; nothing listens beyond the loopback interface.
 */
public final class LocalStack implements AutoCloseable {
  private final Closing closing;
  private final DataFolder folder;
  private final StackFile addresses;
  private final Parts parts;

  LocalStack(Closing closing, DataFolder folder, StackFile addresses, Parts parts) {
    this.closing = closing;
    this.folder = folder;
    this.addresses = addresses;
    this.parts = parts;
  }

  /**
   * What a test may reach into.
   *
   * @param database the record
   * @param temporal the server
   * @param client a client of it
   * @param worker the worker
   * @param api the API
   */
  public record Parts(
      Database database,
      TemporalHost temporal,
      WorkflowClient client,
      WorkerProcess worker,
      ApiServer api) {}

  /**
   * Starts everything, or nothing.
   *
   * @param progress is told what happens, a line at a time
   * @throws io.keepline.local.CannotRun with what to do, if a part does not start
   */
  public static LocalStack open(StackOptions options, Consumer<String> progress) {
    DataFolder folder = DataFolder.make(options.data());
    Closing closing = new Closing();
    try {
      return new Composition(folder, options, closing, progress).compose();
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  /** How to reach it. */
  public StackFile addresses() {
    return addresses;
  }

  /** Its folder. */
  public DataFolder folder() {
    return folder;
  }

  /** Its inside, for tests. */
  public Parts parts() {
    return parts;
  }

  /** Stops everything, in the opposite order of its start. */
  @Override
  public void close() {
    closing.close();
  }
}
