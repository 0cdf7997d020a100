using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>A telling of which nobody can say whose act it is: it may be its own, or the act of another that is counted already.</summary>
/// <param name="Question">What would settle it.</param>
public sealed record OpenOrigin(OriginId Origin, ClaimId Claim, string Question);

/// <summary>Between which numbers the independent origins of one proposition lie, and what would narrow them.</summary>
/// <param name="Least">When every open origin is the act of another. At least 1, at most the count.</param>
/// <param name="Most">When every open origin is an act of its own. At least the count.</param>
/// <param name="Open">None where the two are one number: whose the only telling is moves no count.</param>
public sealed record OriginBounds(int Least, int Most, ImmutableArray<OpenOrigin> Open);

/// <summary>
/// The bounds of the origins counted in a picture. Whose act an unnamed or lost voice is, or an author's, is not known; a voice that is named without a day may be the same voice on
/// a day that is told. The count of <see cref="Support"/> lies between.
/// </summary>
public sealed class SupportBounds
{
    private readonly Dictionary<ClaimId, Origin> originOf = [];
    private readonly Dictionary<ClaimId, (Claim Claim, Document Document)> told = [];

    public SupportBounds(Picture picture)
    {
        ArgumentNullException.ThrowIfNull(picture);
        foreach (var origin in picture.Origins)
            foreach (var claim in origin.Claims) originOf.TryAdd(claim, origin);
        foreach (var reading in picture.Readings)
            foreach (var claim in reading.Claims) told.TryAdd(claim.Id, (claim, reading.Document));
    }

    public OriginBounds Of(Support support)
    {
        ArgumentNullException.ThrowIfNull(support);
        var tellings = support.Claims.Where(c => originOf.ContainsKey(c) && told.ContainsKey(c)).Select(c => (Claim: c, Origin: originOf[c])).DistinctBy(t => t.Origin.Id).ToArray();
        var speakers = tellings.Select(t => t.Origin).Where(IsNamed).GroupBy(o => o.Speaker!, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.ToArray(), StringComparer.Ordinal);
        int least = Math.Min(support.Origins.Length, Math.Max(1, speakers.Values.Sum(acts => Apart(acts.Select(o => o.Occasion))))), most = Math.Max(support.Origins.Length, tellings.Length);
        return new(least, most, least == most ? [] : [.. tellings.Select(t => Question(t.Origin, t.Claim, speakers)).OfType<OpenOrigin>()]);
    }

    private static bool IsNamed(Origin origin) => origin.Speaker is not null && origin.SpeakerType is SpeakerType.Named or SpeakerType.Organisation or SpeakerType.Document;

    /// <summary>The most occasions of which no two can be one; those without a day can be any.</summary>
    private static int Apart(IEnumerable<When> occasions)
    {
        int apart = 0;
        DateOnly? last = null;
        foreach (var occasion in occasions.Where(o => o.First is not null && o.End is not null).OrderBy(o => o.End))
        {
            if (last is not null && occasion.First < last) continue;
            last = occasion.End;
            apart++;
        }
        return Math.Max(1, apart);
    }

    private OpenOrigin? Question(Origin origin, ClaimId id, Dictionary<string, Origin[]> speakers)
    {
        var (claim, document) = told[id];
        string carrier = claim.Relay.IsEmpty ? document.Outlet ?? document.Name : claim.Relay[^1];
        var said = origin.Occasion.IsKnown ? origin.Occasion : claim.Said;
        string? question = origin.SpeakerType switch
        {
            SpeakerType.Author => $"From whom does {carrier} have it? {Who(carrier, document)} tells it in the author’s own voice.",
            SpeakerType.Lost => $"Who said it first? {document.Name} names nobody.",
            SpeakerType.Unnamed or SpeakerType.UnnamedOfficial => $"Who told {carrier}{(said.IsKnown ? $" on {said}" : "")}? {Who(carrier, document)} names “{string.Join(' ', claim.Source.Select(s => s.Of(document.Text)))}”.",
            // Two acts of one speaker that nothing sets apart may be one.
            _ when origin.Speaker is { } speaker && speakers[speaker].Any(o => o.Id != origin.Id && (o.Occasion.First is null || origin.Occasion.First is null || o.Occasion.Overlaps(origin.Occasion))) =>
                $"When did {speaker} say it? {document.Name} tells {(origin.Occasion.IsKnown ? origin.Occasion : "no day")}, so it may be another telling of an act that is counted.",
            _ => null,
        };
        static string Who(string carrier, Document document) => carrier == document.Name ? "It" : document.Name;
        return question is null ? null : new(origin.Id, id, question);
    }
}
