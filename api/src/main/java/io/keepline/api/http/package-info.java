/**
 * The conventions of the HTTP surface, one class each: problems, roles, bodies, pages of results,
 * rate limits. Imported by the rest of this module only.
 */
@NullMarked
package io.keepline.api.http;

import org.jspecify.annotations.NullMarked;
