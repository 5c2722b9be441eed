/** The Temporal contract and the workflow that lives as long as a lease. */
@NullMarked
package io.keepline.workflows;

import org.jspecify.annotations.NullMarked;
