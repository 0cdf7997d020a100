using Vedette.Model;

namespace Vedette.Outside;

/// <summary>Faults of files of feeds that only a store can find.</summary>
internal static class ReportedFaults
{
    public static Fault Otherwise(long number) =>
        new("W255", $"Event {number} is kept already with another row. The row that was kept first holds; this one is kept among the faults of its file.");
}
