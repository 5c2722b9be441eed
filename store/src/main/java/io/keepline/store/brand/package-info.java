/**
 * Brands and plans as data: read from files, checked, versioned, pinned per term; and what they
 * come to in a charge by consent. May be imported by whoever may import {@code io.keepline.store}.
 */
@NullMarked
package io.keepline.store.brand;

import org.jspecify.annotations.NullMarked;
