/**
 * What we say to a holder and how it leaves: the words of every notice in each language, and the
 * ports for mail and SMS with their adapters. A worker's activities may import it; nothing here
 * knows leases, workflows or the database.
 *
 * <p>Start at {@link io.keepline.activities.notice.NoticeComposer} for the words, at {@link
 * io.keepline.activities.notice.Mailer} and {@link io.keepline.activities.notice.SmsSender} for the
 * channels.
 */
@NullMarked
package io.keepline.activities.notice;

import org.jspecify.annotations.NullMarked;
