package io.keepline.local.mailbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Reads the short messages that the SMS folder keeps, a line of JSON each. */
public final class SmsShelf {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private final Path file;

  /** Over the folder that the sender writes to. */
  public SmsShelf(Path folder) {
    this.file = folder.resolve("sms.jsonl");
  }

  /** The newest messages, newest first; a line that a crash cut short is left out. */
  public List<JsonNode> newest(int limit) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    List<JsonNode> messages = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      read(line).filter(JsonNode::isObject).ifPresent(messages::add);
    }
    Collections.reverse(messages);
    return messages.stream().limit(limit).toList();
  }

  private static Optional<JsonNode> read(String line) {
    try {
      return Optional.of(JSON.readTree(line));
    } catch (JsonProcessingException cutShort) {
      return Optional.empty();
    }
  }
}
