using Vedette.Model;

namespace Vedette.Relate;

/// <summary>What a document tells of one speaker and one day.</summary>
internal sealed class Telling(int document, int speaker, SpeakerType type)
{
    /// <summary>Its place among the tellings of its document.</summary>
    public int Index { get; private set; }
    public int Document => document;
    public int Speaker => speaker;
    public SpeakerType Type => type;

    /// <summary>In their order.</summary>
    public List<int> Claims { get; } = [];
    public When Said { get; private set; } = When.Unknown;

    /// <summary>The tellings of a document, in the order of their first claims. A claim without a date goes with the dated one of its speaker before it.</summary>
    public static Telling[] Of(Desk desk, int document)
    {
        var tellings = new List<Telling>();
        foreach (var voice in desk.ClaimsOf(document).GroupBy(c => Voice(desk, c)))
        {
            var open = new List<Telling>();
            Telling? last = null;
            foreach (int c in voice)
            {
                var said = desk.Claims[c].Claim.Said;
                var fit = said.First is null ? last : open.Find(t => t.Said.Overlaps(said)) ?? open.Find(t => !t.Said.IsKnown);
                if (fit is null)
                {
                    open.Add(fit = new(document, desk.Speaker[c], desk.Claims[c].Claim.SpeakerType) { Index = tellings.Count });
                    tellings.Add(fit);
                }
                fit.Claims.Add(c);
                if (said.First is not null) fit.Said = Narrower(fit.Said, said);
                last = fit;
            }
        }
        return [.. tellings];
    }

    public static When Narrower(When a, When b) => !a.IsKnown ? b : !b.IsKnown ? a : Days(b) < Days(a) ? b : a;

    public static int Days(When when) => when.First is { } first && when.End is { } end ? end.DayNumber - first.DayNumber : int.MaxValue;

    /// <summary>Whose voice a claim is in within its document. Unnamed officials of one country cannot be told apart, so they are one voice; a lost attribution is a voice of its own.</summary>
    private static string Voice(Desk desk, int c)
    {
        var claim = desk.Claims[c].Claim;
        return claim.SpeakerType switch
        {
            SpeakerType.Author => "author",
            SpeakerType.Lost => "lost " + claim.Id,
            SpeakerType.Unnamed or SpeakerType.UnnamedOfficial => $"unnamed {claim.SpeakerType} {claim.SpeakerCountry}",
            _ when desk.Speaker[c] >= 0 => "speaker " + desk.Speaker[c],
            _ => $"source {claim.SpeakerType} {string.Join('|', claim.Source.Select(s => s.Of(desk.Profiles[desk.Document[c]].Text).ToLowerInvariant()))}",
        };
    }
}
