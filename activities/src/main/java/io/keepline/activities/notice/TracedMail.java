package io.keepline.activities.notice;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;

/**
 * A mail that knows whether its whole text was written to the server. Before that a failed
 * conversation has surely not delivered it; after that only the server's answer can tell.
 */
final class TracedMail extends MimeMessage {

  private boolean left;

  TracedMail(MimeMessage mail) throws MessagingException {
    super(mail);
  }

  @Override
  public void writeTo(OutputStream out, String[] ignoreList)
      throws IOException, MessagingException {
    super.writeTo(out, ignoreList);
    left = true;
  }

  boolean hasLeft() {
    return left;
  }
}
