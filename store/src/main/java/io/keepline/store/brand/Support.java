package io.keepline.store.brand;

/**
 * Where a brand's subscribers get help; stands in every message and error.
 *
 * @param mail an address
 * @param phone E.164
 * @param url a page
 */
public record Support(String mail, String phone, String url) {}
