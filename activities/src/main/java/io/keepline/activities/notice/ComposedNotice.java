package io.keepline.activities.notice;

import java.util.Optional;

/**
 * One notice in the words of every channel that the holder has.
 *
 * @param mail present where a mailbox is on file
 * @param sms present where a contact number is on file
 */
public record ComposedNotice(Optional<MailMessage> mail, Optional<SmsMessage> sms) {}
