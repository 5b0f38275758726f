package dev.confab.client.support;

import dev.confab.client.ConfabClient;
import dev.confab.client.ConfabClientBuilder;
import dev.confab.client.Credentials;
import dev.confab.client.testing.ManualTime;
import dev.confab.client.testing.StubTransport;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Answers of a server, and clients that get them.
public final class Samples {
  public static final String ACCOUNT = "AC00000000000000000000000000000001";
  public static final String SECRET = "s3cr3t-t0ken";
  public static final String CONVERSATIONS = "/v1/Conversations";

  private Samples() {}

  public static ConfabClientBuilder clientBuilder(StubTransport stub) {
    return ConfabClient.builder()
        .credentials(Credentials.account(ACCOUNT, SECRET))
        .transport(stub)
        .time(new ManualTime());
  }

  public static ConfabClient client(StubTransport stub) {
    return clientBuilder(stub).build();
  }

  public static String conversation(String sid) {
    return """
    {"sid":"%s","account_sid":"AC1","chat_service_sid":"IS1","messaging_service_sid":null,
     "friendly_name":"Order 4711","unique_name":"order-4711","attributes":"{\\"vip\\":true}",
     "date_created":"2026-03-01T08:00:00Z","date_updated":"2026-03-01T08:05:00Z",
     "state":"active","timers":{"date_inactive":"2026-03-01T09:05:00Z"},"bindings":{},
     "url":"https://example.com/v1/Conversations/%s",
     "links":{"messages":"https://example.com/v1/Conversations/%s/Messages"}}
    """
        .formatted(sid, sid, sid);
  }

  /// A page of conversations whose links are on a foreign host.
  public static String page(int number, @Nullable String nextQuery, String... sids) {
    var items = Arrays.stream(sids).map(Samples::conversation).collect(Collectors.joining(","));
    var link = "https://evil.example/v1/Conversations?";
    return """
    {"meta":{"page":%d,"page_size":2,"first_page_url":"%sPage=0","previous_page_url":%s,
     "url":"%sPage=%d","next_page_url":%s,"key":"conversations"},
     "conversations":[%s]}
    """
        .formatted(
            number,
            link,
            number == 0 ? "null" : "\"" + link + "Page=" + (number - 1) + "\"",
            link,
            number,
            nextQuery == null ? "null" : "\"" + link + nextQuery + "\"",
            items);
  }

  public static String error(int status, int code, String message) {
    return """
    {"code":%d,"message":"%s","more_info":"https://www.twilio.com/docs/errors/%d","status":%d}
    """
        .formatted(code, message, code, status);
  }
}
