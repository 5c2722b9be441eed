package io.keepline.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ApiKeyCommandTest {
  private final StringWriter err = new StringWriter();

  private int run(String... arguments) {
    return Keepline.commandLine().setErr(new PrintWriter(err, true)).execute(arguments);
  }

  @Test
  void whatToDoMustBeNamed() {
    assertThat(run("api-key")).isEqualTo(2);
    assertThat(err.toString()).contains("issue, list or revoke");
  }

  @Test
  void anUnknownScopeIsAnsweredWithThoseThatExist() {
    assertThat(run("api-key", "issue", "--client", "shop", "--scope", "everything")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no scope everything").contains("leases:write");
  }

  @Test
  void aClientIsAShortName() {
    assertThat(run("api-key", "issue", "--client", "My Shop", "--scope", "all")).isEqualTo(2);
    assertThat(err.toString()).contains("--client is up to 40");
  }
}
