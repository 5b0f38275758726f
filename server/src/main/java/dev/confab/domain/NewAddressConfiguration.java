package dev.confab.domain;

import org.jspecify.annotations.Nullable;

/// What a create of an address configuration asks for.
///
/// @param address checked by [AddressConfigurations#address]
/// @param addressCountry checked by [AddressConfigurations#country]
/// @param rest what an update could change as well
public record NewAddressConfiguration(
    AddressConfiguration.Type type,
    String address,
    @Nullable String addressCountry,
    AddressConfigurationChange rest) {}
