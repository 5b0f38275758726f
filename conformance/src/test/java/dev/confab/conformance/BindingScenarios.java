package dev.confab.conformance;

import static dev.confab.conformance.Scenarios.assertRefused;
import static dev.confab.conformance.Scenarios.sids;
import static dev.confab.conformance.Scenarios.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.confab.conformance.clients.Query;
import dev.confab.domain.Binding;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Registrations for push notifications, which requests can see and delete, but not make.
interface BindingScenarios extends Scenarios {
  @Test
  default void registeredDeviceIsShownAndDeleted() {
    var place = Family.NAMED_SERVICE.in(this);
    var sid = registered(String.valueOf(place.service()), "ann", Binding.Type.FCM);
    var bindings = place.bindings();
    var binding = bindings.fetch(sid);
    assertThat(binding.members())
        .containsEntry("identity", "ann")
        .containsEntry("binding_type", "fcm")
        .containsEntry("message_types", List.of("new_message"))
        .isEqualTo(sent(bindings.path(sid)));
    assertThat(bindings.list(Query.ALL)).containsExactly(binding);
    bindings.delete(sid);
    assertRefused(404, 20404, () -> bindings.fetch(sid));
    assertRefused(404, 20404, () -> bindings.delete(sid));
    assertThat(bindings.list(Query.ALL)).isEmpty();
  }

  @Test
  default void devicesAreChosenByTypeAndIdentity() {
    var place = Family.NAMED_SERVICE.in(this);
    var service = String.valueOf(place.service());
    var ann = unique("ann");
    var bob = unique("bob");
    var annApn = registered(service, ann, Binding.Type.APN);
    var annFcm = registered(service, ann, Binding.Type.FCM);
    var bobFcm = registered(service, bob, Binding.Type.FCM);
    var bobGcm = registered(service, bob, Binding.Type.GCM);
    var bindings = place.bindings();
    var all = List.of(annApn, annFcm, bobFcm, bobGcm);
    var both = Query.ALL.with("Identity", List.of(ann, bob));
    assertThat(sids(bindings.list(both.pageSize(1)))).containsExactlyInAnyOrderElementsOf(all);
    assertThat(sids(bindings.list(both.with("BindingType", List.of("apn", "gcm")))))
        .containsExactlyInAnyOrder(annApn, bobGcm);
    assertThat(sids(bindings.list(Query.ALL.with("Identity", List.of(bob)))))
        .containsExactlyInAnyOrder(bobFcm, bobGcm);
    var first = bindings.page(Query.ALL.pageSize(3));
    var second = Objects.requireNonNull(first.next()).get();
    assertThat(second.items()).hasSize(1);
    assertThat(Objects.requireNonNull(second.previous()).get().sids()).isEqualTo(first.sids());
  }

  /// Nothing can be sent to it any more, but it is there.
  @Test
  default void deviceOutlivesItsCredential() {
    var place = Family.NAMED_SERVICE.in(this);
    var sid = registered(String.valueOf(place.service()), "ann", Binding.Type.FCM);
    var binding = place.bindings().fetch(sid);
    account().credentials().delete(binding.text("credential_sid"));
    assertThat(place.bindings().fetch(sid)).isEqualTo(binding);
  }

  private String registered(String service, String identity, Binding.Type type) {
    var credential = account().credentials().create(Map.of("Type", "fcm", "Secret", "s")).sid();
    return server().register(service, identity, type, credential);
  }
}
