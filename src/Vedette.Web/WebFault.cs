using Vedette.Model;

namespace Vedette.Web;

/// <summary>Why a request was not done: a number of docs/faults.md with the HTTP status it is told under, what is wrong, and what to do.</summary>
public sealed record WebFault(int Status, string Code, string What, string Cure)
{
    public static WebFault NotFound(string what, string id) => new(404, "W700", $"There is no {what} '{id}'.", "Check the address, or go by the list.");
    public static WebFault BadQuery(string name, string value, string form) => new(400, "W701", $"'{value}' is no value of '{name}'.", $"Write {form}.");
    public static WebFault BadCursor() => new(400, "W702", "The cursor is of another list, or the list changed since.", "Begin again without a cursor.");
    public static WebFault Elsewhere() => new(403, "W703", "The request came from another site.", "Use the workbench's own pages, or a program on this machine.");
    public static WebFault NoMatch() => new(428, "W704", "An edit must say what it was made on.", "Read the resource and send its ETag as If-Match.");
    public static WebFault Changed() => new(412, "W705", "The resource changed since it was read.", "Read it again, look at what changed, and send the edit with the new ETag.");
    public static WebFault BadBody(string what, string cure) => new(400, "W706", what, cure);
    public static WebFault NotJson() => BadBody("The body is no JSON.", "Send JSON, with Content-Type: application/json.") with { Status = 415 };
    public static WebFault StaleForm() => new(400, "W707", "The form is older than the workbench's last start, or was not sent by its page.", "Go back, load the page again and send it once more.");
    public static WebFault NoProblem() => new(404, "W708", "No warning problem is watched.", "Start with 'vedette serve --problem FILE.yaml'.");
    public static WebFault BadBriefing(Fault fault) => new(400, fault.Code, "The briefing cannot be made so.", fault.Message);
    public static WebFault NotSignedIn(bool isKey) => isKey ? new(401, "W720", "The API key does not hold: it is unknown, expired or revoked.", "Get another one with 'vedette accounts key add'.")
        : new(401, "W720", "This needs somebody who is signed in.", "Sign in at /sign-in, or send an API key as 'Authorization: Bearer KEY'.");
    public static WebFault TooOften(int seconds) => new(429, "W721", "That was asked too often in a short time.", $"Wait {seconds} {(seconds == 1 ? "second" : "seconds")} and try again.");
    public static WebFault NoDoor() => new(403, "W729", "Nobody may do this here.", "It is a fault of the workbench: report the address.");
    public static WebFault Unexpected() => new(500, "W710", "The workbench failed at this; nothing was changed.", "Try again. If it stays so, report it with what the terminal shows.");
    public static WebFault NotAReport(int status, string what, string cure) => new(status, "W730", what, cure);
    public static WebFault IntakeIsFull() => new(503, "W731", "Too much is waiting to be read.", "Send it again in a while.");
    public static WebFault BadKey() => new(400, "W732", "The Idempotency-Key is empty, too long, or holds other signs than visible ASCII.", "Write 1 to 255 visible ASCII signs, new ones for every add; a UUID will do.");
    public static WebFault OtherRequest() => new(422, "W733", "The Idempotency-Key was used with another request.", "Use a new key for a new request, or send the same request again.");
    public static WebFault StillAtIt() => new(409, "W734", "The first request with this Idempotency-Key is still being done.", "Send it again in a while.");
    public static WebFault TooMany(string doing, int most) => new(503, "W735", $"{most} {doing} already: more do not fit.", "Ask again in a while.");
    public static WebFault NoMethod(string method, string allowed) => new(405, "W737", $"{method} is not done here.", $"This address takes {allowed}.");

    /// <summary>The visitor may not do it; the message says what it takes.</summary>
    public static WebFault Forbidden(Fault refusal) => new(403, refusal.Code, "You may not do this.", refusal.Message);

    /// <summary>What the framework refuses before any of our code sees it.</summary>
    public static WebFault OfStatus(int status) => status switch
    {
        404 => new(404, "W700", "There is nothing at this address.", "Check the address, or go by the list."),
        405 => new(405, "W737", "This method is not done here.", "The header Allow tells which are."),
        408 => new(408, "W724", "The request came too slowly.", "Send it again, at 240 bytes a second or more."),
        413 => BadBody("The request is too large.", "Send at most 256 kB; a report may have 8 MB.") with { Status = 413 },
        >= 500 => Unexpected() with { Status = status },
        _ => BadBody("The request has not the form that is expected here.", "Send what /api/v1/openapi.json describes.") with { Status = status },
    };

    /// <summary>The world failed under the workbench: the store is locked, damaged, gone.</summary>
    public static WebFault Of(VedetteException failure) => failure.Code == "W761" ? Forbidden(new(failure.Code, failure.Message)) : new(503, failure.Code, failure.Message, "Mend what is named and try again.");
}
