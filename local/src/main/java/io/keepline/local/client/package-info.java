/**
 * A caller of the API and a reader of the mailbox, over HTTP only: what a demo or a journey uses.
 */
@NullMarked
package io.keepline.local.client;

import org.jspecify.annotations.NullMarked;
