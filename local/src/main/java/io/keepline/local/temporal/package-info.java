/**
 * The Temporal server of a local stack: in this process, a binary's development server, or one that
 * runs somewhere.
 */
@NullMarked
package io.keepline.local.temporal;

import org.jspecify.annotations.NullMarked;
