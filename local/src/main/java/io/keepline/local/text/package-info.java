/** Tables of text for the screen. */
@NullMarked
package io.keepline.local.text;

import org.jspecify.annotations.NullMarked;
