package dev.confab.domain;

import dev.confab.domain.Event.Subject;
import dev.confab.domain.sid.AccountSid;
import dev.confab.domain.sid.AddressConfigurationSid;
import dev.confab.domain.sid.SidSequence;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The rules of address configurations.
public final class AddressConfigurations {
  public static final int ADDRESS_LENGTH_MAX = 256;
  private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

  private final Store store;
  private final SidSequence sids;
  private final InstantSource clock;
  private final WebhookUrls urls;

  public AddressConfigurations(
      Store store, SidSequence sids, InstantSource clock, WebhookUrls urls) {
    this.store = store;
    this.sids = sids;
    this.clock = clock;
    this.urls = urls;
  }

  /// @return the address, unchanged
  @Assumed(
      "1 to 256 characters that can be printed, whatever the channel; not in the form of a sid")
  public static String address(String text) {
    boolean isPrintable = text.chars().noneMatch(Character::isISOControl);
    if (text.isBlank() || ProfileRules.length(text) > ADDRESS_LENGTH_MAX || !isPrintable) {
      throw invalid("Address must have 1 to " + ADDRESS_LENGTH_MAX + " printable characters");
    }
    if (AddressConfigurationSid.matches(text)) {
      throw invalid("Address must not have the form of an address configuration's sid");
    }
    return text;
  }

  /// @return the country in capital letters
  public static String country(String text) {
    var country = text.toUpperCase(Locale.ROOT);
    if (!COUNTRIES.contains(country)) {
      throw invalid("AddressCountry must be a country's two letters by ISO 3166-1");
    }
    return country;
  }

  /// @throws Failure [ErrorCode#CONFLICT] when the account has configured the address already
  public AddressConfiguration create(
      AccountSid account,
      NewAddressConfiguration wanted,
      @Nullable Once<AddressConfiguration> once) {
    var now = clock.instant();
    var made =
        new AddressConfiguration(
            AddressConfigurationSid.next(sids),
            account,
            wanted.type(),
            wanted.address(),
            wanted.rest().friendlyName().over(null),
            wanted.addressCountry(),
            wanted.rest().autoCreation().over(AutoCreation.OFF),
            Timestamps.at(now));
    return store.write(tables -> {
      require(tables, account, made.autoCreation(), AutoCreation.OFF);
      if (!tables.addressConfigurations().insert(made)) {
        throw new Failure(
            ErrorCode.CONFLICT, "Address " + made.address() + " is configured already");
      }
      tell(tables, EventType.ADDRESS_CONFIGURATION_ADDED, made, now);
      return tables.answers().save(once, made);
    });
  }

  /// @param sidOrAddress as [AddressConfigurationTable#find] takes it
  public Optional<AddressConfiguration> fetch(AccountSid account, String sidOrAddress) {
    return store.read(tables -> tables.addressConfigurations().find(account, sidOrAddress));
  }

  public Optional<AddressConfiguration> update(
      AccountSid account,
      String sidOrAddress,
      AddressConfigurationChange change,
      @Nullable Once<AddressConfiguration> once) {
    var now = clock.instant();
    return store.write(tables ->
        tables
            .addressConfigurations()
            .lock(account, sidOrAddress)
            .map(before -> {
              var after = before.changed(change, now);
              if (!after.equals(before)) {
                require(tables, account, after.autoCreation(), before.autoCreation());
                tables.addressConfigurations().replace(after);
                tell(tables, EventType.ADDRESS_CONFIGURATION_UPDATED, after, now);
              }
              return tables.answers().save(once, after);
            }));
  }

  /// Conversations that were made for the address stay.
  public boolean delete(AccountSid account, String sidOrAddress) {
    var now = clock.instant();
    return store.write(tables -> {
      var found = tables.addressConfigurations().lock(account, sidOrAddress);
      found.ifPresent(configuration -> {
        tables.addressConfigurations().delete(configuration);
        tell(tables, EventType.ADDRESS_CONFIGURATION_REMOVED, configuration, now);
      });
      return found.isPresent();
    });
  }

  /// @param type `null` for all
  public Slice<AddressConfiguration> list(
      AccountSid account, AddressConfiguration.@Nullable Type type, PageRequest page) {
    return store.read(tables -> tables.addressConfigurations().list(account, type, page));
  }

  /// Checks what has changed: a service may have been deleted since, and operators may have changed
  /// which URLs are allowed.
  @Assumed("the service must be one of the account when it is set")
  private void require(
      Tables tables, AccountSid account, AutoCreation wanted, AutoCreation before) {
    var url = wanted.webhookUrl();
    if (url != null && !url.equals(before.webhookUrl())) {
      urls.require("AutoCreation.WebhookUrl", url, ErrorCode.INVALID_PARAMETER);
    }
    var service = wanted.service();
    if (service != null
        && !Objects.equals(service, before.service())
        && tables.services().find(account, service).isEmpty()) {
      throw invalid("AutoCreation.ConversationServiceSid names no service of the account");
    }
  }

  private static void tell(
      Tables tables, EventType type, AddressConfiguration configuration, Instant now) {
    OpenStream.of(tables, configuration.account(), now)
        .tell(type, new Subject.OfAddressConfiguration(configuration));
  }

  private static Failure invalid(String message) {
    return new Failure(ErrorCode.INVALID_PARAMETER, message);
  }
}
