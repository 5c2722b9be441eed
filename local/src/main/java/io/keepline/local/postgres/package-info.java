/** A PostgreSQL server of the stack's own, in its folder. */
@NullMarked
package io.keepline.local.postgres;

import org.jspecify.annotations.NullMarked;
