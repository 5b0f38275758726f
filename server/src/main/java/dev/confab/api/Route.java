package dev.confab.api;

import dev.confab.domain.ErrorCode;
import dev.confab.domain.EventType;
import dev.confab.domain.Failure;
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
/// @param answer its body; `null` when it has none
/// @param body what the handler itself reads while it arrives; `null` when the body is a form or
///   none
public record Route(
    String method,
    String template,
    String operation,
    Access access,
    List<Parameter> parameters,
    List<Integer> statuses,
    @Nullable Schema answer,
    @Nullable Schema body,
    Effect effect,
    RouteHandler handler) {

  /// The status of a file that the client has already; without a body.
  static final int NOT_MODIFIED = 304;

  /// Of requests that change nothing, whatever their path.
  static final Set<String> READING_METHODS = Set.of("GET", "HEAD");

  /// Who may call an operation.
  public enum Access {
    /// Anybody.
    PUBLIC,
    /// Whoever has credentials of an account.
    ACCOUNT
  }

  /// What of a scope is changed so and so often in a second; see [ActionRates].
  enum Bucket {
    SERVICE("service", ErrorCode.SERVICE_ACTIONS_TOO_FAST),
    CONVERSATION("conversation", ErrorCode.CONVERSATION_ACTIONS_TOO_FAST);

    private final String noun;
    private final ErrorCode tooFast;

    Bucket(String noun, ErrorCode tooFast) {
      this.noun = noun;
      this.tooFast = tooFast;
    }

    Failure tooFast(int perSecond) {
      return new Failure(tooFast, "More than " + perSecond + " actions per second in one " + noun);
    }
  }

  /// What an operation does besides its answer.
  ///
  /// @param isReading whether it can change nothing
  /// @param callsWebhooks whether the header `X-Twilio-Webhook-Enabled` makes a difference
  /// @param bucket where it counts as an action; `null` when it is none
  /// @param isLive whether it can go on and tell what comes, as a stream of events
  /// @param asksBefore the event before which pre hooks are asked; `null` when there is none
  record Effect(
      boolean isReading,
      boolean callsWebhooks,
      @Nullable Bucket bucket,
      boolean isLive,
      @Nullable EventType asksBefore) {
    static final Effect READING = new Effect(true, false, null, false, null);
    static final Effect CHANGE = new Effect(false, false, null, false, null);
    static final Effect LIVE = new Effect(true, false, null, true, null);
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
        null,
        Effect.READING,
        handler);
  }

  /// An operation that tells what there is, or what comes for as long as its caller listens.
  static Route live(
      String template,
      String operation,
      List<Parameter> parameters,
      Schema answer,
      RouteHandler handler) {
    var success = new Success(200, answer);
    return of("GET", template, operation, parameters, success, handler).with(Effect.LIVE);
  }

  /// An operation that sends a file or a part of it.
  static Route file(String template, String operation, RouteHandler handler) {
    var success = new Success(List.of(200, 206, NOT_MODIFIED), Schema.file());
    return of("GET", template, operation, List.of(), success, handler);
  }

  /// An operation that tells about a file what sending it would.
  static Route fileHead(String template, String operation, RouteHandler handler) {
    var success = new Success(List.of(200, NOT_MODIFIED), Schema.file());
    return of("HEAD", template, operation, List.of(), success, handler);
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
        null,
        READING_METHODS.contains(method) ? Effect.READING : Effect.CHANGE,
        handler);
  }

  /// The same, for an operation that webhooks can hear of.
  Route callingWebhooks() {
    return callingWebhooks(null);
  }

  /// As [#callingWebhooks], for an operation about which pre hooks are asked as well.
  ///
  /// @param before the event that is about to happen then
  Route callingWebhooks(@Nullable EventType before) {
    return with(new Effect(effect.isReading, true, effect.bucket, effect.isLive, before));
  }

  /// The same, for an operation that counts as an action.
  Route countedBy(Bucket bucket) {
    return with(
        new Effect(
            effect.isReading, effect.callsWebhooks, bucket, effect.isLive, effect.asksBefore));
  }

  /// The same, for a POST that changes nothing.
  Route changingNothing() {
    return with(Effect.READING);
  }

  private Route with(Effect other) {
    return new Route(
        method, template, operation, access, parameters, statuses, answer, body, other, handler);
  }

  /// The same, for an operation whose success has one of two statuses.
  Route answeringAlso(int status) {
    var both = List.of(statuses.getFirst(), status);
    return new Route(
        method, template, operation, access, parameters, both, answer, body, effect, handler);
  }

  /// The same, for an operation that reads the body itself.
  ///
  /// @param read what the body is
  Route reading(Schema read) {
    return new Route(
        method, template, operation, access, parameters, statuses, answer, read, effect, handler);
  }

  /// The same, for anybody who has what the parameters say.
  Route signed(List<Parameter> signature) {
    var anybody = Access.PUBLIC;
    return new Route(
        method, template, operation, anybody, signature, statuses, answer, body, effect, handler);
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

  boolean isPost() {
    return method.equals("POST");
  }

  /// Whether the parameters are a form.
  boolean hasForm() {
    return isPost() && body == null;
  }

  /// Whether a repeat with the same key gets the first answer: every change whose request is small
  /// enough to be compared.
  boolean isDoneOnce() {
    return isPost() && !isReading() && (body == null || body.isJson());
  }

  /// Whether it can change nothing.
  boolean isReading() {
    return effect.isReading;
  }

  /// Whether the header `X-Twilio-Webhook-Enabled` makes a difference.
  boolean callsWebhooks() {
    return effect.callsWebhooks;
  }

  /// The event before which pre hooks are asked; `null` when there is none.
  @Nullable EventType asksBefore() {
    return effect.asksBefore;
  }

  /// Where it counts as an action; `null` when it is none.
  @Nullable Bucket bucket() {
    return effect.bucket;
  }

  /// Whether it can answer by a stream of events, too.
  boolean isLive() {
    return effect.isLive;
  }

  /// The names of the parameters.
  Set<String> names() {
    return parameters.stream().map(Parameter::name).collect(Collectors.toUnmodifiableSet());
  }
}
