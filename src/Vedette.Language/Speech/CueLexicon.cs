using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>Where a cue's content may stand.</summary>
[Flags]
internal enum Frames { None = 0, Clause = 1, Infinitive = 2, Object = 4, Quotation = 8, Colon = 16, That = 32 }

/// <summary>A word that says that something is said.</summary>
internal sealed record Cue(string Lemma, SpeechAct Act, Frames Frames, CueStrength Strength, string[] Prepositions);

/// <summary>The sort of thing that a noun makes of a source.</summary>
public enum SpeakerSort : byte { None, Person, Office, Group, Body, Document }

/// <summary>The words of saying and of those who say, from the tables cues.tsv and speakers.tsv. Forms are made by rule, irregular ones are listed here.</summary>
public sealed class CueLexicon
{
    private readonly FrozenDictionary<string, Cue> verbs;
    private readonly FrozenDictionary<string, Cue> nouns;
    private readonly FrozenDictionary<string, Cue> adjectives;
    private readonly FrozenDictionary<string, (string[] Words, Cue Cue)[]> idioms;
    private readonly FrozenDictionary<string, SpeakerSort> speakers;

    public CueLexicon()
    {
        var verbForms = new Dictionary<string, Cue>(StringComparer.OrdinalIgnoreCase);
        var nounForms = new Dictionary<string, Cue>(StringComparer.OrdinalIgnoreCase);
        var adjectiveForms = new Dictionary<string, Cue>(StringComparer.OrdinalIgnoreCase);
        var idiomForms = new List<(string Form, string[] Words, Cue Cue)>();
        foreach (var row in EmbeddedTable.Rows("cues.tsv"))
        {
            var frames = row[3].Split(',');
            var cue = new Cue(row[0], Enum.Parse<SpeechAct>(row[2], ignoreCase: true), FramesOf(frames), StrengthOf(row[4]), [.. frames.Where(f => f.Length > 1 && f != "colon")]);
            if (row[1] == "v" && row[0].IndexOf(' ') is > 0 and var gap)
                foreach (string form in Inflection.Verb(row[0][..gap])) idiomForms.Add((form, row[0][(gap + 1)..].Split(' '), cue));
            else if (row[1] == "v") foreach (string form in Inflection.Verb(row[0])) verbForms.TryAdd(form, cue);
            if (row[1] == "a") adjectiveForms.TryAdd(row[0], cue);
            if (row[1] == "n") foreach (string form in Inflection.Noun(row[0])) nounForms.TryAdd(form, cue);
        }
        verbs = verbForms.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        nouns = nounForms.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        adjectives = adjectiveForms.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
        idioms = idiomForms.GroupBy(i => i.Form, StringComparer.OrdinalIgnoreCase)
            .ToFrozenDictionary(g => g.Key, g => g.Select(i => (i.Words, i.Cue)).OrderByDescending(i => i.Words.Length).ToArray(), StringComparer.OrdinalIgnoreCase);
        speakers = EmbeddedTable.Rows("speakers.tsv")
            .SelectMany(row => Inflection.Noun(row[0]).Select(form => (form, Sort: Enum.Parse<SpeakerSort>(row[1], ignoreCase: true))))
            .DistinctBy(pair => pair.form)
            .ToFrozenDictionary(pair => pair.form, pair => pair.Sort, StringComparer.OrdinalIgnoreCase);
    }

    internal Cue? Verb(ReadOnlySpan<char> form) => verbs.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var cue) ? cue : null;
    internal Cue? Noun(ReadOnlySpan<char> form) => nouns.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var cue) ? cue : null;

    internal Cue? Adjective(ReadOnlySpan<char> form) => adjectives.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(form, out var cue) ? cue : null;

    /// <summary>The cue of several words that begins at a token ("wanted to know", "left open"), and how many words follow the first; null when none does.</summary>
    internal Cue? Idiom(Tree tree, int token, out int more)
    {
        more = 0;
        if (!idioms.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(tree.Word(token), out var candidates)) return null;
        foreach (var (rest, cue) in candidates)
        {
            if (token + rest.Length >= tree.Count) continue;
            bool all = true;
            for (int i = 0; i < rest.Length && all; i++) all = tree.Is(token + 1 + i, rest[i]);
            if (!all) continue;
            more = rest.Length;
            return cue;
        }
        return null;
    }

    /// <summary>What sort of speaker the noun names; <see cref="SpeakerSort.None"/> for a noun that does not speak.</summary>
    public SpeakerSort Speaker(ReadOnlySpan<char> noun) => speakers.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(noun, out var sort) ? sort : SpeakerSort.None;

    private static Frames FramesOf(string[] frames) => frames.Aggregate(Frames.None, (all, frame) => all | frame switch
    {
        "c" => Frames.Clause,
        "t" => Frames.That,
        "x" => Frames.Infinitive,
        "o" => Frames.Object,
        "q" => Frames.Quotation,
        "colon" => Frames.Colon,
        _ => Frames.None,
    });

    private static CueStrength StrengthOf(string word) => word == "-" ? CueStrength.Unmarked : Enum.Parse<CueStrength>(word, ignoreCase: true);
}
