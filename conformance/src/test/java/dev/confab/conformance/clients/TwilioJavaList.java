package dev.confab.conformance.clients;

import com.twilio.base.Page;
import com.twilio.base.Reader;
import com.twilio.http.TwilioRestClient;
import java.util.List;
import java.util.stream.StreamSupport;

/// A list as the Java SDK reads it.
record TwilioJavaList<T extends com.twilio.base.Resource>(
    Reader<T> reader, TwilioRestClient client) {

  /// With the SDK's own iterator over all pages.
  List<Resource> all() {
    return TwilioJavaModels.call(() ->
        StreamSupport.stream(reader.read(client).spliterator(), false)
            .map(TwilioJavaModels::shown)
            .toList());
  }

  ResourcePage firstPage() {
    return shown(TwilioJavaModels.call(() -> reader.firstPage(client)));
  }

  private ResourcePage shown(Page<T> page) {
    return new ResourcePage(
        page.getRecords().stream().map(TwilioJavaModels::shown).toList(),
        page.hasNextPage()
            ? () -> shown(TwilioJavaModels.call(() -> reader.nextPage(page, client)))
            : null,
        hasPrevious(page)
            ? () -> shown(TwilioJavaModels.call(() -> reader.previousPage(page, client)))
            : null);
  }

  /// The SDK cannot say so; of a page that is missing it makes an address up from what it is given.
  private static boolean hasPrevious(Page<?> page) {
    return page.getPreviousPageUrl("one").equals(page.getPreviousPageUrl("other"));
  }
}
