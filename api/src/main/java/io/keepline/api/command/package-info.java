/**
 * How a command reaches a lease, once, however often it is asked for: idempotency keys, and every
 * call to Temporal. Imported by the rest of this module only.
 */
@NullMarked
package io.keepline.api.command;

import org.jspecify.annotations.NullMarked;
