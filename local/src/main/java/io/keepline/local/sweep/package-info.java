/** Looks at a whole record, and at the provider's own ledger, for anything that must not be. */
@NullMarked
package io.keepline.local.sweep;

import org.jspecify.annotations.NullMarked;
