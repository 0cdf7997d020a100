using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Finds names in two readings. The first labels each sentence by itself; the second sees what the first found for the same words elsewhere in the document.
/// The labels and what the gazetteer knows then become mentions. Immutable after loading.
/// </summary>
public sealed class NameFinder
{
    public const string Kind = "en-names";

    private readonly NameTagger first, second;
    private readonly NamePatterns patterns;
    private readonly ConcurrentBag<NameWorkspace> idle = [];

    internal NameFinder(NameTagger first, NameTagger second, string hash) : this(first, second, hash, Tables()) { }

    private NameFinder(NameTagger first, NameTagger second, string hash, (Gazetteer Gazetteer, NamePatterns Patterns) tables) =>
        (this.first, this.second, Hash, Gazetteer, patterns) = (first, second, hash, tables.Gazetteer, tables.Patterns);

    private static (Gazetteer Gazetteer, NamePatterns Patterns) Tables()
    {
        var gazetteer = new Gazetteer();
        return (gazetteer, new(gazetteer));
    }

    /// <summary>The version of the weights: 16 hexadecimal digits.</summary>
    public string Hash { get; }
    public Gazetteer Gazetteer { get; }

    /// <summary>Laws, events, documents, weapons, platforms, facilities and peoples by name.</summary>
    public NamedThings Things => patterns.Things;

    /// <exception cref="WeightsException">The file is damaged, of another kind or of another version.</exception>
    public static NameFinder Load(ReadOnlySpan<byte> weights)
    {
        // The tables are read beside the weights: each takes about as long.
        var tables = Task.Run(Tables);
        var reader = WeightsFile.Open(weights, Kind);
        LinearModel first = LinearModel.Read(reader), second = LinearModel.Read(reader);
        if (first.LabelCount != NameLabels.Count || second.LabelCount != NameLabels.Count)
            throw new WeightsException($"The weights for names know {first.LabelCount} labels, this build {NameLabels.Count}. Install the weights that came with this build.");
        return new NameFinder(new(first), new(second), reader.Hash, tables.GetAwaiter().GetResult());
    }

    internal byte[] Save()
    {
        var writer = new WeightsWriter();
        first.Model.Write(writer);
        second.Model.Write(writer);
        return WeightsFile.Pack(Kind, writer.Written);
    }

    /// <summary>The names of one document in order, never overlapping; of names within names the longest. Tags help where the sentences carry them.</summary>
    public ImmutableArray<Mention> Find(string text, ImmutableArray<Sentence> sentences)
    {
        var seen = new NameSentence[sentences.Length];
        var labels = new byte[sentences.Length][];
        var open = new byte[sentences.Length][];
        var memory = new DocumentMemory();
        if (!idle.TryTake(out var work)) work = new();
        for (int s = 0; s < seen.Length; s++)
        {
            seen[s] = NameSentence.Of(Gazetteer, text, sentences[s].Tokens.AsSpan());
            labels[s] = first.Label(seen[s], [], work);
            open[s] = work.Open(labels[s].Length);
            memory.Add(text, sentences[s].Tokens.AsSpan(), labels[s]);
        }
        for (int s = 0; s < seen.Length; s++) labels[s] = second.Label(seen[s], memory.Recalls(text, sentences[s].Tokens.AsSpan(), labels[s], open[s]), work);
        idle.Add(work);
        return new MentionBuilder(Gazetteer, patterns, text, sentences).Build(labels);
    }
}
