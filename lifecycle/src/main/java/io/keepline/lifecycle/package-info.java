/**
 * The rules of a number's life: states, dates, money. Pure: no clock, no database, no workflow
 * engine.
 */
@NullMarked
package io.keepline.lifecycle;

import org.jspecify.annotations.NullMarked;
