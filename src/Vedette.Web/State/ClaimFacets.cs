using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Outside;

namespace Vedette.Web.State;

/// <summary>A claim with what the facets ask of it.</summary>
internal sealed record ClaimRow(Reading Reading, Claim Claim, ClaimState State, ImmutableArray<string> Channels);

/// <summary>Which claims are asked for; null or empty asks for nothing.</summary>
/// <param name="Speaker">A part of the speaker's name, in either case.</param>
/// <param name="About">Words that must all stand in what is said.</param>
/// <param name="Relay">Who carried it.</param>
/// <param name="From">Said on this day or later.</param>
internal sealed record ClaimQuery(string? Speaker, string? About, string? Type, string? Relay, string? Kind, string? Certainty, string? Polarity, string? Channel, string? State, DateOnly? From, DateOnly? To);

/// <summary>The claims that were found, and for each facet how many there would be of each value with all other filters as they are.</summary>
internal sealed record ClaimsFound(IReadOnlyList<ClaimRow> Rows, IReadOnlyDictionary<string, ImmutableArray<(string Value, int Count)>> Counts);

/// <summary>All claims of a snapshot, ready to be filtered and counted in one pass.</summary>
internal sealed class ClaimFacets
{
    public const string Type = "type", Relay = "relay", Kind = "kind", Certainty = "certainty", Polarity = "polarity", Channel = "channel", State = "state";

    /// <summary>Values of a facet that are offered; more can be asked for by name.</summary>
    private const int MostValues = 60;

    private static readonly Facet[] Facets =
    [
        new(Type, q => q.Type, r => [Codes.Word(r.Claim.SpeakerType)]),
        new(Relay, q => q.Relay, r => r.Claim.Relay),
        new(Kind, q => q.Kind, r => [Codes.Word(r.Claim.Kind)]),
        new(Certainty, q => q.Certainty, r => [Codes.Word(r.Claim.Certainty)]),
        new(Polarity, q => q.Polarity, r => [Codes.Word(r.Claim.Polarity)]),
        new(Channel, q => q.Channel, r => r.Channels),
        new(State, q => q.State, r => [Codes.Word(r.State)]),
    ];

    private readonly ClaimRow[] rows;

    public ClaimFacets(Snapshot now)
    {
        var channels = (now.Weighing?.Indicators ?? []).Where(i => i.Indicator.Channel is not null)
            .SelectMany(i => i.Signs.SelectMany(s => s.Statements).Select(s => s.Claim).OfType<ClaimId>().Select(c => (Claim: c, Channel: i.Indicator.Channel!))).Distinct().ToLookup(p => p.Claim, p => p.Channel);
        rows = [.. now.Related.Readings.SelectMany(r => r.Claims.Select(c => new ClaimRow(r, c, now.StateOf(c.Id), [.. channels[c.Id]])))];
    }

    public ClaimsFound Find(ClaimQuery query)
    {
        string[] words = (query.About ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string? speaker = string.IsNullOrWhiteSpace(query.Speaker) ? null : query.Speaker.Trim();
        string?[] asked = [.. Facets.Select(f => f.Asked(query) is { Length: > 0 } value ? value : null)];
        var counts = Array.ConvertAll(Facets, _ => new Dictionary<string, int>(StringComparer.Ordinal));
        var found = new List<ClaimRow>();
        foreach (var row in rows)
        {
            if (speaker is not null && row.Claim.Speaker?.Contains(speaker, StringComparison.OrdinalIgnoreCase) != true) continue;
            if (query.From is { } from && !(row.Claim.Said.First >= from)) continue;
            if (query.To is { } to && !(row.Claim.Said.First <= to)) continue;
            // A row that one facet alone keeps out still counts among that facet's values.
            int missed = -1;
            bool isFar = false;
            for (int f = 0; f < Facets.Length && !isFar; f++)
            {
                if (asked[f] is not { } value || Facets[f].Values(row).Contains(value)) continue;
                isFar = missed >= 0;
                missed = f;
            }
            if (isFar || !HasAll(row, words)) continue;
            if (missed < 0) found.Add(row);
            for (int f = 0; f < Facets.Length; f++)
                if (missed < 0 || missed == f)
                    foreach (string value in Facets[f].Values(row)) System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(counts[f], value, out _)++;
        }
        return new(found, Facets.Select((f, i) => (f.Name, Values: Ordered(counts[i], asked[i]))).ToDictionary(f => f.Name, f => f.Values));
    }

    private static ImmutableArray<(string, int)> Ordered(Dictionary<string, int> counts, string? asked)
    {
        if (asked is not null) counts.TryAdd(asked, 0);
        return [.. counts.OrderByDescending(c => c.Key == asked).ThenByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).Take(MostValues).Select(c => (c.Key, c.Value))];
    }

    /// <summary>Whether each word stands in what is said as a word of its own, in either case.</summary>
    private static bool HasAll(ClaimRow row, string[] words)
    {
        foreach (string word in words)
        {
            bool isIn = false;
            foreach (var part in row.Claim.Content) isIn |= HasWord(part.In(row.Reading.Document.Text), word);
            if (!isIn) return false;
        }
        return true;
    }

    private static bool HasWord(ReadOnlySpan<char> text, string word)
    {
        for (int from = 0; text[from..].IndexOf(word, StringComparison.OrdinalIgnoreCase) is >= 0 and var step; from += step + 1)
        {
            int at = from + step, end = at + word.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]))) return true;
        }
        return false;
    }

    private sealed record Facet(string Name, Func<ClaimQuery, string?> Asked, Func<ClaimRow, ImmutableArray<string>> Values);
}
