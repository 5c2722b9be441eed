/**
 * The folder that holds a whole local stack: its layout, its lock, its secrets, its ports, and the
 * processes that it left behind. Imports nothing of Keepline but the module's own root.
 */
@NullMarked
package io.keepline.local.folder;

import org.jspecify.annotations.NullMarked;
