package io.keepline.local.mailbox;

import java.util.List;

/**
 * A mail as it was received.
 *
 * @param id names it on the pages, in the order of arrival
 * @param messageId its Message-ID
 * @param date its own date, RFC 3339; empty if it has none
 * @param from the sender
 * @param to the recipients
 * @param subject its subject
 * @param text its plain part; empty if it has none
 * @param html its HTML part; empty if it has none
 */
public record Mail(
    String id,
    String messageId,
    String date,
    String from,
    List<String> to,
    String subject,
    String text,
    String html) {}
