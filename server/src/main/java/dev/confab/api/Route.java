package dev.confab.api;

import dev.confab.http.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One operation of the API, as data. The router, the description, the labels of metrics and the
/// table of what is proven all come from it.
///
/// @param template the path, with `{Name}` for a segment that is a parameter
/// @param operation the operation's name in the description; also its label in metrics
/// @param parameters of the query for GET and for what reads its body itself, else of the form
/// @param statuses of answers that are a success
/// @param answer their body, but for the statuses that have none; `null` when none has one
/// @param readsBody whether the handler reads the body itself, which is no form, while it arrives
/// @param callsWebhooks whether the header `X-Twilio-Webhook-Enabled` makes a difference
public record Route(
    String method,
    String template,
    String operation,
    Access access,
    List<Parameter> parameters,
    List<Integer> statuses,
    @Nullable Schema answer,
    boolean readsBody,
    boolean callsWebhooks,
    RouteHandler handler) {

  /// Who may call an operation.
  public enum Access {
    /// Anybody.
    PUBLIC,
    /// Whoever has credentials of an account.
    ACCOUNT
  }

  private record Success(List<Integer> statuses, @Nullable Schema answer) {
    Success(int status, @Nullable Schema answer) {
      this(List.of(status), answer);
    }
  }

  /// Answers a request whose route and account are known.
  @FunctionalInterface
  public interface RouteHandler {
    Reply handle(Request request);
  }

  /// An operation that shows one thing.
  static Route fetch(String template, String operation, Schema answer, RouteHandler handler) {
    return of("GET", template, operation, List.of(), new Success(200, answer), handler);
  }

  /// An operation that shows a page of a list.
  static Route list(
      String template,
      String operation,
      Paging.Listing listing,
      RouteHandler handler,
      Parameter... filters) {
    var parameters = new ArrayList<>(List.of(filters));
    parameters.addAll(listing.parameters());
    return of("GET", template, operation, parameters, new Success(200, listing.schema()), handler);
  }

  static Route create(
      String template,
      String operation,
      List<Parameter> parameters,
      Schema answer,
      RouteHandler handler) {
    return of("POST", template, operation, parameters, new Success(201, answer), handler);
  }

  static Route update(
      String template,
      String operation,
      List<Parameter> parameters,
      Schema answer,
      RouteHandler handler) {
    return of("POST", template, operation, parameters, new Success(200, answer), handler);
  }

  static Route delete(String template, String operation, RouteHandler handler) {
    return of("DELETE", template, operation, List.of(), new Success(204, null), handler);
  }

  /// An operation for anybody, which is not part of Twilio's API.
  static Route open(String template, String operation, Schema answer, RouteHandler handler) {
    return new Route(
        "GET",
        template,
        operation,
        Access.PUBLIC,
        List.of(),
        List.of(200),
        answer,
        false,
        false,
        handler);
  }

  /// An operation whose answer is a file of any type, or a part of it, or that it is still the
  /// same.
  static Route file(String method, String template, String operation, RouteHandler handler) {
    var file = new Success(List.of(200, 206, 304), Schema.content(Schema.ANY_MEDIA_TYPE));
    return of(method, template, operation, List.of(), file, handler);
  }

  private static Route of(
      String method,
      String template,
      String operation,
      List<Parameter> parameters,
      Success success,
      RouteHandler handler) {
    return new Route(
        method,
        template,
        operation,
        Access.ACCOUNT,
        List.copyOf(parameters),
        success.statuses(),
        success.answer(),
        false,
        false,
        handler);
  }

  /// The same, for an operation that webhooks can hear of.
  Route callingWebhooks() {
    return new Route(
        method,
        template,
        operation,
        access,
        parameters,
        statuses,
        answer,
        readsBody,
        true,
        handler);
  }

  /// The same, for an operation that reads the body itself.
  Route readingBody() {
    return new Route(
        method,
        template,
        operation,
        access,
        parameters,
        statuses,
        answer,
        true,
        callsWebhooks,
        handler);
  }

  /// The same, for anybody who has what the parameters say.
  Route signed(List<Parameter> signature) {
    return new Route(
        method,
        template,
        operation,
        Access.PUBLIC,
        signature,
        statuses,
        answer,
        readsBody,
        callsWebhooks,
        handler);
  }

  /// The same, for an operation whose success can have another status, too.
  Route answeringAlso(int status) {
    return new Route(
        method,
        template,
        operation,
        access,
        parameters,
        List.of(statuses.getFirst(), status),
        answer,
        readsBody,
        callsWebhooks,
        handler);
  }

  /// A part of the path that a request fills in.
  ///
  /// @param meaning what may stand there
  record PathParameter(String name, String meaning) {
    private static PathParameter after(String segment, String name) {
      return new PathParameter(
          name,
          switch (segment) {
            case "Conversations" -> "Sid or unique name";
            case "Users", "Participants" -> "Sid or identity";
            default -> "Sid";
          });
    }
  }

  /// The parameters in the path, in their order.
  List<PathParameter> pathParameters() {
    var parameters = new ArrayList<PathParameter>();
    var before = "";
    for (var segment : template.split("/", -1)) {
      if (segment.startsWith("{")) {
        parameters.add(PathParameter.after(before, segment.substring(1, segment.length() - 1)));
      }
      before = segment;
    }
    return parameters;
  }

  /// Whether the parameters are in the body.
  boolean hasForm() {
    return method.equals("POST") && !readsBody;
  }

  /// The names of the parameters.
  Set<String> names() {
    return parameters.stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet());
  }
}
