/**
 * The carrier as a port: one call says which service a number shall have. A worker's activities may
 * import it; nothing here knows leases' rules, workflows or the database.
 */
@NullMarked
package io.keepline.activities.carrier;

import org.jspecify.annotations.NullMarked;
