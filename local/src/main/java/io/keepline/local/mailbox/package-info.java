/**
 * Where a local stack's messages arrive: an SMTP server that keeps every mail as a file, and a page
 * to read mails and short messages. For one machine; it asks nobody who they are.
 */
@NullMarked
package io.keepline.local.mailbox;

import org.jspecify.annotations.NullMarked;
