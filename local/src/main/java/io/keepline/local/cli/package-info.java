/**
 * The command line: {@code ./keepline} and its commands. Everything may be imported here; nothing
 * imports this.
 */
@NullMarked
package io.keepline.local.cli;

import org.jspecify.annotations.NullMarked;
