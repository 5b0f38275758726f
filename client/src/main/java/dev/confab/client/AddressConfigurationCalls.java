package dev.confab.client;

import dev.confab.client.engine.Caller;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The calls on address configurations in one of four manners, as [ConversationCalls] for
/// conversations.
///
/// @param <O> an address configuration, as the manner returns it
/// @param <P> a page, as the manner returns it
/// @param <N> nothing, as the manner returns it
public sealed class AddressConfigurationCalls<O, P, N extends @Nullable Object>
    permits AddressConfigurations {
  private final Caller<AddressConfiguration, O, P, N> calls;

  AddressConfigurationCalls(Caller<AddressConfiguration, O, P, N> calls) {
    this.calls = calls;
  }

  /// Configures an address; type and address are required. Repeated after a failure only with a
  /// token, as for conversations.
  public O create(Consumer<AddressConfigurationForm> form) {
    return calls.post(RequestForm.filled(new AddressConfigurationForm(Use.CREATE), form));
  }

  /// Fetches the configuration of an address.
  ///
  /// @param sidOrAddress `IG…` or the address itself; encoded here
  /// @throws IllegalArgumentException if it is blank, `.` or `..`
  public O fetch(String sidOrAddress) {
    return calls.fetch(sidOrAddress);
  }

  /// Changes what the form mentions and keeps the rest. Type and address stay what they are.
  ///
  /// @param sidOrAddress as for [#fetch]
  public O update(String sidOrAddress, Consumer<AddressConfigurationForm> form) {
    return calls.update(
        sidOrAddress, RequestForm.filled(new AddressConfigurationForm(Use.UPDATE), form));
  }

  /// Deletes the configuration of an address; conversations stay. A repetition that finds nothing
  /// succeeds, as for conversations.
  ///
  /// @param sidOrAddress as for [#fetch]
  public N delete(String sidOrAddress) {
    return calls.delete(sidOrAddress);
  }

  /// Fetches one page.
  public P list(Consumer<AddressConfigurationQuery> query) {
    return calls.list(ListQuery.filled(new AddressConfigurationQuery(), query));
  }
}
