package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import io.keepline.api.http.Wire;
import io.keepline.store.WalletEntryKind;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DescriptionTest {
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void everyRouteIsDescribedAndNothingElseIs() {
    Set<String> routes = new TreeSet<>();
    for (Route route : api.server.routes()) {
      routes.add(route.method().name() + " " + route.path());
    }
    assertThat(routes).hasSizeGreaterThan(40);
    assertThat(Contract.operations()).isEqualTo(routes);
  }

  @Test
  void theServerHasNoRouteBesideTheTable() {
    assertThat(api.server.registered()).containsExactlyInAnyOrderElementsOf(Contract.operations());
  }

  @Test
  void everyRouteNamesItsRoleAndTheDescriptionNamesTheSameScope() {
    for (Route route : api.server.routes()) {
      String described =
          Contract.operation(route.method().name(), route.path()).path("x-scope").asText("?");
      assertThat(described).as(route.path()).isEqualTo(route.role().scope().orElse(""));
    }
  }

  @Test
  void onlyHealthPagesAndDescriptionAreOpenToEverybody() {
    assertThat(
            api.server.routes().stream()
                .filter(route -> route.role() == Role.PUBLIC)
                .map(Route::path))
        .containsExactlyInAnyOrder(
            "/",
            "/livez",
            "/readyz",
            "/openapi.yaml",
            "/docs",
            "/pages.css",
            "/return/{orderId}",
            "/saved/{methodId}",
            "/pay/{token}",
            "/pay/{token}/offer/{method}",
            "/pay/{token}/accept",
            "/documents/{token}",
            "/documents/{token}/pdf",
            "/cancel/{token}",
            "/cancel/{token}/confirm",
            "/cancel/{token}/withdraw");
  }

  @Test
  void everyPostThatSpendsOrEndsSomethingNeedsAKey() {
    for (Route route : api.server.routes()) {
      boolean harmless =
          Set.of("/v1/quotes", "/v1/leases/lookup", "/v1/leases/{leaseId}/usage")
                  .contains(route.path())
              || route.role() == Role.PUBLIC
              || route.role() == Role.SIGNED;
      if (route.method().name().equals("POST") && !harmless) {
        assertThat(Contract.operation("POST", route.path()).path("parameters").toString())
            .as(route.path())
            .contains("idempotencyKey");
      }
    }
  }

  @Test
  void thePageShowsEveryOperationAndEveryProblem() {
    String page = api.get("/docs").response().body();
    for (String operation : Contract.operations()) {
      assertThat(page).contains(operation.split(" ", 2)[1]);
    }
    for (ProblemCode code : ProblemCode.values()) {
      assertThat(page).contains("id=\"" + code.wireName() + "\"");
    }
    assertThat(page).doesNotContain("http://").doesNotContain("https://");
  }

  @Test
  void theKindsOfAWalletsEntriesAreDescribed() {
    Set<String> described = new TreeSet<>();
    Contract.tree()
        .at("/components/schemas/WalletEntry/properties/kind/enum")
        .forEach(kind -> described.add(kind.asText()));
    assertThat(described)
        .containsExactlyInAnyOrderElementsOf(
            Stream.of(WalletEntryKind.values()).map(Wire::name).toList());
  }

  @Test
  void theFileIsServedAsItIs() {
    assertThat(api.get("/openapi.yaml").response().body()).startsWith("openapi: 3.1.0");
  }
}
