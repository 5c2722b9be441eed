package io.keepline.api.http;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A request that is answered with a problem document (RFC 9457). It carries a code and opaque ids,
 * never what somebody typed.
 */
public final class Problem extends RuntimeException {

  /**
   * One wrong part of a request.
   *
   * @param pointer where, as an RFC 6901 pointer into the body, or {@code ?name} of the query
   * @param rule what is allowed there, in English
   */
  public record Fault(String pointer, String rule) {}

  private final ProblemCode code;
  private final transient Map<String, Object> members = new LinkedHashMap<>();
  private transient @Nullable String brandId;
  private final transient List<Fault> faults = new ArrayList<>();
  private final transient Optional<Duration> retryAfter;

  private Problem(ProblemCode code, Optional<Duration> retryAfter) {
    super(code.name(), null, false, false);
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** A problem with nothing to add. */
  public static Problem of(ProblemCode code) {
    return new Problem(code, Optional.empty());
  }

  /** A problem that is over after a while. */
  public static Problem retryAfter(ProblemCode code, Duration wait) {
    return new Problem(code, Optional.of(wait));
  }

  /** A request that is wrong in some places. */
  public static Problem invalid(List<Fault> faults) {
    Problem problem = of(ProblemCode.INVALID_REQUEST);
    problem.faults.addAll(faults);
    return problem;
  }

  /** A request that is wrong in one place. */
  public static Problem invalid(String pointer, String rule) {
    return invalid(List.of(new Fault(pointer, rule)));
  }

  /** The same problem, naming the part of the request that it is about. */
  public Problem at(String pointer, String rule) {
    faults.add(new Fault(pointer, rule));
    return this;
  }

  /** The same answer for what does not exist and for what is somebody else's. */
  public static Problem notFound() {
    return of(ProblemCode.NOT_FOUND);
  }

  /** The same problem with one more member; the value is written as JSON. */
  public Problem with(String name, Object value) {
    members.put(name, value);
    return this;
  }

  /** The same problem, in a request about a brand: its support helps. */
  public Problem about(Optional<String> brand) {
    brand.ifPresent(id -> brandId = id);
    return this;
  }

  /** The brand whose support helps. */
  Optional<String> brandId() {
    return Optional.ofNullable(brandId)
        .or(() -> Optional.ofNullable(members.get("brandId")).map(Object::toString));
  }

  /** What kind it is. */
  public ProblemCode code() {
    return code;
  }

  /** Members beyond those of every problem. */
  public Map<String, Object> members() {
    return members;
  }

  /** Wrong parts of the request. */
  public List<Fault> faults() {
    return faults;
  }

  /** When to try again. */
  public Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
