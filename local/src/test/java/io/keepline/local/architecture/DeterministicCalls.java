package io.keepline.local.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Set;

/**
 * What replays differently: clocks, zone rules, randomness, the environment, threads, loggers that
 * repeat themselves in a replay, and collections whose order changes from one JVM to the next.
 */
final class DeterministicCalls extends ArchCondition<JavaClass> {

  private static final Set<String> OWNERS =
      Set.of(
          "java.time.Clock",
          "java.time.InstantSource",
          "java.util.Random",
          "java.util.SplittableRandom",
          "java.security.SecureRandom",
          "java.util.concurrent.ThreadLocalRandom",
          "java.util.concurrent.Executors",
          "java.util.concurrent.CompletableFuture",
          "java.util.concurrent.ConcurrentHashMap",
          "java.lang.Thread",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.TimeZone",
          "org.slf4j.LoggerFactory");

  private static final Set<String> ZONES =
      Set.of("java.time.ZoneId", "java.time.zone.ZoneRules", "java.time.zone.ZoneRulesProvider");

  private static final Set<String> CALLS =
      Set.of(
          "java.lang.Math.random",
          "java.util.UUID.randomUUID",
          "java.lang.System.getenv",
          "java.lang.System.getProperty",
          "java.lang.System.currentTimeMillis",
          "java.lang.System.nanoTime",
          "java.util.Map.of",
          "java.util.Map.ofEntries",
          "java.util.Map.copyOf",
          "java.util.Set.of",
          "java.util.Set.copyOf",
          "java.util.stream.Collectors.toSet",
          "java.util.stream.Collectors.toMap",
          "java.util.stream.Collectors.groupingBy",
          "java.util.stream.BaseStream.parallel",
          "java.util.Collection.parallelStream");

  /** Forbidden where the rules run. */
  static final DescribedPredicate<AccessTarget> RULES =
      DescribedPredicate.describe("replays differently", DeterministicCalls::differs);

  /** Forbidden in workflow code. */
  static final DescribedPredicate<AccessTarget> WORKFLOWS =
      DescribedPredicate.describe(
          "replays differently",
          target -> differs(target) || ZONES.contains(target.getOwner().getName()));

  private final DescribedPredicate<AccessTarget> forbidden;

  DeterministicCalls(DescribedPredicate<AccessTarget> forbidden) {
    super("call nothing that replays differently");
    this.forbidden = forbidden;
  }

  @Override
  public void check(JavaClass type, ConditionEvents events) {
    type.getAccessesFromSelf().stream()
        .filter(access -> forbidden.test(access.getTarget()))
        .forEach(
            access -> events.add(SimpleConditionEvent.violated(access, access.getDescription())));
    type.getMethodReferencesFromSelf().stream()
        .filter(reference -> forbidden.test(reference.getTarget()))
        .forEach(
            reference ->
                events.add(SimpleConditionEvent.violated(reference, reference.getDescription())));
  }

  private static boolean differs(AccessTarget target) {
    String owner = target.getOwner().getName();
    boolean readsClock = target.getName().equals("now") && owner.startsWith("java.time.");
    return readsClock || OWNERS.contains(owner) || CALLS.contains(owner + "." + target.getName());
  }
}
