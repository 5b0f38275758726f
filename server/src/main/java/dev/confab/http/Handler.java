package dev.confab.http;

/// Answers requests. Called on a virtual thread of its own for each request, so it may block.
public interface Handler {
  /// Must not throw; an exception here cuts the connection, because nothing better is known to say.
  Reply handle(Call call);

  /// Words the answer to a request that could not be read.
  Reply refuse(Unreadable why);
}
