package dev.confab.http.engine;

import dev.confab.http.Unreadable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.util.ReferenceCountUtil;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Refuses what the decoder lets through although we do not speak it: versions of HTTP other than
/// 1.0 and 1.1, and bodies that are encoded in another way before they are cut into chunks. Nothing
/// that follows on the connection is believed.
final class SpokenHttp extends ChannelInboundHandlerAdapter {
  /// The decoder has these very objects only for versions that are spelt right.
  private static final Set<HttpVersion> SPOKEN = Collections.newSetFromMap(new IdentityHashMap<>());

  static {
    SPOKEN.add(HttpVersion.HTTP_1_0);
    SPOKEN.add(HttpVersion.HTTP_1_1);
  }

  private boolean isRefused;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (isRefused) {
      ReferenceCountUtil.release(message);
      return;
    }
    if (message instanceof HttpRequest request && request.decoderResult().isSuccess()) {
      var complaint = complaint(request);
      if (complaint != null) {
        refuse(request, complaint);
      }
    }
    context.fireChannelRead(message);
  }

  /// The engine treats the request like one that could not be decoded: it is answered, then the
  /// connection is closed.
  private void refuse(HttpRequest request, String complaint) {
    isRefused = true;
    request.setDecoderResult(DecoderResult.failure(new Unreadable(400, complaint)));
    // The version that the answer is in.
    request.setProtocolVersion(HttpVersion.HTTP_1_1);
  }

  private static @Nullable String complaint(HttpRequest request) {
    if (!SPOKEN.contains(request.protocolVersion())) {
      return "HTTP version is not 1.0 or 1.1";
    }
    boolean isPlain =
        request.headers().getAll(HttpHeaderNames.TRANSFER_ENCODING).stream()
            .allMatch(HttpHeaderValues.CHUNKED::contentEqualsIgnoreCase);
    return isPlain ? null : "Transfer-Encoding is not " + HttpHeaderValues.CHUNKED;
  }
}
