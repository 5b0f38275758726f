package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The rules of how events of services are told to others.
public final class DeliveryConfigurations {
  private final Store store;
  private final InstantSource clock;
  private final WebhookUrls urls;

  public DeliveryConfigurations(Store store, InstantSource clock, WebhookUrls urls) {
    this.store = store;
    this.clock = clock;
    this.urls = urls;
  }

  public DeliveryConfiguration fetch(Scope scope) {
    return store.read(tables -> find(tables, scope));
  }

  /// Changes what holds for deliveries that are made or opened again from now on. A sink hears of
  /// what happens from now on, and perhaps of what happened a moment before.
  ///
  /// @throws Failure [ErrorCode#INVALID_PARAMETER]; [ErrorCode#NOT_FOUND] when the service is being
  ///   deleted
  public DeliveryConfiguration update(
      Scope scope,
      DeliveryConfiguration.Change change,
      @Nullable Once<DeliveryConfiguration> once) {
    var url = change.sinkUrl().over(null);
    if (url != null) {
      urls.require("SinkUrl", url, ErrorCode.INVALID_PARAMETER);
    }
    var now = clock.instant();
    return store.write(tables -> {
      var _ = tables.settings().lockService(scope.service());
      var before = find(tables, scope);
      var after = change.over(before);
      if (!after.equals(before)) {
        tables.webhookSettings().replace(scope, after.settings());
        tables.eventSinks().replace(scope, after.sink());
        OpenStream.of(tables, scope, now)
            .tell(
                EventType.DELIVERY_CONFIGURATION_UPDATED,
                new Subject.OfDeliveryConfiguration(scope.service(), after));
      }
      return tables.answers().save(once, after);
    });
  }

  private static DeliveryConfiguration find(Tables tables, Scope scope) {
    return new DeliveryConfiguration(
        tables.webhookSettings().find(scope), tables.eventSinks().find(scope).orElse(null));
  }
}
