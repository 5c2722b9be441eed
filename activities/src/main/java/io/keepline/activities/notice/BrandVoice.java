package io.keepline.activities.notice;

import java.time.ZoneId;

/**
 * Who speaks to the holder.
 *
 * @param name the brand's name as customers know it
 * @param support where help is found: a mail address, a phone number or a page
 * @param sender the mailbox its mail comes from; its domain is the Message-ID's
 * @param smsSender what its short messages show as their sender
 * @param zone where its dates are counted
 */
public record BrandVoice(
    String name, String support, MailAddress sender, String smsSender, ZoneId zone) {

  /**
   * Checks that there is something to show.
   *
   * @throws IllegalArgumentException if name or support contact is empty
   */
  public BrandVoice {
    if (name.isBlank() || support.isBlank()) {
      throw new IllegalArgumentException("every notice names a brand and its support contact");
    }
  }
}
