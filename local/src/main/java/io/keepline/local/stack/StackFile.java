package io.keepline.local.stack;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.temporal.TemporalHost;
import io.keepline.workflows.NumberLifecycle;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Optional;

/**
 * How to reach a running stack. Other commands read it from the stack's folder; the secrets lie in
 * files of their own.
 *
 * @param apiUrl the API, without a slash at the end
 * @param mailboxUrl the page with mails and short messages
 * @param providerUrl the sandbox payment provider
 * @param databaseUrl the record, as a JDBC URL
 * @param temporal what the Temporal server is, in words
 * @param temporalTarget where other processes reach it; empty for one inside the stack's process
 * @param temporalUi its pages; empty if it has none
 */
public record StackFile(
    String apiUrl,
    String mailboxUrl,
    String providerUrl,
    String databaseUrl,
    String temporal,
    String temporalTarget,
    String temporalUi) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What the stack on a folder says; empty when none runs there. */
  public static Optional<StackFile> read(DataFolder folder) {
    if (!Files.exists(folder.stack())) {
      return Optional.empty();
    }
    try {
      return Optional.of(JSON.readValue(Files.readString(folder.stack()), StackFile.class));
    } catch (JsonProcessingException e) {
      throw new CannotRun(
          folder.stack() + " cannot be read: stop the stack and start it again.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The page of a lease's workflow; empty where there are no pages. */
  public Optional<String> workflowUrl(String leaseId) {
    return workflows("/" + NumberLifecycle.workflowId(leaseId));
  }

  /** The list of the numbers' workflows, without what else runs; empty where there are no pages. */
  public Optional<String> numbersUrl() {
    return workflows("?query=WorkflowType%3D%22" + NumberLifecycle.TYPE + "%22");
  }

  private Optional<String> workflows(String rest) {
    return temporalUi.isEmpty()
        ? Optional.empty()
        : Optional.of(temporalUi + "/namespaces/" + TemporalHost.NAMESPACE + "/workflows" + rest);
  }

  void write(DataFolder folder) {
    try {
      folder.replace(
          folder.stack(), JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void delete(DataFolder folder) {
    try {
      Files.deleteIfExists(folder.stack());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
