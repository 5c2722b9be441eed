/** The worker process: it runs the workflows and activities. */
@NullMarked
package io.keepline.worker;

import org.jspecify.annotations.NullMarked;
