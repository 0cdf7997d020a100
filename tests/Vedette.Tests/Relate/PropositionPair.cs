using System.Collections.Immutable;
using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;
using Proposition = Vedette.Model.Proposition;

namespace Vedette.Tests.Relate;

/// <summary>A gold pair of corpus/propositions: two sentences and how what the first says stands to what the second says.</summary>
public sealed record PropositionPair(string File, Accord Expected, string First, string Second)
{
    public static ImmutableArray<PropositionPair> All { get; } =
        [.. Directory.GetFiles(Repository.At("corpus", "propositions"), "*.case").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static IEnumerable<PropositionPair> Read(string path)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        foreach (string line in System.IO.File.ReadLines(path))
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var parts = line.Split('|', StringSplitOptions.TrimEntries);
            yield return new(file, Enum.Parse<Accord>(parts[0], ignoreCase: true), parts[1], parts[2]);
        }
    }

    public Accordance Found => Of(First) is { } a && Of(Second) is { } b ? Accords.Of(a, b) : default;

    /// <summary>The proposition of a sentence as a whole.</summary>
    public static Proposition? Of(string sentence)
    {
        var trees = Weights.Grammar.Parse(sentence);
        var names = new NameReader(Weights.Names).Read(sentence, trees);
        return new PropositionReader(Weights.Grammar.Lemma).Read(sentence, trees[0], names, new TimeFinder().Find(sentence, null));
    }

    public override string ToString() => $"{File}: {First} / {Second}";
}
