package dev.confab.conformance.clients;

import dev.confab.client.ConfabClient;
import dev.confab.client.Conversation;
import dev.confab.client.ConversationForm;
import dev.confab.client.ConversationQuery;
import dev.confab.client.ConversationState;
import dev.confab.client.Credentials;
import dev.confab.client.Service;
import dev.confab.client.ServiceQuery;
import dev.confab.client.call.Page;
import dev.confab.client.error.ApiException;
import dev.confab.conformance.support.Account;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Our own client.
public final class ConfabJava implements ApiClient {
  private final ConfabClient client;

  private ConfabJava(ConfabClient client) {
    this.client = client;
  }

  public static ApiClient connect(String url, Account account) {
    return new ConfabJava(
        ConfabClient.builder()
            .credentials(Credentials.account(account.sid(), account.authToken()))
            .baseUri(URI.create(url))
            .build());
  }

  @Override
  public Conversations conversations(@Nullable String serviceSid) {
    return new OwnConversations(
        serviceSid == null ? client.conversations() : client.service(serviceSid).conversations());
  }

  @Override
  public Services services() {
    return new OwnServices();
  }

  @Override
  public void close() {
    client.close();
  }

  private static final class OwnConversations implements Conversations {
    private final dev.confab.client.Conversations calls;

    OwnConversations(dev.confab.client.Conversations calls) {
      this.calls = calls;
    }

    @Override
    public Resource create(Map<Field, String> fields) {
      return shown(call(() -> calls.create(form -> fill(form, fields))));
    }

    @Override
    public Resource fetch(String sidOrUniqueName) {
      return shown(call(() -> calls.fetch(sidOrUniqueName)));
    }

    @Override
    public Resource update(String sidOrUniqueName, Map<Field, String> fields) {
      return shown(call(() -> calls.update(sidOrUniqueName, form -> fill(form, fields))));
    }

    @Override
    public void delete(String sidOrUniqueName) {
      ConfabJava.<@Nullable Void>call(() -> calls.delete(sidOrUniqueName));
    }

    @Override
    public List<Resource> list(Query query) {
      return call(() -> calls.stream(list -> fill(list, query)).map(ConfabJava::shown).toList());
    }

    @Override
    public ResourcePage page(Query query) {
      return ConfabJava.page(call(() -> calls.list(list -> fill(list, query))), ConfabJava::shown);
    }
  }

  private final class OwnServices implements Services {
    @Override
    public Resource create(String friendlyName) {
      return shown(call(() -> client.services().create(form -> form.friendlyName(friendlyName))));
    }

    @Override
    public Resource fetch(String sid) {
      return shown(call(() -> client.services().fetch(sid)));
    }

    @Override
    public void delete(String sid) {
      ConfabJava.<@Nullable Void>call(() -> client.services().delete(sid));
    }

    @Override
    public List<Resource> list(Query query) {
      return call(() ->
          client.services().stream(list -> fill(list, query)).map(ConfabJava::shown).toList());
    }

    @Override
    public ResourcePage page(Query query) {
      return ConfabJava.page(
          call(() -> client.services().list(list -> fill(list, query))), ConfabJava::shown);
    }
  }

  private static <T extends @Nullable Object> T call(Supplier<T> call) {
    try {
      return call.get();
    } catch (ApiException e) {
      throw new ApiError(
          e.status(), Objects.requireNonNullElse(e.code(), 0), String.valueOf(e.reason()));
    }
  }

  private static <T> ResourcePage page(Page<T> page, Function<T, Resource> show) {
    return new ResourcePage(
        page.items().stream().map(show).toList(),
        page.hasNext() ? () -> page(call(page::next), show) : null,
        page.hasPrevious() ? () -> page(call(page::previous), show) : null);
  }

  private static void fill(ConversationForm form, Map<Field, String> fields) {
    fields.forEach((field, value) -> {
      switch (field) {
        case FRIENDLY_NAME -> form.friendlyName(value);
        case UNIQUE_NAME -> form.uniqueName(value);
        case ATTRIBUTES -> form.attributes(value);
        case DATE_CREATED -> form.dateCreated(Instant.parse(value));
        case DATE_UPDATED -> form.dateUpdated(Instant.parse(value));
        case MESSAGING_SERVICE_SID -> form.messagingServiceSid(value);
        case STATE -> form.state(new ConversationState(value));
        case TIMERS_INACTIVE -> form.timersInactive(Duration.parse(value));
        case TIMERS_CLOSED -> form.timersClosed(Duration.parse(value));
        case EMAIL_ADDRESS -> form.bindingsEmailAddress(value);
        case EMAIL_NAME -> form.bindingsEmailName(value);
      }
    });
  }

  private static void fill(ConversationQuery list, Query query) {
    if (query.startDate() != null) {
      list.startDate(Instant.parse(query.startDate()));
    }
    if (query.endDate() != null) {
      list.endDate(Instant.parse(query.endDate()));
    }
    if (query.state() != null) {
      list.state(new ConversationState(query.state()));
    }
    if (query.pageSize() != null) {
      list.pageSize(query.pageSize());
    }
    if (query.limit() != null) {
      list.limit(query.limit());
    }
  }

  private static void fill(ServiceQuery list, Query query) {
    if (query.pageSize() != null) {
      list.pageSize(query.pageSize());
    }
    if (query.limit() != null) {
      list.limit(query.limit());
    }
  }

  private static Resource shown(Conversation conversation) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("sid", conversation.sid());
    members.put("account_sid", conversation.accountSid());
    members.put("chat_service_sid", conversation.chatServiceSid());
    members.put("messaging_service_sid", conversation.messagingServiceSid());
    members.put("friendly_name", conversation.friendlyName());
    members.put("unique_name", conversation.uniqueName());
    members.put("attributes", conversation.attributes());
    members.put("state", Objects.toString(conversation.state(), null));
    members.put("date_created", Objects.toString(conversation.dateCreated(), null));
    members.put("date_updated", Objects.toString(conversation.dateUpdated(), null));
    members.put("timers", timers(conversation.timers()));
    members.put("bindings", bindings(conversation.emailBinding()));
    members.put("url", conversation.url());
    members.put("links", conversation.links());
    return new Resource(members);
  }

  private static Map<String, Object> timers(Conversation.Timers timers) {
    var members = new LinkedHashMap<String, Object>();
    if (timers.dateInactive() != null) {
      members.put("date_inactive", timers.dateInactive().toString());
    }
    if (timers.dateClosed() != null) {
      members.put("date_closed", timers.dateClosed().toString());
    }
    return members;
  }

  private static @Nullable Map<String, Object> bindings(Conversation.@Nullable EmailBinding email) {
    if (email == null) {
      return null;
    }
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("projected_address", email.address());
    members.put("name", email.name());
    return Map.of("email", members);
  }

  private static Resource shown(Service service) {
    var members = new LinkedHashMap<String, @Nullable Object>();
    members.put("sid", service.sid());
    members.put("account_sid", service.accountSid());
    members.put("friendly_name", service.friendlyName());
    members.put("date_created", Objects.toString(service.dateCreated(), null));
    members.put("date_updated", Objects.toString(service.dateUpdated(), null));
    members.put("url", service.url());
    members.put("links", service.links());
    return new Resource(members);
  }
}
