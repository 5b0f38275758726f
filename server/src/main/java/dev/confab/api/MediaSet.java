package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.Failure;
import dev.confab.domain.Media;
import dev.confab.domain.MediaTable;
import dev.confab.domain.sid.MediaSid;
import dev.confab.platform.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// Many records at once, as client SDKs ask for them: `{"command": "get", "list": [{"media_sid":
/// "ME..."}]}`.
final class MediaSet {
  private static final int BODY_BYTES_MAX = 64 * 1024;
  private static final String GET = "get";
  private static final int FOUND = 200;
  private static final int MISSING = 404;

  /// The body of a request.
  static final Schema COMMAND =
      Schema.object()
          .with("command", Schema.choice(GET))
          .with("list", Schema.list(Schema.object().with("media_sid", Schema.text())))
          .named("mediaSet");

  private MediaSet() {}

  /// @param media of one record
  static Schema answer(Schema media) {
    return Schema.list(
        Schema.object()
            .with("code", Schema.whole(FOUND, MISSING))
            .with("media_record", media.orNull()));
  }

  /// The texts that stand for sids, in their order.
  ///
  /// @throws Failure [ErrorCode#INVALID_PARAMETER] for anything else than the command
  static List<String> read(Request request) {
    var command = Json.parse(request.text(BODY_BYTES_MAX)).orElse(null);
    if (!(command instanceof Map<?, ?> members)
        || !GET.equals(members.get("command"))
        || !(members.get("list") instanceof List<?> items)
        || items.size() > MediaTable.FIND_MAX) {
      throw malformed();
    }
    var wanted = new ArrayList<String>();
    for (var item : items) {
      if (!(item instanceof Map<?, ?> one) || !(one.get("media_sid") instanceof String sid)) {
        throw malformed();
      }
      wanted.add(sid);
    }
    return wanted;
  }

  /// Those of the texts that are sids.
  static List<MediaSid> sids(List<String> wanted) {
    return wanted.stream().filter(MediaSid::matches).distinct().map(MediaSid::new).toList();
  }

  /// @param record writes one record
  static void write(
      JsonGenerator json, List<String> wanted, List<Media> found, Consumer<Media> record) {
    var bySid =
        found.stream().collect(Collectors.toMap(one -> one.sid().value(), Function.identity()));
    json.writeStartArray();
    for (var sid : wanted) {
      var media = bySid.get(sid);
      json.writeStartObject();
      json.writeNumberProperty("code", media == null ? MISSING : FOUND);
      json.writeName("media_record");
      if (media == null) {
        json.writeNull();
      } else {
        record.accept(media);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static Failure malformed() {
    return new Failure(
        ErrorCode.INVALID_PARAMETER,
        "The body must be {\"command\": \"get\", \"list\": [{\"media_sid\": \"ME...\"}]} with at most "
            + MediaTable.FIND_MAX
            + " media");
  }
}
