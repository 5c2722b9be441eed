/**
 * What the API does: one class for each verb, and the shapes of its answers. Imported by the rest
 * of this module only.
 */
@NullMarked
package io.keepline.api.lease;

import org.jspecify.annotations.NullMarked;
