package dev.confab.http;

/// Answers requests. Called on a virtual thread of its own for each request, so it may block.
public interface Handler {
  /// Must not throw; an exception here cuts the connection, because nothing better is known to say.
  Reply handle(Call call);

  /// Whether the handler reads the body itself, from [Call#body], while it arrives. Asked before
  /// the body is accepted, on the thread that serves all sockets, so it must not block.
  default boolean readsBody(String method, String path) {
    return false;
  }

  /// Words the answer to a request that could not be read.
  Reply refuse(Unreadable why);
}
