/** HTTP: the API process. */
@NullMarked
package io.keepline.api;

import org.jspecify.annotations.NullMarked;
