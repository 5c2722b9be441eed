/**
 * A provider's own list of a day against our ledger. Imported by {@code worker}, which runs it
 * every day, and by the command line.
 */
@NullMarked
package io.keepline.activities.reconcile;

import org.jspecify.annotations.NullMarked;
