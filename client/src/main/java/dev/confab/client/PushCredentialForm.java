package dev.confab.client;

/// What a create or an update says about a credential at a push service. No answer contains the
/// secrets.
public final class PushCredentialForm extends RequestForm<PushCredentialForm> {
  PushCredentialForm(Use use) {
    super(use);
  }

  /// Sets the push service: APN, GCM or FCM. Required in a create.
  public PushCredentialForm type(PushType type) {
    return set("Type", type.value());
  }

  /// Sets the name for people: 1 to 64 characters.
  public PushCredentialForm friendlyName(String name) {
    return set("FriendlyName", name);
  }

  /// Sets the certificate, for APN.
  ///
  /// @param pem as PEM text
  public PushCredentialForm certificate(String pem) {
    return set("Certificate", pem);
  }

  /// Sets the private key, for APN.
  ///
  /// @param pem as PEM text
  public PushCredentialForm privateKey(String pem) {
    return set("PrivateKey", pem);
  }

  /// Sets whether it is for Apple's sandbox, for APN.
  public PushCredentialForm sandbox(boolean sandbox) {
    return set("Sandbox", sandbox);
  }

  /// Sets the API key, for GCM.
  public PushCredentialForm apiKey(String key) {
    return set("ApiKey", key);
  }

  /// Sets the secret, for FCM.
  public PushCredentialForm secret(String secret) {
    return set("Secret", secret);
  }
}
