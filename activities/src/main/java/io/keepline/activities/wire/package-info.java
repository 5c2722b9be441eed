/**
 * One JSON request to a gateway that the operator names: bounded in time and size, and honest about
 * what is known when it fails. For the SMS and carrier adapters only.
 */
@NullMarked
package io.keepline.activities.wire;

import org.jspecify.annotations.NullMarked;
