package dev.confab.client;

import dev.confab.client.call.CallOptions;
import dev.confab.client.engine.Core;
import dev.confab.client.engine.Path;
import dev.confab.client.engine.View;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A client for the Conversations v1 API of a Confab server or of Twilio.
///
/// Immutable and safe for use by any number of threads; make one per set of credentials and keep
/// it. There is no global state: two clients in one process share nothing.
///
/// ```java
/// try (var client = ConfabClient.of("AC…", "token")) {
///   var order = client.conversations().create(c -> c.friendlyName("Order 4711"));
///   client.conversation(order.sid()).messages().create(m -> m.author("ann").body("hi"));
///   client.conversations().stream(q -> q.state(ConversationState.ACTIVE)).forEach(System.out::println);
/// }
/// ```
///
/// Every call throws [dev.confab.client.error.ConfabException] if it fails, and
/// [IllegalStateException] on a closed client.
public final class ConfabClient implements ServiceResources, AutoCloseable {
  private static final Path CONFIGURATION = Path.V1.then("Configuration");

  private final View view;
  private final @Nullable String accountSid;

  ConfabClient(View view, @Nullable String accountSid) {
    this.view = view;
    this.accountSid = accountSid;
  }

  /// A client for Twilio with the defaults.
  ///
  /// @param accountSid `AC…`
  /// @throws IllegalArgumentException if one of them is blank
  public static ConfabClient of(String accountSid, String authToken) {
    return builder().credentials(Credentials.account(accountSid, authToken)).build();
  }

  /// A client for Twilio with the defaults, from the environment variables of this process.
  ///
  /// @throws IllegalStateException if the variables name no credentials
  /// @see ConfabClientBuilder#environment
  public static ConfabClient fromEnvironment() {
    return builder().environment(System.getenv()).build();
  }

  /// A client with choices.
  public static ConfabClientBuilder builder() {
    return new ConfabClientBuilder();
  }

  /// The account the calls are about: the builder's, else the one of the credentials; null if
  /// neither names one. Paths of this API carry no account, so it is information for the caller.
  public @Nullable String accountSid() {
    return accountSid;
  }

  /// A view of this client that makes its calls with other options. It shares everything else:
  /// closing either closes both.
  public ConfabClient with(UnaryOperator<CallOptions> change) {
    return new ConfabClient(view.with(change), accountSid);
  }

  @Override
  public Conversations conversations() {
    return defaultService().conversations();
  }

  @Override
  public ConversationScope conversation(String sidOrUniqueName) {
    return defaultService().conversation(sidOrUniqueName);
  }

  @Override
  public ParticipantConversations participantConversations() {
    return defaultService().participantConversations();
  }

  @Override
  public Users users() {
    return defaultService().users();
  }

  @Override
  public UserConversations userConversations(String sidOrIdentity) {
    return defaultService().userConversations(sidOrIdentity);
  }

  @Override
  public Roles roles() {
    return defaultService().roles();
  }

  /// The configuration of the account: default service, default timers.
  public Singleton<Configuration, ConfigurationForm> configuration() {
    return Singleton.at(view, CONFIGURATION, Configuration::new, ConfigurationForm::new);
  }

  /// The webhooks of the account.
  public Singleton<WebhookConfiguration, WebhookConfigurationForm> webhookConfiguration() {
    return Singleton.at(
        view,
        CONFIGURATION.then("Webhooks"),
        WebhookConfiguration::new,
        () -> new WebhookConfigurationForm(Use.UPDATE));
  }

  /// What happens to messages that arrive at the account's addresses and belong to no conversation.
  public AddressConfigurations addressConfigurations() {
    return AddressConfigurations.at(view, CONFIGURATION);
  }

  /// Credentials of the account at push services.
  public PushCredentials pushCredentials() {
    return PushCredentials.at(view, Path.V1);
  }

  /// Content templates of the account, which messages are made from.
  public Contents contents() {
    return Contents.at(view, Path.V1.on(Path.Host.CONTENT));
  }

  /// The services of the account.
  public Services services() {
    return Services.at(view, Path.V1);
  }

  /// What belongs to one service.
  ///
  /// @param serviceSid `IS…`
  /// @throws IllegalArgumentException if it is blank
  public ServiceScope service(String serviceSid) {
    return new ServiceScope(view, Path.V1.then("Services").then("ChatServiceSid", serviceSid));
  }

  /// Refuses further calls and closes what the client opened itself: connections and threads, but
  /// neither a transport nor an executor that it was given. A call under way may finish the attempt
  /// it is in. Closing again does nothing.
  @Override
  public void close() {
    view.core().close();
  }

  /// The short paths are those of a service without its name.
  private ServiceScope defaultService() {
    return new ServiceScope(view, Path.V1);
  }

  static ConfabClient over(Core core, CallOptions options, @Nullable String accountSid) {
    return new ConfabClient(new View(core, options), accountSid);
  }
}
