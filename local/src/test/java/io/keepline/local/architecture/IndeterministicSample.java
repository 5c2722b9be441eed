package io.keepline.local.architecture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Every method does one thing that workflow code may not do. */
final class IndeterministicSample {
  private IndeterministicSample() {}

  static Object clock() {
    return Instant.now();
  }

  static Object calendar() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  static Object zone() {
    return ZoneId.of("Asia/Shanghai");
  }

  static Object dice() {
    return ThreadLocalRandom.current();
  }

  static Object id() {
    return UUID.randomUUID();
  }

  static Object environment() {
    return System.getenv("HOME");
  }

  static Object milliseconds() {
    return System.currentTimeMillis();
  }

  static Object logger() {
    return LoggerFactory.getLogger(IndeterministicSample.class);
  }

  static Object shuffledMap() {
    return Map.of("a", 1, "b", 2);
  }

  static Object shuffledSet() {
    return Set.of("a", "b");
  }

  static Object hashed() {
    return new HashMap<String, String>();
  }

  static Object collected() {
    return Stream.of("a", "b").collect(Collectors.toSet());
  }

  static Object thread() {
    return Thread.currentThread();
  }
}
