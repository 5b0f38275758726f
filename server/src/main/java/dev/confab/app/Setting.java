package dev.confab.app;

import dev.confab.domain.Limits;
import dev.confab.domain.Retention;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything that an operator can set, by one name in three spellings: `--auth-token` on the
/// command line, `CONFAB_AUTH_TOKEN` in the environment, `auth-token` in the configuration file.
enum Setting {
  PORT("PORT", "8080", "Port to listen on; 0 takes any free one."),
  HOST("HOST", "127.0.0.1", "Address to listen on."),
  DATA("DIR", "data", "Folder of the embedded database and the secret key."),
  DATABASE("URL", null, "postgresql://user@host:port/name instead of the embedded database."),
  ACCOUNT_SID("AC...", null, "Account to work with; serve makes it when it does not exist."),
  AUTH_TOKEN(
      "TOKEN", null, "Auth token that the account shall have; made and printed once if none."),
  PUBLIC_URL("URL", null, "Scheme and host for links; without it, what the client used."),
  TRUST_PROXY(null, "false", "Believe X-Forwarded-Proto, -Host and -Port."),
  ALLOW_PRIVATE_HOOKS(
      null,
      null,
      "Let webhooks lead into private networks; usual while only this machine calls, by no proxy."),
  WEBHOOK_CA(
      "FILE", null, "Certificates (PEM) that servers of webhooks may have beside the usual ones."),
  SERVICE_WEBHOOKS(
      "HOW", "add", "add to the webhooks of the account, or replace them: those of a service."),
  REST_PRE_HOOKS(
      null, "false", "Ask pre hooks about REST requests that call webhooks, before they are done."),
  DELIVERIES_MAX_AGE("DAYS", "3", "How long what webhooks were told is kept; what not, 30 days."),
  PARTICIPANTS_MAX("N", limit(Limits.DEFAULT.participantsMax()), "Participants of a conversation."),
  CHANNEL_PARTICIPANTS_MAX(
      "N",
      limit(Limits.DEFAULT.channelParticipantsMax()),
      "Participants of a conversation that have an address."),
  IDENTITY_CONVERSATIONS_MAX(
      "N",
      limit(Limits.DEFAULT.identityConversationsMax()),
      "Conversations that are not closed, of one identity."),
  GROUP_PARTICIPANTS_MAX(
      "N", limit(Limits.DEFAULT.groupParticipantsMax()), "Participants of a group text."),
  WEBHOOKS_MAX("N", limit(Limits.DEFAULT.webhooksMax()), "Webhooks of a conversation."),
  MEDIA_BYTES_MAX("N", limit(Limits.DEFAULT.mediaBytesMax()), "Size of a media file, in bytes."),
  ACTIONS_PER_SECOND(
      "N",
      limit(Limits.DEFAULT.actionsPerSecond()),
      "Changes in one service, and in one conversation, by each server; Twilio has 30, 0 is no limit."),
  EVENTS_MAX(
      "N",
      limit(Retention.DEFAULT.eventsMax()),
      "Events that the log keeps, a number and not bytes; 0 is no limit."),
  EVENTS_MAX_AGE(
      "DAYS",
      limit(Retention.DEFAULT.ageMax().toDays()),
      "How long the log keeps events, in days or like PT12H; 0 is for ever."),
  LOG_LEVEL("LEVEL", "info", "error, warn, info or debug; debug logs each request."),
  LOG_FORMAT("FORMAT", "text", "text or json."),
  NAME("TEXT", "", "Name of a new account, or what a new key is for."),
  ACCESS("WHAT", "full", "What a new key may do: full, or read.");

  private final @Nullable String argument;
  private final @Nullable String byDefault;
  private final String description;

  Setting(@Nullable String argument, @Nullable String byDefault, String description) {
    this.argument = argument;
    this.byDefault = byDefault;
    this.description = description;
  }

  /// The key in the configuration file.
  String key() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String option() {
    return "--" + key();
  }

  String variable() {
    return "CONFAB_" + name();
  }

  /// Whether it stands alone on the command line, where it means `true`.
  boolean isFlag() {
    return argument == null;
  }

  @Nullable String byDefault() {
    return byDefault;
  }

  private static String limit(long value) {
    return Long.toString(value);
  }

  /// Its line in a help text.
  String help() {
    var use = argument == null ? option() : option() + " " + argument;
    var shown =
        byDefault == null || byDefault.isEmpty() || isFlag() ? "" : " Default: " + byDefault + ".";
    return "  %-32s %s%s".formatted(use, description, shown);
  }

  static Optional<Setting> ofKey(String key) {
    for (var setting : values()) {
      if (setting.key().equals(key)) {
        return Optional.of(setting);
      }
    }
    return Optional.empty();
  }
}
