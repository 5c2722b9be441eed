package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailMessageTest {

  @ParameterizedTest
  @ValueSource(strings = {"ada@example.org", "a.b+c@xn--bcher-kva.example", "o'hara@localhost"})
  void mailAddressesAreTaken(String text) {
    assertThatCode(() -> new MailAddress(text)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ada",
        "@example.org",
        "ada@",
        "ada@example.org, eve@example.org",
        "Ada <ada@example.org>",
        "ada@example.org\r\nBcc: eve@example.org",
        "ada@b\u00fccher.example"
      })
  void anythingElseIsRefusedWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailAddress(text))
        .withMessage("a mail address looks like name@example.org");
  }

  @Test
  void anAddressShowsItsDomainOnly() {
    assertThat(new MailAddress("ada@example.org")).hasToString("***@example.org");
    assertThat(Notices.mail("<n@tm.example>", "ada@example.org"))
        .hasToString("MailMessage[<n@tm.example> to ***@example.org]");
  }

  @Test
  void aHeaderNeverHoldsASecondLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> withHeader("X-Note", "one\r\nBcc: eve@example.org"));
    assertThatIllegalArgumentException().isThrownBy(() -> withHeader("X-\nNote", "one"));
  }

  @Test
  void aMessageIdHasItsShape() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Notices.mail("<a b@tm.example>", "ada@example.org"))
        .withMessage("a Message-ID looks like <id@example.org>");
  }

  @Test
  void aLoginIsNotPrinted() {
    SmtpServer server =
        SmtpServer.of(
            "smtp.example",
            587,
            SmtpServer.Security.STARTTLS,
            Optional.of(new SmtpServer.Login("keepline", "secret-word")));

    assertThat(server.toString()).doesNotContain("secret-word", "user");
  }

  private static MailMessage withHeader(String name, String value) {
    return new MailMessage(
        Notices.BRAND.sender(),
        "TM",
        new MailAddress("ada@example.org"),
        "subject",
        "text",
        "html",
        "<n@tm.example>",
        Locale.ENGLISH,
        Map.of(name, value));
  }
}
