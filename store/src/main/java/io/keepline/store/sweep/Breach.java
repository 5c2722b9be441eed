package io.keepline.store.sweep;

/**
 * One row that breaks an invariant.
 *
 * @param id the row's opaque id
 * @param what how it breaks it
 */
public record Breach(String id, String what) {}
