package io.keepline.api.http;

import io.javalin.http.HandlerType;

/**
 * One route: what it is, who may use it, what answers.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with {@code {names}} of its variable parts
 * @param role who may use it
 * @param endpoint what answers
 */
public record Route(HandlerType method, String path, Role role, Endpoint endpoint) {

  /** What answers a request. */
  @FunctionalInterface
  public interface Endpoint {
    /**
     * Answers.
     *
     * @throws Problem instead, when the answer is no
     */
    Reply answer(Call call);
  }

  /** A read. */
  public static Route get(String path, Role role, Endpoint endpoint) {
    return new Route(HandlerType.GET, path, role, endpoint);
  }

  /** A command. */
  public static Route post(String path, Role role, Endpoint endpoint) {
    return new Route(HandlerType.POST, path, role, endpoint);
  }

  /** A replacement. */
  public static Route put(String path, Role role, Endpoint endpoint) {
    return new Route(HandlerType.PUT, path, role, endpoint);
  }

  /** An end. */
  public static Route delete(String path, Role role, Endpoint endpoint) {
    return new Route(HandlerType.DELETE, path, role, endpoint);
  }
}
