/**
 * Kills processes in the middle of payments, presses the buttons of Temporal's pages, and counts
 * the money afterwards. Imported by the command line only.
 */
@NullMarked
package io.keepline.local.kill;

import org.jspecify.annotations.NullMarked;
