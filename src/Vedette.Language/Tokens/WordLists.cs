using System.Collections.Frozen;

namespace Vedette.Language;

/// <summary>How a word that may be an abbreviation takes its full stop.</summary>
internal enum Abbreviation : byte { None, Title, End, Number }

/// <summary>The closed lists that cutting a text into words and sentences needs.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<string, Abbreviation> Abbreviations = ReadAbbreviations();
    private static readonly FrozenDictionary<string, Abbreviation>.AlternateLookup<ReadOnlySpan<char>> AbbreviationOf = Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Prefixes = Set(
        "anti arch co counter cross e ex extra hyper infra inter intra macro mega micro mid mini mis multi neo non over poly post pre pro proto pseudo psycho quasi re semi socio sub super trans ultra un under uni");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Units = Set(
        "am pm a.m p.m a.m. p.m. kg km cm mm g lb lbs oz mph kph kmh bn mn tn trn sec min mins hr hrs ft kw kwh mw mwh gw gwh kv mhz ghz kb mb gb tb kt nm usd eur gbp rmb");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Domains = Set(
        "com org net gov edu mil int info biz io tv me uk us eu ru ua cn tw hk jp kr in fr de it es pl ch au ca nz ie il ir br html htm php pdf doc docx xls xlsx ppt txt csv zip jpg png gif");

    // A word that often opens a sentence: after an abbreviation that may end one, it tells that a new one begins.
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Openers = Set(
        "The A An This That These Those There Here It He She They We You I His Her Its Their My Our Your In On At By For From To With Without Within Under Over About Against Between Through During Before After Since Until While When Where Why How What Who Which If As And But Or So Yet Nor Because Although Though Despite However Meanwhile Moreover Also Then Now Once Still Even Just Only Not No Yes Some Many Most Several Both Each Every All Any Such Other Another One Two Three According Asked Earlier Later Last Nobody Nothing Everyone Perhaps Instead Nevertheless Furthermore Additionally Officials Critics Analysts");

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SayVerbs = Set(
        "said says asked asks told replied added wrote writes shouted cried wondered insisted demanded quipped answered responded continued exclaimed inquired");

    public static bool IsPrefix(ReadOnlySpan<char> word) => HasLower(Prefixes, word);
    public static bool IsUnit(ReadOnlySpan<char> word) => HasLower(Units, word);
    public static bool IsDomain(ReadOnlySpan<char> word) => Domains.Contains(word);
    public static bool IsOpener(ReadOnlySpan<char> word) => Openers.Contains(word);
    public static bool IsSayVerb(ReadOnlySpan<char> word) => SayVerbs.Contains(word);

    /// <param name="word">Without its full stop.</param>
    public static Abbreviation OfAbbreviation(ReadOnlySpan<char> word) => AbbreviationOf.TryGetValue(word, out var kind) ? kind : Abbreviation.None;

    private static bool HasLower(FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> set, ReadOnlySpan<char> word)
    {
        Span<char> lower = stackalloc char[16];
        int length = word.ToLowerInvariant(lower);
        return length > 0 && set.Contains(lower[..length]);
    }

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(string words) =>
        words.Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    private static FrozenDictionary<string, Abbreviation> ReadAbbreviations()
    {
        Dictionary<string, Abbreviation> kinds = [];
        var kind = Abbreviation.None;
        foreach (var row in EmbeddedTable.Rows("Abbreviations.txt"))
        {
            if (row[0][0] == '[')
            {
                kind = Enum.Parse<Abbreviation>(row[0].Trim('[', ']'), ignoreCase: true);
                continue;
            }
            foreach (string word in row[0].Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                kinds.TryAdd(word, kind);
                if (char.IsLower(word[0]) && word.Length > 1) kinds.TryAdd(char.ToUpperInvariant(word[0]) + word[1..], kind);
            }
        }
        return kinds.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
