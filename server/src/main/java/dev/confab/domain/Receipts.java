package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.ReceiptSid;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The rules of receipts, which are made with their messages; see [MessageRules].
public final class Receipts {
  private final Store store;
  private final InstantSource clock;

  public Receipts(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /// @return empty when there is no such conversation, message or receipt
  public Optional<Receipt> fetch(MessageRef ref, ReceiptSid sid) {
    return store.read(tables ->
        Messages.find(tables, ref).flatMap(message -> tables.receipts().find(message, sid)));
  }

  /// @return empty when there is no such conversation or message
  public Optional<Slice<Receipt>> list(MessageRef ref, PageRequest page) {
    return store.read(
        tables -> Messages.find(tables, ref).map(message -> tables.receipts().list(message, page)));
  }

  /// Takes what a channel tells of a message it was given. What cannot follow what is known
  /// already, such as a report that was overtaken by a later one, changes nothing.
  ///
  /// @param origin the channel
  /// @return the receipt as it is now; empty when it is gone
  @Assumed("closed conversations take reports, too; a message's own date of update does not change")
  public Optional<Receipt> report(
      MessageRef ref, ReceiptSid sid, DeliveryReport report, Origin origin) {
    var now = clock.instant();
    return store.write(tables ->
        OpenConversation.lock(tables, ref.scope(), ref.conversation(), origin, now)
            .flatMap(open ->
                tables
                    .messages()
                    .find(open.conversation(), ref.sid())
                    .flatMap(message -> report(tables, open, message, sid, report, now))));
  }

  private static Optional<Receipt> report(
      Tables tables,
      OpenConversation open,
      Message message,
      ReceiptSid sid,
      DeliveryReport report,
      Instant now) {
    return tables
        .receipts()
        .find(message, sid)
        .map(receipt -> change(tables, open, message, receipt, report, now));
  }

  private static Receipt change(
      Tables tables,
      OpenConversation open,
      Message message,
      Receipt before,
      DeliveryReport report,
      Instant now) {
    var delivery = message.delivery();
    if (delivery == null || !report.status().follows(before.status())) {
      return before;
    }
    var after = before.reported(report, now);
    tables.receipts().replace(after);
    tables
        .messages()
        .replaceDelivery(message.withDelivery(delivery.changed(before.status(), report.status())));
    open.tell(EventType.DELIVERY_UPDATED, new Subject.OfReceipt(after));
    open.save();
    return after;
  }
}
