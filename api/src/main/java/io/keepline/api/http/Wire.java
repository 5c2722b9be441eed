package io.keepline.api.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.keepline.lifecycle.Money;
import java.io.IOException;
import java.util.Locale;

/**
 * JSON as this API speaks it: camelCase names, enum values in lower_snake, instants in RFC 3339
 * UTC, money as {@code {"amount":"12.00","currency":"USD"}}, nothing for what is absent.
 */
public final class Wire {

  private static final int DEEPEST = 20;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              com.fasterxml.jackson.core.JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                  .build())
          .addModule(new JavaTimeModule())
          .addModule(new Jdk8Module())
          .addModule(ours())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          .enable(com.fasterxml.jackson.databind.DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          .build();

  private Wire() {}

  /** A value as JSON. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that cannot be written", e);
    }
  }

  /**
   * Untrusted text as a tree.
   *
   * @throws IOException if it is not one JSON value, is nested too deeply, or names a field twice
   */
  static JsonNode read(byte[] json) throws IOException {
    return MAPPER.readTree(json);
  }

  /**
   * Text of our own as a tree.
   *
   * @throws IllegalStateException if it is not JSON
   */
  public static JsonNode tree(String json) {
    try {
      return MAPPER.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored value is not JSON", e);
    }
  }

  /** An enum's name as it travels. */
  public static String name(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** A stored enum name, such as {@code SMS_IN}, as it travels. */
  public static String name(String stored) {
    return stored.toLowerCase(Locale.ROOT);
  }

  private static SimpleModule ours() {
    SimpleModule module = new SimpleModule("keepline");
    module.addSerializer(Money.class, new MoneyWriter());
    module.addSerializer(new EnumWriter());
    return module;
  }

  private static final class MoneyWriter extends JsonSerializer<Money> {
    @Override
    public void serialize(Money money, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeStartObject();
      json.writeStringField("amount", Amounts.text(money));
      json.writeStringField("currency", money.currency());
      json.writeEndObject();
    }
  }

  @SuppressWarnings("rawtypes") // Jackson names the handled type by its raw class.
  private static final class EnumWriter extends JsonSerializer<Enum> {
    @Override
    public Class<Enum> handledType() {
      return Enum.class;
    }

    @Override
    public void serialize(Enum value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(value.name().toLowerCase(Locale.ROOT));
    }
  }

  static {
    // A caller's text must never come back in a parser's message.
    MAPPER.getFactory().disable(JsonParser.Feature.INCLUDE_SOURCE_IN_LOCATION);
  }
}
