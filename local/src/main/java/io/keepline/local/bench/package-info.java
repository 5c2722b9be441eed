/**
 * Measures renewals, reads and a year's events against what the same machine and server can do at
 * best, in the same run. Imported by the command line only.
 */
@NullMarked
package io.keepline.local.bench;

import org.jspecify.annotations.NullMarked;
