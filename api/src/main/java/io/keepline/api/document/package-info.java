/**
 * Documents over HTTP: listed, shown as JSON, HTML and PDF, asked for, exported. The worker makes
 * them; this package draws what was stored. Wired by {@code io.keepline.api}.
 */
@NullMarked
package io.keepline.api.document;

import org.jspecify.annotations.NullMarked;
