/**
 * Messages from outside: verified over their raw bytes, stored once, acknowledged, and then only a
 * hint to look something up (E12). Imported by the rest of this module only.
 */
@NullMarked
package io.keepline.api.hook;

import org.jspecify.annotations.NullMarked;
