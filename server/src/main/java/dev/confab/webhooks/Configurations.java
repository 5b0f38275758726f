package dev.confab.webhooks;

import dev.confab.domain.EventSink;
import dev.confab.domain.Scope;
import dev.confab.domain.Store;
import dev.confab.domain.Webhook.Configuration;
import dev.confab.domain.Webhook.Configuration.OfStudio;
import dev.confab.domain.Webhook.Configuration.OfTrigger;
import dev.confab.domain.Webhook.Configuration.OfWebhook;
import dev.confab.domain.WebhookConfiguration;
import dev.confab.domain.WebhookKey;
import dev.confab.domain.WebhookMethod;
import dev.confab.domain.WebhookSettings;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What the webhooks of accounts and services are, remembered for a moment. For one thread, but for
/// [#destination].
final class Configurations {
  private static final int REMEMBERED_MAX = 10_000;
  private static final Duration REMEMBERED = Duration.ofSeconds(5);

  /// A webhook of a whole account or service.
  ///
  /// @param events names of those that it hears of
  record Wide(WebhookKey key, Destination destination, Set<String> events) {}

  /// All that a service's events are told to, besides the webhooks of single conversations.
  ///
  /// @param sink `null` when the service has none
  record OfService(
      List<Wide> webhooks, @Nullable Destination sink, WebhookSettings settings, Instant until) {}

  private final Store store;
  private final InstantSource clock;
  private final boolean isServiceAlone;
  private final Map<Scope, OfService> remembered = new LinkedHashMap<>(16, 0.75f, true);

  /// Whether nothing was configured at the place in the log that was planned last, nor since.
  private boolean isNothing;

  /// @param isServiceAlone whether a service with a URL of its own takes its account's place
  Configurations(Store store, InstantSource clock, boolean isServiceAlone) {
    this.store = store;
    this.clock = clock;
    this.isServiceAlone = isServiceAlone;
  }

  OfService of(Scope scope) {
    var now = clock.instant();
    var known = remembered.get(scope);
    if (known != null && now.isBefore(known.until())) {
      return known;
    }
    var found = find(scope, now.plus(REMEMBERED));
    remembered.put(scope, found);
    if (remembered.size() > REMEMBERED_MAX) {
      remembered.remove(remembered.keySet().iterator().next());
    }
    return found;
  }

  /// No account and no service is told anything, until one is configured anew.
  void clear() {
    remembered.clear();
    isNothing = true;
  }

  /// An account or a service was configured anew.
  void forget(WebhookKey owner) {
    if (isNothing) {
      forget();
    }
    remembered
        .keySet()
        .removeIf(scope ->
            owner.equals(WebhookKey.of(scope.account()))
                || owner.equals(WebhookKey.of(scope.service())));
  }

  /// Anything may have been configured.
  void forget() {
    remembered.clear();
    isNothing = false;
  }

  private OfService find(Scope scope, Instant until) {
    return store.read(tables -> {
      var settings = tables.webhookSettings().find(scope);
      if (isNothing) {
        return new OfService(List.of(), null, settings, until);
      }
      var account =
          wide(
              WebhookKey.of(scope.account()),
              tables.webhookConfigurations().ofAccount(scope.account()));
      var service =
          wide(WebhookKey.of(scope.service()), tables.webhookConfigurations().ofService(scope));
      boolean isAlone = isServiceAlone && !service.isEmpty();
      var webhooks = isAlone ? service : Stream.concat(account.stream(), service.stream()).toList();
      var sink = tables.eventSinks().find(scope).map(Configurations::destination).orElse(null);
      return new OfService(webhooks, sink, settings, until);
    });
  }

  private static List<Wide> wide(WebhookKey key, WebhookConfiguration configuration) {
    var filters = configuration.filters();
    return destination(configuration)
        .map(at -> new Wide(key, at, filters == null ? Set.of() : Set.copyOf(filters)))
        .stream()
        .toList();
  }

  /// What a webhook of any scope calls now; empty when it is not there any more, or calls nothing.
  ///
  /// @param scope of an event that it is to be told
  Optional<Destination> destination(WebhookKey key, Scope scope) {
    return store.read(tables -> {
      if (key.equals(WebhookKey.of(scope.account()))) {
        return destination(tables.webhookConfigurations().ofAccount(scope.account()));
      }
      if (key.equals(WebhookKey.of(scope.service()))) {
        return destination(tables.webhookConfigurations().ofService(scope));
      }
      if (key.isSink()) {
        return tables.eventSinks().find(scope).map(Configurations::destination);
      }
      return tables.webhooks().configuration(key).flatMap(Configurations::destination);
    });
  }

  private static Destination destination(EventSink sink) {
    return new Destination(sink.url(), WebhookMethod.POST, sink.batchMax());
  }

  private static Optional<Destination> destination(WebhookConfiguration configuration) {
    @Nullable String url = configuration.postWebhookUrl();
    return url == null || url.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Destination(
                url, Objects.requireNonNullElse(configuration.method(), WebhookMethod.POST)));
  }

  static Optional<Destination> destination(Configuration configuration) {
    return switch (configuration) {
      case OfWebhook(var url, var method, var _) -> Optional.of(new Destination(url, method));
      case OfTrigger(var url, var method, var _) -> Optional.of(new Destination(url, method));
      case OfStudio _ -> Optional.empty();
    };
  }
}
