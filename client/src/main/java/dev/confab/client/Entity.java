package dev.confab.client;

import dev.confab.client.json.JsonObject;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Something with a sid, as the server described it at one moment.
///
/// It wraps the whole answer, so members that this version of the library does not know are not
/// lost. Every known member is checked when the answer is read: no accessor fails later.
public interface Entity {
  /// The complete answer.
  JsonObject json();

  /// Two letters that tell what it is, and 32 hexadecimal digits.
  default String sid() {
    return json().requireText("sid");
  }

  /// `AC…`; the owner. Null from some versions of Twilio.
  default @Nullable String accountSid() {
    return json().text("account_sid");
  }

  /// When it was created, to the second.
  default @Nullable Instant dateCreated() {
    return json().instant("date_created");
  }

  /// When it was last changed, to the second; of something that was never changed it is the date of
  /// its creation, or null from some versions of Twilio.
  default @Nullable Instant dateUpdated() {
    return json().instant("date_updated");
  }

  /// Its own absolute address.
  default @Nullable String url() {
    return json().text("url");
  }
}
