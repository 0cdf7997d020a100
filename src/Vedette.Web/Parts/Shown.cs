using System.Globalization;
using Vedette.Model;
using Vedette.Outside;
using Vedette.Tell;

namespace Vedette.Web.Parts;

/// <summary>
/// How texts and values are put on a page. Texts of sources come from hostile pages: they go through <see cref="Line"/> or <see cref="Text"/>, which take away what steers the
/// reading direction; the renderer encodes the rest.
/// </summary>
internal static class Shown
{
    /// <summary>A text on one line.</summary>
    public static string Line(string? text) => text is null ? "" : Escaping.Line(text);

    /// <summary>A text with its lines.</summary>
    public static string Text(string? text) => text is null ? "" : Escaping.Visible(text);

    /// <summary>The beginning of a text on one line, cut between words.</summary>
    public static string Brief(string? text, int most = 240)
    {
        string line = Line(text);
        if (line.Length <= most) return line;
        int cut = line.LastIndexOf(' ', most);
        if (cut < most / 2) cut = char.IsHighSurrogate(line[most - 1]) ? most - 1 : most;
        return line[..cut] + "…";
    }

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "day not told";
    /// <summary>A time as told; of one with hours its day.</summary>
    public static string Told(When when) => !when.IsKnown ? "not told" : when.First is { } first && when.Iso!.Contains('T', StringComparison.Ordinal) ? Day(first) : Line(when.Iso);

    public static string Moment(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
    public static string Count(int count, string one, string? many = null) => string.Create(CultureInfo.InvariantCulture, $"{count:#,0} {(count == 1 ? one : many ?? one + "s")}");

    /// <summary>A code as words: <c>unnamed_official</c> is "unnamed official".</summary>
    public static string Words<T>(T value) where T : struct, Enum => Codes.Word(value).Replace('_', ' ');
    public static string Short(UInt128 id) => ContentHash.Print(id)[..8];
    public static string Number(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);

    /// <summary>How sure the innermost speaker sounds. Unknown is told as unknown.</summary>
    public static string Sure(Certainty certainty) => certainty is Certainty.Unknown ? "not told" : Words(certainty);

    public static string ReportLink(DocumentId id) => $"/reports/{id}";
    public static string ClaimLink(Claim claim) => $"/reports/{claim.Document}#c-{claim.Id}";
    public static string OriginLink(OriginId id) => $"/origins/{id}";
}
