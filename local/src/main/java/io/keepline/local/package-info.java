/**
 * Everything in one command: the whole stack on one machine, the demo, the journeys, the benchmark.
 */
@NullMarked
package io.keepline.local;

import org.jspecify.annotations.NullMarked;
