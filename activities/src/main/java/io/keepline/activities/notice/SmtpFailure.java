package io.keepline.activities.notice;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.util.MailConnectException;

/**
 * What a failed SMTP conversation means. Only reply codes are kept: a server's sentence repeats the
 * address.
 */
final class SmtpFailure {

  private SmtpFailure() {}

  /**
   * Sorts a failure.
   *
   * @param failure what the transport threw
   * @param textLeft whether the whole text had been written, so that a lost answer may hide a yes
   */
  static SendOutcome classify(MessagingException failure, boolean textLeft) {
    List<Throwable> chain = chain(failure);
    for (Throwable link : chain) {
      if (link instanceof SMTPAddressFailedException refused) {
        return byReply(refused.getReturnCode());
      }
      if (link instanceof SMTPSenderFailedException refused) {
        return senderRefused(refused.getReturnCode());
      }
      if (link instanceof AuthenticationFailedException) {
        return new SendOutcome.NotDelivered("smtp_login");
      }
      if (link instanceof MailConnectException) {
        return new SendOutcome.NotDelivered("smtp_unreachable");
      }
    }
    for (Throwable link : chain) {
      if (link instanceof SMTPSendFailedException refused && refused.getReturnCode() >= 400) {
        return refused.getCommand().startsWith("MAIL")
            ? senderRefused(refused.getReturnCode())
            : byReply(refused.getReturnCode());
      }
    }
    String code =
        chain.stream().anyMatch(SocketTimeoutException.class::isInstance)
            ? "smtp_timeout"
            : "smtp_lost";
    return textLeft ? new SendOutcome.Uncertain(code) : new SendOutcome.NotDelivered(code);
  }

  /**
   * Our address or login is refused: the operator repairs it, the holder's mailbox is not at fault.
   */
  private static SendOutcome senderRefused(int code) {
    return new SendOutcome.NotDelivered("smtp_sender_" + code);
  }

  /**
   * RFC 5321, 4.2.1: 5yz is for ever, 4yz may be repeated. 421 and 45z are such; 552 is temporary
   * by 4.5.3.1.10, and a full mailbox may be emptied.
   */
  private static SendOutcome byReply(int code) {
    return code >= 500 && code != 552
        ? new SendOutcome.Rejected("smtp_" + code)
        : new SendOutcome.NotDelivered("smtp_" + code);
  }

  /** The library chains by next exception and by cause; both are followed, each link once. */
  private static List<Throwable> chain(Throwable start) {
    List<Throwable> found = new ArrayList<>();
    List<Throwable> open = new ArrayList<>(List.of(start));
    while (!open.isEmpty()) {
      Throwable link = open.remove(0);
      if (found.contains(link)) {
        continue;
      }
      found.add(link);
      if (link.getCause() != null) {
        open.add(link.getCause());
      }
      if (link instanceof MessagingException mail && mail.getNextException() != null) {
        open.add(mail.getNextException());
      }
    }
    return found;
  }
}
