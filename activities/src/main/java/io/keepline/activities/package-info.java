/** What a workflow may do to the world: commit, charge, notify, provision. */
@NullMarked
package io.keepline.activities;

import org.jspecify.annotations.NullMarked;
