using Vedette.Extract;
using Vedette.Language;

namespace Vedette.Tests;

/// <summary>The shipped weights, loaded once for all tests.</summary>
internal static class Weights
{
    private static readonly Lazy<Grammar> LoadedGrammar = new(() => Grammar.Load(File.ReadAllBytes(Repository.At("models", "en-grammar.vdw"))));
    private static readonly Lazy<NameFinder> LoadedNames = new(() => NameFinder.Load(File.ReadAllBytes(Repository.At("models", "en-names.vdw"))));
    private static readonly Lazy<Extractor> Made = new(() => new Extractor(Grammar, Names));

    public static Grammar Grammar => LoadedGrammar.Value;
    public static NameFinder Names => LoadedNames.Value;
    public static Extractor Extractor => Made.Value;
}
