/** The whole service on one machine, composed and taken apart in order. */
@NullMarked
package io.keepline.local.stack;

import org.jspecify.annotations.NullMarked;
