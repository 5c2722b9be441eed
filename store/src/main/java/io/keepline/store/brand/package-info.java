/**
 * Brands and plans as data: read from files, checked, versioned, pinned per term. May be imported
 * by whoever may import {@code io.keepline.store}.
 */
@NullMarked
package io.keepline.store.brand;

import org.jspecify.annotations.NullMarked;
