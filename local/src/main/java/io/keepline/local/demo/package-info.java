/** One number's life, played through the API and told as it happens. */
@NullMarked
package io.keepline.local.demo;

import org.jspecify.annotations.NullMarked;
