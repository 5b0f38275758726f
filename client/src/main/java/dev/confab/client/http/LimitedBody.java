package dev.confab.client.http;

import java.io.IOException;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import org.jspecify.annotations.Nullable;

/// Collects a body, but gives up beyond a limit: a broken server must not fill the memory.
final class LimitedBody implements BodySubscriber<byte[]> {
  private final BodySubscriber<byte[]> whole = BodySubscribers.ofByteArray();
  private final int bytesMax;
  private @Nullable Subscription subscription;
  private long bytes;

  private LimitedBody(int bytesMax) {
    this.bytesMax = bytesMax;
  }

  static LimitedBody of(int bytesMax) {
    return new LimitedBody(bytesMax);
  }

  @Override
  public CompletionStage<byte[]> getBody() {
    return whole.getBody();
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    this.subscription = subscription;
    whole.onSubscribe(subscription);
  }

  @Override
  public void onNext(List<ByteBuffer> parts) {
    bytes += parts.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes <= bytesMax) {
      whole.onNext(parts);
      return;
    }
    if (subscription != null) {
      subscription.cancel();
    }
    whole.onError(new IOException("The answer is larger than " + bytesMax + " bytes"));
  }

  @Override
  public void onError(Throwable error) {
    whole.onError(error);
  }

  @Override
  public void onComplete() {
    whole.onComplete();
  }
}
