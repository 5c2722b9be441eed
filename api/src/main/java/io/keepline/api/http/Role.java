package io.keepline.api.http;

import io.javalin.security.RouteRole;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Who may use a route: each names exactly one role. A key's scopes are the roles it has. */
public enum Role implements RouteRole {
  /** Everybody: health, documents, and pages whose address is itself the secret. */
  PUBLIC(""),
  /** Whoever signs with the route's own secret. */
  SIGNED(""),
  /** Plans and free numbers. */
  CATALOG("catalog:read"),
  /** Leases and orders of the key's brands. */
  READ("leases:read"),
  /** Quotes, orders, consent and cancellation for holders. */
  LEASE("leases:write"),
  /** Use of numbers, as the network reports it. */
  USAGE("usage:write"),
  /** What support staff does, with a reason. */
  SUPPORT("support:write"),
  /** What clerks do at a counter. */
  COUNTER("counter:write"),
  /** Tasks for people. */
  TASKS("tasks:write"),
  /** A brand's brakes. */
  BRAKES("brakes:write"),
  /** The sandbox clock. */
  SANDBOX("sandbox:write"),
  /** Metrics. */
  METRICS("metrics:read");

  private final String scope;

  Role(String scope) {
    this.scope = scope;
  }

  /** The scope that a key needs; empty where no key is needed. */
  public Optional<String> scope() {
    return Optional.of(scope).filter(s -> !s.isEmpty());
  }

  /** Every scope a key can have. */
  public static List<String> allScopes() {
    return Arrays.stream(values()).flatMap(role -> role.scope().stream()).toList();
  }
}
