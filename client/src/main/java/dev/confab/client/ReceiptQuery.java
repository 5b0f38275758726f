package dev.confab.client;

/// How receipts are listed; there is no filter. At most 50 on a page.
public final class ReceiptQuery extends ListQuery<ReceiptQuery> {
  ReceiptQuery() {}
}
