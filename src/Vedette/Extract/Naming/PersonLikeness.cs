using System.Collections.Frozen;

namespace Vedette.Extract;

/// <summary>
/// Whether two full names may be one person's: the same parts in another order or spelling, without middle names, with initials or a usual short form of the given name.
/// Names made of Chinese syllables must agree by syllable, in pinyin or Wade-Giles: there a letter makes another name.
/// </summary>
public static class PersonLikeness
{
    private static readonly FrozenSet<string> Particles = FrozenSet.ToFrozenSet(["al", "el", "ul", "as", "ash", "ad", "an", "ar", "at", "az", "de", "da", "di", "du", "del", "van", "von", "der", "den", "la", "le"], StringComparer.Ordinal);
    private static readonly FrozenSet<string> Generations = FrozenSet.ToFrozenSet(["jr", "sr", "ii", "iii", "iv"], StringComparer.Ordinal);

    /// <summary>Given names and how they are said at home or in the next language.</summary>
    private static readonly FrozenDictionary<string, string> Usual = (
        "bill william will william billy william bob robert rob robert bobby robert joe joseph joey joseph mike michael mick michael jim james jimmy james jamie james tom thomas tommy thomas tony antony anthony antony dick richard rick richard rich richard "
        + "dan daniel danny daniel dave david steve steven stephen steven chuck charles charlie charles ed edward eddie edward ted edward ben benjamin sam samuel alex alexander sasha alexander oleksandr alexander aleksandr alexander alyaksandr alexander aleksander alexander aleksandar alexander "
        + "volodymyr vladimir vova vladimir dmytro dmitry serhiy sergei serhii sergei mykola nikolai mykhailo mikhail misha mikhail andriy andrei andrii andrei oleksiy alexei oleksii alexei yevhen yevgeny yuriy yuri petro pyotr pavlo pavel kateryna ekaterina olena elena "
        + "liz elizabeth beth elizabeth betsy elizabeth kate katherine kathy katherine cathy catherine sue susan peggy margaret meg margaret maggie margaret nick nicholas greg gregory jeff jeffrey geoff jeffrey ken kenneth larry lawrence matt matthew pat patrick pete peter phil philip ron ronald "
        + "don donald andy andrew tim timothy doug douglas fred frederick gerry gerald jerry gerald hal harold jack john johnny john jon jonathan ibrahim ebrahim")
        .Split(' ').Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    public static bool MayBeOne(string a, string b)
    {
        var (x, y) = (Name(a), Name(b));
        if (x.Parts.Length == 0 || y.Parts.Length == 0 || x.Generation != y.Generation) return false;
        if (x.Parts.Order(StringComparer.Ordinal).SequenceEqual(y.Parts.Order(StringComparer.Ordinal))) return true;
        string joinedX = string.Concat(x.Parts), joinedY = string.Concat(y.Parts);
        if (joinedX == joinedY) return true;
        if (ChineseSyllables.Are(x.Parts) && ChineseSyllables.Are(y.Parts)) return ChineseSyllables.AreOne(x.Parts, y.Parts);
        return AreAligned(x.Parts, y.Parts) || (x.Parts.Length > 1 && y.Parts.Length > 1 && AreAligned([.. x.Parts[1..], x.Parts[0]], y.Parts)) || AreJoined(x.Parts, y.Parts);
    }

    /// <summary>Keys under which most ways to write one person's name meet: by the sounds of the given name and the last, of all parts as one, and by syllable where they are Chinese.</summary>
    public static IEnumerable<string> Keys(IReadOnlyList<string> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        if (parts.Count < 2) yield break;
        string[] letters = [.. parts.Select(NameSpelling.Letters)];
        yield return $"{NameSpelling.Frame(Common(letters[0]))} {NameSpelling.Frame(letters[^1])}";
        yield return NameSpelling.Frame(string.Concat(letters));
        if (!ChineseSyllables.Are(letters)) yield break;
        foreach (string name in ChineseSyllables.Forms(letters)) yield return name;
    }

    private static (string[] Parts, string Generation) Name(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var parts = name.Split([' ', '-', '‑', '.', ',', '\u00A0'], StringSplitOptions.RemoveEmptyEntries).Select(NameSpelling.Letters).Where(part => part.Length > 0).ToArray();
        string generation = parts.Length > 1 && Generations.Contains(parts[^1]) ? parts[^1] : "";
        if (generation.Length > 0) parts = parts[..^1];
        string[] whole = [.. parts.Where((part, i) => !Particles.Contains(part) || parts.Length < 3 && i == 0 && parts.Length == 1)];
        string[] kept = whole.Length > 1 || parts.Length == 1 ? whole : parts;
        // Ben is a given name in front and "son of" behind one.
        return ([.. kept.Select((part, i) => i > 0 && part is "ben" or "ibn" ? "bin" : part)], generation);
    }

    /// <summary>Every part of the shorter name meets one of the longer in order, the last the last; at most one of them respelt beyond a usual form.</summary>
    private static bool AreAligned(string[] a, string[] b)
    {
        if (a.Length > b.Length) (a, b) = (b, a);
        if (!NameSpelling.IsOne(a[^1], b[^1])) return false;
        bool exact = a[^1] == b[^1];
        double apart = NameSpelling.Distance(a[^1], b[^1]);
        int at = 0;
        for (int i = 0; i < a.Length - 1; i++)
        {
            int from = at;
            while (at < b.Length - 1 && !IsOneGiven(a[i], b[at], exact)) at++;
            // A middle initial that the other name contradicts is another person's: George W., George H. W.
            if (at == b.Length - 1 || (i > 0 && at > from && a[i].Length == 1)) return false;
            if (a[i].Length > 1 && b[at].Length > 1 && Common(a[i]) != Common(b[at])) apart += NameSpelling.Distance(a[i], b[at]);
            at++;
        }
        return a.Length == 1 || apart <= 1.3;
    }

    /// <summary>"Kim Jong Un", "Kim Jong Eun": the given names as one word, where they are cut otherwise or are short.</summary>
    private static bool AreJoined(string[] a, string[] b) =>
        a.Length > 2 && b.Length > 1 && a[0] == b[0] && Array.TrueForAll(a, part => part.Length > 1) && Array.TrueForAll(b, part => part.Length > 1) && NameSpelling.IsOne(string.Concat(a[1..]), string.Concat(b[1..])) && NameSpelling.Distance(string.Concat(a[1..]), string.Concat(b[1..])) <= 0.5;

    private static bool IsOneGiven(string a, string b, bool exact) =>
        a == b || Common(a) == Common(b) || (exact && (a.Length == 1 || b.Length == 1) && a[0] == b[0]) || (a.Length > 1 && b.Length > 1 && (NameSpelling.IsOne(a, b) || NameSpelling.IsOne(Common(a), Common(b))));

    private static string Common(string given) => Usual.GetValueOrDefault(given, given);
}
