/**
 * Many customers on few numbers, a provider that lies, processes that are killed, and the money
 * counted afterwards by the provider's own ledger. Imported by the command line only.
 */
@NullMarked
package io.keepline.local.storm;

import org.jspecify.annotations.NullMarked;
