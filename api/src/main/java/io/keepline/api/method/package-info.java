/**
 * Methods that holders keep at a provider: wished for here, carried out by the worker, which alone
 * holds provider keys. Imported by the composition of this module only.
 */
@NullMarked
package io.keepline.api.method;

import org.jspecify.annotations.NullMarked;
