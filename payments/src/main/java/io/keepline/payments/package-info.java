/** The payment provider port, its adapters, and the sandbox provider process. */
@NullMarked
package io.keepline.payments;

import org.jspecify.annotations.NullMarked;
