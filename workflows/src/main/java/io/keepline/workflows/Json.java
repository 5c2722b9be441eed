package io.keepline.workflows;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.keepline.lifecycle.Entry;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import io.temporal.common.converter.DefaultDataConverter;
import io.temporal.common.converter.JacksonJsonPayloadConverter;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Facts, schedules and commands as JSON: in the record's snapshot column and in Temporal's
 * payloads. Reading is lenient about what it does not know, so that an older reader survives a
 * newer writer; whether it may also <em>decide</em> is said by {@link #READER_LEVEL}.
 */
public final class Json {

  /**
   * The newest snapshot that this code reads whole. A writer that needs more says so in its row.
   */
  public static final int READER_LEVEL = 1;

  private static final ObjectMapper LENIENT = mapper(false);
  private static final ObjectMapper STRICT = mapper(true);

  private Json() {}

  @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "entry")
  private interface Typed {}

  private static ObjectMapper mapper(boolean strict) {
    JsonMapper.Builder builder =
        JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
            .defaultPropertyInclusion(
                JsonInclude.Value.construct(
                    JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .addMixIn(Entry.class, Typed.class);
    for (Class<?> entry : Entry.class.getPermittedSubclasses()) {
      if (entry.isRecord()) {
        builder.registerSubtypes(entry);
      }
    }
    ObjectMapper mapper = builder.build();
    // Only what a record declares is a fact; derived answers such as isOpen() are not stored.
    mapper.setVisibility(
        mapper
            .getVisibilityChecker()
            .withGetterVisibility(JsonAutoDetect.Visibility.NONE)
            .withIsGetterVisibility(JsonAutoDetect.Visibility.NONE)
            .withFieldVisibility(JsonAutoDetect.Visibility.ANY));
    return mapper;
  }

  /** The converter that clients and workers must share. */
  public static DataConverter dataConverter() {
    return DefaultDataConverter.newDefaultInstance()
        .withPayloadConverterOverrides(new WordedPayloads());
  }

  /** A value as JSON. */
  public static String write(Object value) {
    try {
      return LENIENT.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a fact that cannot be written: " + value.getClass(), e);
    }
  }

  /**
   * A stored value.
   *
   * @throws IllegalStateException if it cannot be read
   */
  public static <T> T read(String json, Class<T> type) {
    try {
      return LENIENT.readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored " + type.getSimpleName() + " is unreadable", e);
    }
  }

  /**
   * A command that somebody may have typed.
   *
   * @throws IllegalArgumentException with a sentence that names the field and repeats no value
   */
  static <T> T readTyped(byte[] json, Class<T> type) {
    try {
      T value = STRICT.readValue(json, type);
      if (value == null) {
        throw new IllegalArgumentException("the payload is empty");
      }
      return value;
    } catch (IOException e) {
      throw new IllegalArgumentException(whyUnreadable(e, type), e);
    }
  }

  /** Names the field and what it takes, and repeats no value: a person may have typed it. */
  private static String whyUnreadable(@Nullable Throwable failure, Class<?> type) {
    if (!(failure instanceof JsonMappingException wrong)) {
      return "not JSON";
    }
    String what = "not a " + type.getSimpleName();
    String path =
        wrong.getPath().stream()
            .map(step -> String.valueOf(step.getFieldName()))
            .collect(Collectors.joining("."));
    String field = path.isEmpty() ? what : what + ": look at " + path;
    return wrong instanceof InvalidFormatException format && format.getTargetType().isEnum()
        ? field + ", it takes one of " + List.of(format.getTargetType().getEnumConstants())
        : field;
  }

  /** What cannot be read fails in words of ours: the library's repeat what was typed. */
  private static final class WordedPayloads extends JacksonJsonPayloadConverter {
    WordedPayloads() {
      super(LENIENT);
    }

    @Override
    public <T> T fromData(Payload content, Class<T> valueClass, Type valueType) {
      try {
        return super.fromData(content, valueClass, valueType);
      } catch (DataConverterException e) {
        // Without its cause: a failure is recorded with all of its causes.
        throw new DataConverterException(whyUnreadable(e.getCause(), valueClass));
      }
    }
  }
}
