using System.Collections.Frozen;
using Vedette.Language;

namespace Vedette.Extract;

/// <summary>Names of press and broadcasting that tell by a word what they are: the Arnor Herald, Radio Veshny, the Lumen Press Agency.</summary>
internal static class Outlets
{
    private static readonly FrozenSet<string> Words = new[]
    {
        "Agency", "Broadcasting", "Bulletin", "Chronicle", "Courier", "Daily", "Dispatch", "Echo", "Examiner", "Express", "Gazette", "Globe", "Guardian", "Herald", "Independent", "Inquirer", "Journal",
        "Ledger", "Mail", "Mirror", "Monitor", "News", "Newspaper", "Observer", "Post", "Press", "Radio", "Record", "Register", "Reporter", "Review", "Standard", "Sun", "TV", "Telegraph", "Television", "Times", "Tribune", "Weekly",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The run of names around a token, without an article, when one of its words is of the press and it has more than one word; else null.</summary>
    public static string? NameAt(Tree tree, int token)
    {
        if (tree[token].Tag is not PartOfSpeech.Propn) return null;
        int start = token, end = token + 1;
        while (start > 0 && tree[start - 1].Tag is PartOfSpeech.Propn) start--;
        while (end < tree.Count && tree[end].Tag is PartOfSpeech.Propn) end++;
        bool press = false;
        for (int i = start; i < end && end - start > 1; i++) press |= Words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(tree.Word(i));
        return press ? tree.Text[tree[start].Start..tree[end - 1].End] : null;
    }
}
