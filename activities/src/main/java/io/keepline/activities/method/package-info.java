/**
 * Methods that holders keep at a provider: saved, looked up and forgotten there, from a thread of
 * the worker. Imported by the worker only.
 */
@NullMarked
package io.keepline.activities.method;

import org.jspecify.annotations.NullMarked;
