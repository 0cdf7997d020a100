using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Tell;
using Vedette.Web.Parts;

namespace Vedette.Web.State;

/// <summary>What somebody chose a briefing to be, as the address tells it: the same for the page, the files, the print and the API.</summary>
internal sealed record BriefChoice(Composition Composition, ImmutableArray<Fault> Faults)
{
    /// <param name="part">Keys of parts; none: all.</param>
    /// <param name="tlp">What it may hold at most; empty: all that the visitor may see, under no label.</param>
    /// <param name="most">The visitor's own ceiling.</param>
    public static BriefChoice Read(string[]? part, string? title, string? tlp, Tlp most)
    {
        var faults = new List<Fault>();
        var label = string.IsNullOrWhiteSpace(tlp) ? (Tlp?)null : Tlp.Parse(tlp);
        if (label is null && !string.IsNullOrWhiteSpace(tlp)) faults.Add(new("W750", $"'{Shown.Brief(tlp, 40)}' is no label of TLP 2.0. Write one of {string.Join(", ", Tlp.All)}."));
        if (label > most) faults.Add(new("W715", $"You may see things up to {most}: a briefing up to {label} would hold more. Choose {most} or less."));
        return new(Composition.Read(part ?? [], title, label, faults), [.. faults]);
    }

    /// <summary>The choice as a query, so that the same briefing is had again; empty when nothing was chosen.</summary>
    public string Query
    {
        get
        {
            string[] said = [.. Composition.Parts.Select(part => $"part={part}"), .. Composition.Title is { } title ? [$"title={Uri.EscapeDataString(title)}"] : (string[])[], .. Composition.Label is { } label ? [$"tlp={Uri.EscapeDataString(label.ToString()[4..])}"] : (string[])[]];
            return said.Length == 0 ? "" : $"?{string.Join('&', said)}";
        }
    }

    /// <exception cref="InvalidOperationException">The choice has faults.</exception>
    public async Task<Briefing> MakeAsync(Snapshot now, Desk desk, CancellationToken cancel)
    {
        if (!Faults.IsEmpty) throw new InvalidOperationException(Faults[0].Message);
        var seen = Composition.Label is { } label && label < now.Ceiling ? await desk.UpToAsync(label, cancel).ConfigureAwait(false) : now;
        return seen.Briefing.As(Composition);
    }
}
