using System.Collections.Frozen;
using System.Globalization;
using System.Reflection;
using Vedette.Language;

namespace Vedette.Relate;

/// <summary>One word of a text with what it counts as.</summary>
/// <param name="Surface">Hash of the lower-cased word.</param>
/// <param name="Term">Hash of its stem or of the concept the stem belongs to; 0 for a word that only holds the sentence together.</param>
public readonly record struct Word(TextSpan Span, ulong Surface, ulong Term);

/// <summary>Cuts plain text into words and reduces them to terms: lower case, a light stemmer, words of one meaning under one term.</summary>
public static class Words
{
    private const string Function =
        "a about above after again all also although am an and another any are around as at be became because become been before being below between both but by " +
        "can cannot could did do does doing down during each either else even ever every few for from further get gets getting go goes going got had has have having he her here hers " +
        "herself him himself his how however i if in including into is it its itself just let like ll made make makes making many may me might mine more most much must my myself neither no nor not " +
        "now of off on once one only onto or other others our ours ourselves out over own per rather re s same shall she should since so some such t than that the their theirs them " +
        "themselves then there therefore these they thing this those though through thus to too under until up upon us ve very via was way we well were what when where whether which while who whom " +
        "whose why will with within without would yet you your yours";

    private const string Reporting = "say says said saying tell tells told according report reports reported reportedly state states stated note notes noted add adds added announce announced claim claims claimed " +
        "mr mrs ms dr";

    private static readonly FrozenSet<string> Stops = (Function + " " + Reporting).Split(' ').ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenDictionary<ulong, ulong> Concepts = ReadConcepts();

    /// <summary>The words outside the page's furniture, in order.</summary>
    public static List<Word> Of(string text, IEnumerable<TextSpan> without)
    {
        var skip = without.Order().ToArray();
        var words = new List<Word>(text.Length / 6);
        int next = 0;
        Span<char> lower = stackalloc char[64];
        for (int i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i])) { i++; continue; }
            int start = i;
            bool digit = char.IsDigit(text[i]);
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (digit && i + 1 < text.Length && text[i] is '.' or ',' && char.IsDigit(text[i + 1])))) i++;
            while (next < skip.Length && skip[next].End <= start) next++;
            if (next < skip.Length && skip[next].Start < i) continue;
            // A clitic is no word: China's, we'll, don't.
            if (i - start <= 2 && start > 0 && text[start - 1] is '\'' or '’' && start > 1 && char.IsLetter(text[start - 2])) continue;
            int length = Math.Min(i - start, lower.Length);
            text.AsSpan(start, length).ToLowerInvariant(lower);
            words.Add(new(new TextSpan(start, i), FeatureHash.Of(lower[..length]), TermOf(lower[..length])));
        }
        return words;
    }

    public static List<Word> Of(string text) => Of(text, []);

    /// <summary>The distinct terms of a short text, without function words, ordered.</summary>
    public static ulong[] Terms(string? text) => text is null ? [] : [.. Of(text).Where(w => w.Term != 0).Select(w => w.Term).Distinct().Order()];

    /// <summary>The term under which a country counts, however it is named.</summary>
    public static ulong Country(string alpha3) => FeatureHash.Of("@" + alpha3.ToUpperInvariant());

    /// <summary>The term of a lower-cased word, 0 for function words.</summary>
    public static ulong TermOf(ReadOnlySpan<char> lower)
    {
        if (lower.Length == 1 && !char.IsDigit(lower[0])) return 0;
        if (Stops.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower)) return 0;
        ulong stem = StemOf(lower);
        return Concepts.GetValueOrDefault(stem, stem);
    }

    /// <summary>
    /// Plural, -ed, -ing, -ly, -ion and -ive off, doubled consonants single, final e off. Lighter than Porter (1980): it only has to bring the forms
    /// of one verb or noun together, and its errors are the same on both sides of a comparison.
    /// </summary>
    internal static ulong StemOf(ReadOnlySpan<char> word)
    {
        Span<char> w = stackalloc char[word.Length];
        word.CopyTo(w);
        if (char.IsDigit(w[0])) return FeatureHash.Of(w);
        if (w.Length > 4 && Ends(w, "ies")) { w = w[..^2]; w[^1] = 'y'; }
        else if (w.Length > 4 && Ends(w, "ied")) { w = w[..^2]; w[^1] = 'y'; }
        else if (w.Length > 4 && (Ends(w, "sses") || Ends(w, "ches") || Ends(w, "shes") || Ends(w, "xes"))) w = w[..^2];
        else if (w.Length > 3 && w[^1] == 's' && w[^2] is not ('s' or 'u' or 'i')) w = w[..^1];
        if (w.Length > 5 && Ends(w, "ing")) w = w[..^3];
        else if (w.Length > 4 && Ends(w, "ed")) w = w[..^2];
        if (w.Length > 5 && Ends(w, "ly")) w = w[..^2];
        if (w.Length > 6 && Ends(w, "ion") && w[^4] is 't' or 's') w = w[..^3];
        else if (w.Length > 6 && Ends(w, "ive") && w[^4] is 't' or 's') w = w[..^3];
        if (w.Length > 3 && w[^1] == 'e') w = w[..^1];
        if (w.Length > 3 && w[^1] == w[^2]) w = w[..^1];
        return FeatureHash.Of(w);
    }

    private static bool Ends(ReadOnlySpan<char> word, ReadOnlySpan<char> end) => word.EndsWith(end, StringComparison.Ordinal);

    private static FrozenDictionary<ulong, ulong> ReadConcepts()
    {
        var concepts = new Dictionary<ulong, ulong>();
        foreach (string line in Lines("relate-concepts.tsv"))
        {
            var forms = line.Split('\t');
            ulong concept = FeatureHash.Of("~" + forms[0]);
            foreach (string form in forms) concepts.TryAdd(StemOf(form), concept);
        }
        return concepts.ToFrozenDictionary();
    }

    /// <summary>The lines of a table that ships inside the assembly, without comments.</summary>
    internal static IEnumerable<string> Lines(string resource)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource) ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The table {resource} is not in the assembly."));
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
