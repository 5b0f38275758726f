package dev.confab.webhooks;

import dev.confab.domain.Assumed;
import dev.confab.platform.OutgoingHttp.Answered;
import dev.confab.platform.OutgoingHttp.Failed;
import dev.confab.platform.OutgoingHttp.Limits;
import dev.confab.platform.OutgoingHttp.Outcome;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What the fragment of a webhook's URL asks for, as `#ct=2000&rp=5xx,ct`. What it does not say is
/// left to others. Of the keys that Twilio documents, `e` (its edges, which are not ours) and `sni`
/// (a host is always named in the handshake) do nothing here.
///
/// @param connect time until there is a connection (`ct`)
/// @param read time between two pieces of the answer (`rt`)
/// @param total time for everything (`tt`)
/// @param retries how often the call is tried again (`rc`)
/// @param retryOn after what (`rp`)
@Assumed(
    "unknown keys and values out of their range are ignored; of two with one key, the last counts")
public record ConnectionOptions(
    @Nullable Duration connect,
    @Nullable Duration read,
    @Nullable Duration total,
    @Nullable Integer retries,
    @Nullable Set<RetryOn> retryOn) {
  private static final int MILLIS_MIN = 100;
  private static final int CONNECT_MILLIS_MAX = 10_000;
  private static final int MILLIS_MAX = 15_000;
  private static final int RETRIES_MAX = 5;
  private static final String ALL = "all";
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,5}");

  /// Kinds of outcomes after which a call may be tried again.
  public enum RetryOn {
    CLIENT_ERROR("4xx"),
    SERVER_ERROR("5xx"),
    NO_CONNECTION("ct"),
    NO_ANSWER("rt");

    private final String text;

    RetryOn(String text) {
      this.text = text;
    }

    /// The kind that an outcome is of; empty for an answer that nothing is wrong with.
    public static Optional<RetryOn> of(Outcome outcome) {
      return switch (outcome) {
        case Answered answered ->
            switch (answered.status() / 100) {
              case 4 -> Optional.of(CLIENT_ERROR);
              case 5 -> Optional.of(SERVER_ERROR);
              default -> Optional.empty();
            };
        case Failed(var reason, _) ->
            Optional.of(
                switch (reason) {
                  case UNRESOLVABLE, ADDRESS_REFUSED, UNREACHABLE, TLS -> NO_CONNECTION;
                  case TIMEOUT, CLOSED, MALFORMED -> NO_ANSWER;
                });
      };
    }
  }

  /// @param fragment of a URL, without `#`; may be empty
  public static ConnectionOptions of(String fragment) {
    var values = new LinkedHashMap<String, String>();
    for (var option : fragment.split("&", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        values.put(
            option.substring(0, equals).toLowerCase(Locale.ROOT), option.substring(equals + 1));
      }
    }
    return new ConnectionOptions(
        millis(values, "ct", CONNECT_MILLIS_MAX),
        millis(values, "rt", MILLIS_MAX),
        millis(values, "tt", MILLIS_MAX),
        number(values, "rc", 0, RETRIES_MAX),
        retryOn(values.get("rp")));
  }

  /// These options, where they are set, over what holds otherwise.
  public Limits over(Limits usual) {
    return new Limits(
        connect == null ? usual.connect() : connect,
        read == null ? usual.silence() : read,
        total == null ? usual.total() : total,
        usual.bodyBytesMax());
  }

  private static @Nullable Duration millis(Map<String, String> values, String key, int max) {
    var number = number(values, key, MILLIS_MIN, max);
    return number == null ? null : Duration.ofMillis(number);
  }

  private static @Nullable Integer number(
      Map<String, String> values, String key, int min, int max) {
    var text = values.getOrDefault(key, "");
    if (!NUMBER.matcher(text).matches()) {
      return null;
    }
    int number = Integer.parseInt(text);
    return number < min || number > max ? null : number;
  }

  private static @Nullable Set<RetryOn> retryOn(@Nullable String list) {
    if (list == null) {
      return null;
    }
    var kinds = EnumSet.noneOf(RetryOn.class);
    for (var text : list.toLowerCase(Locale.ROOT).split(",|%2c", -1)) {
      Arrays.stream(RetryOn.values())
          .filter(kind -> kind.text.equals(text) || text.equals(ALL))
          .forEach(kinds::add);
    }
    return kinds.isEmpty() ? null : kinds;
  }
}
