/**
 * The few pages that the API itself shows: after paying, to give a number up, and the description
 * of the API. Plain HTML without scripts; everything shown is read from the record. Imported by the
 * rest of this module only.
 */
@NullMarked
package io.keepline.api.page;

import org.jspecify.annotations.NullMarked;
