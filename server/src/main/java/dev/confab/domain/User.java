package dev.confab.domain;

import dev.confab.domain.Event.Stream;
import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.RoleSid;
import dev.confab.domain.sid.UserSid;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who takes part in chat, known by an identity that the application chose.
///
/// @param identity at most 256 characters, unique in the service; case counts
/// @param attributes JSON text of at most 16 KiB in UTF-8
/// @param nextEvent how many events of this user there are
public record User(
    UserSid sid,
    Scope scope,
    String identity,
    @Nullable String friendlyName,
    String attributes,
    RoleSid role,
    Timestamps dates,
    long nextEvent) {

  /// This user after an update, or itself when nothing would change.
  User changed(UserChange change, Instant now) {
    var candidate =
        new User(
            sid,
            scope,
            identity,
            change.friendlyName().over(friendlyName),
            change.attributes().overRequired(attributes),
            change.role().overRequired(role),
            dates,
            nextEvent);
    return candidate.equals(this)
        ? this
        : candidate.with(new Timestamps(dates.created(), now), nextEvent);
  }

  /// Tells of a change of this user, after it.
  Event event(EventType type, Origin origin, Instant now) {
    return new Event(Stream.of(sid), nextEvent, type, scope, origin, now, new Subject.OfUser(this));
  }

  User afterEvent() {
    return with(dates, nextEvent + 1);
  }

  private User with(Timestamps newDates, long newNextEvent) {
    return new User(sid, scope, identity, friendlyName, attributes, role, newDates, newNextEvent);
  }
}
