package io.keepline.activities.notice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Set;

/**
 * Short messages for a machine without a gateway: each becomes one line of JSON in the file {@code
 * sms.jsonl} of a folder. A notice that has its line gets no second one.
 */
public final class SmsFolder implements SmsSender {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Path file;
  private final Set<String> sent;
  private final InstantSource clock;

  private SmsFolder(Path file, Set<String> sent, InstantSource clock) {
    this.file = file;
    this.sent = sent;
    this.clock = clock;
  }

  /**
   * Uses a folder, making it where it is missing, and reads what was sent before.
   *
   * @throws IOException if it cannot be made or read
   */
  public static SmsFolder open(Path folder, InstantSource clock) throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve("sms.jsonl");
    Set<String> sent = new HashSet<>();
    if (Files.exists(file)) {
      String text = Files.readString(file);
      text.lines().map(SmsFolder::id).forEach(sent::add);
      if (!text.isEmpty() && !text.endsWith("\n")) {
        append(file, "");
      }
    }
    return new SmsFolder(file, sent, clock);
  }

  @Override
  public synchronized SendOutcome send(SmsMessage message) {
    if (sent.contains(message.noticeId())) {
      return new SendOutcome.Accepted(message.noticeId());
    }
    String line =
        JSON.createObjectNode()
            .put("id", message.noticeId())
            .put("at", clock.instant().toString())
            .put("from", message.from())
            .put("to", message.to().e164())
            .put("text", message.text())
            .put("parts", message.parts())
            .toString();
    try {
      append(file, line);
    } catch (IOException e) {
      return new SendOutcome.NotDelivered("folder_unwritable");
    }
    sent.add(message.noticeId());
    return new SendOutcome.Accepted(message.noticeId());
  }

  /** A line that a crash cut short was not answered for, so its notice is not known. */
  private static String id(String line) {
    try {
      return JSON.readTree(line).path("id").asText();
    } catch (JsonProcessingException e) {
      return "";
    }
  }

  private static void append(Path file, String line) throws IOException {
    Files.writeString(file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }
}
