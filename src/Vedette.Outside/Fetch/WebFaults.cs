using System.Net;
using Vedette.Model;

namespace Vedette.Outside;

/// <summary>What can go wrong with a link, in numbered words (docs/faults.md).</summary>
internal static class WebFaults
{
    public static Fault NoLink(string address) => new("W135", $"{address} is no link of the web (http or https). Check it.");

    public static Fault NotReached(Uri link, Exception failure) => new("W136", $"{link.IdnHost} could not be reached for {link}: {failure.Message} Check the link and the network.");

    public static Fault Refused(Uri link, HttpStatusCode status) => new("W137", $"{link} answers {(int)status}{(Enum.IsDefined(status) ? $" {status}" : "")}. {status switch
    {
        HttpStatusCode.NotFound or HttpStatusCode.Gone => "Check the link.",
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.PaymentRequired or HttpStatusCode.UnavailableForLegalReasons => "It may give the page to a person: open it in a browser and save it.",
        >= HttpStatusCode.InternalServerError => "Try again later.",
        _ => "Open it in a browser and save the page.",
    }}");

    public static Fault LeadsOn(Uri link) => new("W138", $"{link} leads on and on ({WebDoor.MostRedirects} redirects). Open it in a browser and give the link where it ends.");

    public static Fault LeadsNowhere(Uri link, Uri next) => new("W138", $"{link} leads to {next}, which is no link of the web. Check it.");

    public static Fault Later(Uri link, DateTimeOffset when) => new("W139", $"{link.IdnHost} asks not to be asked before {when.UtcDateTime:yyyy-MM-dd HH:mm:ss}Z; {link} was not fetched. Try again then.");

    public static Fault NotRead(Uri link, string media) => new("W140", $"{link} is {media}, which is not read: texts, pages, feeds, PDF and e-mails are. Give its text.");

    public static Fault TooLarge(Uri link, long most) => new("W141", $"{link} is larger than {most:N0} bytes. Get it by other means and give the file.");

    public static Fault UnpacksTooLarge(Uri link, long sent, long most) => new("W141", $"{link} was sent as {sent:N0} bytes and unpacks to more than {most:N0}: no text does. Do not trust its server.");

    public static Fault TooSlow(Uri link, FetchLimits limits) => new("W142", $"{link} trickles (less than {limits.Slowest:N0} bytes a second) or did not come within {limits.Whole.TotalSeconds:F0} seconds. Try again later.");

    public static Fault BrokenOff(Uri link, string why) => new("W143", $"{link} was broken off or is damaged: {why} Try again.");

    public static Fault BadAnswer(Uri link, string why) => new("W144", $"The answer of {link} is none that can be read: {why} Open it in a browser and save the page.");

    public static Fault RobotsRefuse(Uri link) => new("W145", $"The robots file of {link.IdnHost} asks programs not to fetch {link}; it was not fetched. Open it in a browser and save the page.");

    public static Fault RobotsUnknown(Uri robots, Fault why) => new("W146", $"What {robots.IdnHost} lets programs fetch cannot be known now, so nothing was fetched: {why.Message}");
}
