/**
 * Confirmations, receipts, invoices and credit notes, made after the commit they speak of. Imported
 * by {@code activities} (a mail may make the receipt it links to) and by {@code worker}, whose
 * relay makes whatever is missing.
 */
@NullMarked
package io.keepline.activities.document;

import org.jspecify.annotations.NullMarked;
