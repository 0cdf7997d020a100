using Vedette.Language;

namespace Vedette.Training;

/// <summary>Learns what the rules of <see cref="Lemmatiser"/> and <see cref="Morphology"/> do not give.</summary>
internal static class LexiconTrainer
{
    public static Lemmatiser Lemmas(IReadOnlyList<TreebankSentence> bank)
    {
        var known = new BaseForms(Base(bank, PartOfSpeech.Verb, PartOfSpeech.Aux), Base(bank, PartOfSpeech.Noun), Base(bank, PartOfSpeech.Adj, PartOfSpeech.Adv));
        var exceptions =
            from word in Words(bank)
            group word.Lemma by (Word: Plain(word.Form), word.Tags) into uses
            let lemma = Usual(uses)
            where lemma != "_" && Differs(lemma, RegularForms.Undo(uses.Key.Word, uses.Key.Tags.Tag, uses.Key.Tags.Fine, known), uses.Key.Tags)
            select KeyValuePair.Create(WordTable.Key(uses.Key.Word, uses.Key.Tags.Tag, uses.Key.Tags.Fine), lemma);
        return new(new(exceptions.DistinctBy(e => e.Key)), known);
    }

    public static Morphology Features(IReadOnlyList<TreebankSentence> bank)
    {
        var usual =
            from word in Words(bank)
            group word.Features by word.Tags into uses
            let features = Usual(uses)
            where features != "_"
            select KeyValuePair.Create(WordTable.Key("", uses.Key.Tag, uses.Key.Fine), features);
        var rules = new Morphology(new(usual), new([]));
        var exceptions =
            from word in Words(bank)
            group word.Features by (Word: Plain(word.Form), word.Tags) into uses
            let features = Usual(uses)
            where features != rules.Features(uses.Key.Word, uses.Key.Tags.Tag, uses.Key.Tags.Fine) && uses.Count() > 1
            select KeyValuePair.Create(WordTable.Key(uses.Key.Word, uses.Key.Tags.Tag, uses.Key.Tags.Fine), features);
        return new(new(usual), new(exceptions.DistinctBy(e => e.Key)));
    }

    /// <summary>A name keeps its capitals, which a table of lower-case words cannot tell: there only other letters make a difference.</summary>
    private static bool Differs(string lemma, string ruled, TagPair tags) =>
        !lemma.Equals(ruled, tags.Fine == FineTag.NNP ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);

    /// <summary>Without what depends on the place instead of the word: slips of spelling and heads of fixed expressions.</summary>
    private static string OfWord(string features) =>
        string.Join('|', features.Split('|').Where(f => f != "Typo=Yes" && !f.StartsWith("ExtPos=", StringComparison.Ordinal))) is { Length: > 0 } kept ? kept : "_";

    private static string Plain(string form) => form.ToLowerInvariant().Replace('’', '\'');

    private static IEnumerable<(string Form, string Lemma, TagPair Tags, string Features)> Words(IReadOnlyList<TreebankSentence> bank) =>
        bank.SelectMany(s => Enumerable.Range(0, s.Count).Select(i => (s.Words[i], s.Lemmas[i], s.Tags[i], OfWord(s.Features[i]))));

    private static IEnumerable<ulong> Base(IReadOnlyList<TreebankSentence> bank, params PartOfSpeech[] tags) =>
        Words(bank).Where(w => tags.Contains(w.Tags.Tag)).Select(w => FeatureHash.OfLower(w.Lemma)).Distinct();

    private static string Usual(IEnumerable<string> uses) => uses.GroupBy(u => u).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).First().Key;
}
