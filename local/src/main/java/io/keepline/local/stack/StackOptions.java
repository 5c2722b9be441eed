package io.keepline.local.stack;

import io.keepline.local.temporal.TemporalChoice;
import java.nio.file.Path;

/**
 * How a stack is to run.
 *
 * @param data the folder that holds everything of it
 * @param temporal which Temporal server
 * @param wellKnownPorts whether a new folder's ports are first tried at their usual numbers
 */
public record StackOptions(Path data, TemporalChoice temporal, boolean wellKnownPorts) {}
