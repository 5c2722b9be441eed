package io.keepline.store;

/**
 * A lease with the number it binds, as the API reads it.
 *
 * @param lease the lease
 * @param number the number
 */
public record LeaseView(LeaseRow lease, NumberRow number) {}
