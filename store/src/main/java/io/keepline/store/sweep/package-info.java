/**
 * Looks for broken invariants in the whole database. May be imported by whoever may import {@code
 * io.keepline.store}.
 */
@NullMarked
package io.keepline.store.sweep;

import org.jspecify.annotations.NullMarked;
