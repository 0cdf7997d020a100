using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Model;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Vedette.Extract;

/// <summary>An entry of the codebook: words that tell one kind of event.</summary>
/// <param name="With">One of these lemmas must head the object or a phrase close below the word; empty for no demand.</param>
/// <param name="Prepositions">One of these particles or prepositions must belong to the word; empty for no demand.</param>
/// <param name="Thing">Fires only on a thing, not on what a clause tells.</param>
/// <param name="Mutual">All parties act, none is acted upon.</param>
/// <param name="Joint">Fires only when two parties do it together.</param>
/// <param name="Place">Who it happens to may be told by a place.</param>
/// <param name="Topic">The object is what it is about; the other party stands behind "with".</param>
internal sealed record CodebookEntry(EventType Type, string? Mode, ImmutableArray<string> Contexts, FrozenSet<string> With, FrozenSet<string> Prepositions, bool Thing, bool Mutual, bool Joint, bool Place, bool Topic);

/// <summary>Which words tell which event, from codebook.yaml. Entries keep the order of the file: the first that fits wins.</summary>
public sealed class Codebook
{
    private readonly FrozenDictionary<string, CodebookEntry[]> verbs;
    private readonly FrozenDictionary<string, CodebookEntry[]> nouns;
    private readonly FrozenSet<string> light;

    /// <exception cref="FormatException">The file names an event type that PLOVER does not have, or a set that it does not list.</exception>
    public Codebook(TextReader yaml)
    {
        var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FileForm>(yaml);
        var byVerb = new Dictionary<string, List<CodebookEntry>>(StringComparer.OrdinalIgnoreCase);
        var byNoun = new Dictionary<string, List<CodebookEntry>>(StringComparer.OrdinalIgnoreCase);
        foreach (var form in file.Entries)
        {
            if (!Enum.TryParse<EventType>(form.Type, ignoreCase: true, out var type)) throw new FormatException($"The codebook names an unknown event type: {form.Type}.");
            var entry = new CodebookEntry(type, form.Mode, [.. form.Context], Words(form.With, file.Sets), Words(form.Prep, file.Sets), form.Thing, form.Mutual, form.Joint, form.Place, form.Topic);
            foreach (string verb in form.Verb) Add(byVerb, verb, entry);
            foreach (string noun in form.Noun) Add(byNoun, noun, entry);
        }
        // The lemmatiser cuts a rare verb's "-ed" to the consonant: "blam" for "blamed", "expell" for "expelled".
        foreach (string verb in byVerb.Keys.Where(v => v.EndsWith('e')).ToArray()) byVerb.TryAdd(verb[..^1], byVerb[verb]);
        foreach (string verb in byVerb.Keys.Where(v => v.Length > 3 && !"aeiouywhkx".Contains(v[^1], StringComparison.Ordinal) && "aeiou".Contains(v[^2], StringComparison.Ordinal)).ToArray()) byVerb.TryAdd(verb + verb[^1], byVerb[verb]);
        verbs = byVerb.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        nouns = byNoun.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        light = file.Light.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The codebook that comes with the program.</summary>
    public static Codebook Own() => new(new StringReader(OwnText()));

    /// <summary>The text of <see cref="Own"/>: a codebook of one's own may begin as a copy of it.</summary>
    public static string OwnText()
    {
        using var stream = typeof(Codebook).Assembly.GetManifestResourceStream("codebook.yaml") ?? throw new InvalidOperationException("The codebook is not part of the assembly.");
        return new StreamReader(stream).ReadToEnd();
    }

    /// <summary>The kinds of event that it tells.</summary>
    public IEnumerable<(EventType Type, string? Mode, ImmutableArray<string> Contexts)> Kinds => verbs.Values.Concat(nouns.Values).SelectMany(e => e).Distinct().Select(e => (e.Type, e.Mode, e.Contexts));

    internal ReadOnlySpan<CodebookEntry> OfVerb(string lemma) => verbs.GetValueOrDefault(lemma);
    internal ReadOnlySpan<CodebookEntry> OfNoun(string lemma) => nouns.GetValueOrDefault(lemma);

    /// <summary>A verb that lends an event noun its subject and little meaning of its own: "hold", "launch", "impose".</summary>
    internal bool IsLight(string lemma) => light.Contains(lemma);

    private static FrozenSet<string> Words(List<string> words, Dictionary<string, List<string>> sets)
    {
        var all = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (string word in words)
        {
            if (!word.StartsWith('$')) all.Add(word);
            else if (sets.TryGetValue(word[1..], out var set)) all.UnionWith(set);
            else throw new FormatException($"The codebook names an unknown set: {word}.");
        }
        return all.ToFrozenSet(StringComparer.OrdinalIgnoreCase);
    }

    private static void Add(Dictionary<string, List<CodebookEntry>> index, string word, CodebookEntry entry)
    {
        if (!index.TryGetValue(word, out var entries)) index[word] = entries = [];
        entries.Add(entry);
    }

    private sealed class FileForm
    {
        public List<string> Light { get; set; } = [];
        public Dictionary<string, List<string>> Sets { get; set; } = [];
        public List<EntryForm> Entries { get; set; } = [];
    }

    private sealed class EntryForm
    {
        public string Type { get; set; } = "";
        public string? Mode { get; set; }
        public List<string> Context { get; set; } = [];
        public List<string> Verb { get; set; } = [];
        public List<string> Noun { get; set; } = [];
        public List<string> With { get; set; } = [];
        public List<string> Prep { get; set; } = [];
        public bool Thing { get; set; }
        public bool Mutual { get; set; }
        public bool Joint { get; set; }
        public bool Place { get; set; }
        public bool Topic { get; set; }
    }
}
