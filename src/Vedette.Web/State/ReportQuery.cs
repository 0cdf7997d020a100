using System.Globalization;
using Vedette.Model;

namespace Vedette.Web.State;

/// <summary>Which reports are asked for; what is null asks for nothing.</summary>
/// <param name="Drift">Only with a claim that changed between tellings.</param>
/// <param name="Opposed">Only with a contradiction of which nobody rejected a side.</param>
internal sealed record ReportQuery(string? Outlet, string? Family, DateOnly? From, DateOnly? To, bool Drift, bool Opposed)
{
    public bool Fits(ReportIndex index, Reading reading) =>
        (string.IsNullOrEmpty(Outlet) || reading.Document.Outlet == Outlet)
        && (string.IsNullOrEmpty(Family) || index.FamilyOf(reading) == Family)
        && (From is null || reading.Document.Published.First >= From)
        && (To is null || reading.Document.Published.First <= To)
        && (!Drift || index.HasDrift(reading))
        && (!Opposed || index.IsOpposed(reading));

    public static DateOnly? Day(string? day) => DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read) ? read : null;
}
