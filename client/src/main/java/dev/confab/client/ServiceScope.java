package dev.confab.client;

import dev.confab.client.engine.Path;
import dev.confab.client.engine.View;

/// What belongs to one service: the same resources as on the client, but of this service.
public final class ServiceScope {
  private final View view;
  private final Path path;

  ServiceScope(View view, Path path) {
    this.view = view;
    this.path = path;
  }

  /// Conversations of this service.
  public Conversations conversations() {
    return Conversations.at(view, path);
  }
}
