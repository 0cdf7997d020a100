using System.Collections.Frozen;
using System.Collections.Immutable;
using Vedette.Model;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Vedette.Extract;

/// <summary>An entry of the codebook: the words that tell one kind of event.</summary>
internal sealed record CodebookEntry(EventType Type, string? Mode, ImmutableArray<string> Contexts, FrozenSet<string> With, bool Mutual, bool Joint);

/// <summary>Which words tell which event, from codebook.yaml. Entries keep the order of the file: the first that fits wins.</summary>
public sealed class Codebook
{
    private readonly FrozenDictionary<string, CodebookEntry[]> verbs;
    private readonly FrozenDictionary<string, CodebookEntry[]> nouns;

    /// <exception cref="FormatException">The file names an event type that PLOVER does not have.</exception>
    public Codebook(TextReader yaml)
    {
        var file = new DeserializerBuilder().WithNamingConvention(CamelCaseNamingConvention.Instance).Build().Deserialize<FileForm>(yaml);
        var byVerb = new Dictionary<string, List<CodebookEntry>>(StringComparer.OrdinalIgnoreCase);
        var byNoun = new Dictionary<string, List<CodebookEntry>>(StringComparer.OrdinalIgnoreCase);
        foreach (var form in file.Entries)
        {
            if (!Enum.TryParse<EventType>(form.Type, ignoreCase: true, out var type)) throw new FormatException($"The codebook names an unknown event type: {form.Type}.");
            var entry = new CodebookEntry(type, form.Mode, [.. form.Context], form.With.ToFrozenSet(StringComparer.OrdinalIgnoreCase), form.Mutual, form.Joint);
            foreach (string verb in form.Verb) Add(byVerb, verb, entry);
            foreach (string noun in form.Noun) Add(byNoun, noun, entry);
        }
        verbs = byVerb.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
        nouns = byNoun.ToFrozenDictionary(p => p.Key, p => p.Value.ToArray(), StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The codebook that comes with the program.</summary>
    public static Codebook Own()
    {
        using var stream = typeof(Codebook).Assembly.GetManifestResourceStream("codebook.yaml") ?? throw new InvalidOperationException("The codebook is not part of the assembly.");
        return new Codebook(new StreamReader(stream));
    }

    internal ReadOnlySpan<CodebookEntry> OfVerb(string lemma) => verbs.GetValueOrDefault(lemma);
    internal ReadOnlySpan<CodebookEntry> OfNoun(string lemma) => nouns.GetValueOrDefault(lemma);

    private static void Add(Dictionary<string, List<CodebookEntry>> index, string word, CodebookEntry entry)
    {
        if (!index.TryGetValue(word, out var entries)) index[word] = entries = [];
        entries.Add(entry);
    }

    private sealed class FileForm
    {
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
        public bool Mutual { get; set; }
        public bool Joint { get; set; }
    }
}
