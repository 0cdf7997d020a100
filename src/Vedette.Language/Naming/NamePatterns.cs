namespace Vedette.Language;

/// <summary>A name that its build or a table tells.</summary>
/// <param name="Soft">It holds only where nothing or a place was found.</param>
/// <param name="Sure">It holds over a person's name of the same words: the words beside it decide.</param>
internal readonly record struct FoundName(int Start, int End, EntityKind Kind, string? Country = null, bool Soft = false, bool Sure = false);

/// <summary>
/// Names of wars and exercises, laws, documents, weapons, platforms, facilities, peoples and sums of money, which are told by their build, the words beside them and the tables.
/// Only what is clearly a name. Immutable after it is built.
/// </summary>
internal sealed class NamePatterns(Gazetteer gazetteer)
{
    private readonly NameHeads heads = new();
    private readonly Equipment equipment = new();

    public NamedThings Things { get; } = new();

    /// <summary>In order, never overlapping; of two that overlap, the longer or else the one that begins first.</summary>
    public List<FoundName> Find(string text, ReadOnlySpan<Token> tokens)
    {
        var found = new List<FoundName>();
        for (int i = 0; i < tokens.Length; i++)
        {
            var name = At(text, tokens, i);
            if (name.Kind is EntityKind.None) continue;
            if (found.Count > 0 && found[^1].End > name.Start)
            {
                if (found[^1].End - found[^1].Start >= name.End - name.Start) continue;
                found.RemoveAt(found.Count - 1);
            }
            found.Add(name);
            i = Math.Max(i, name.End - 1);
        }
        return found;
    }

    private FoundName At(string text, ReadOnlySpan<Token> tokens, int i)
    {
        var word = tokens[i].In(text);
        if (word.IsEmpty) return default;
        if (MoneyPattern.At(text, tokens, i) is > 0 and var paid) return new(i, paid, EntityKind.Money, Sure: true);
        if (word is "War" or "war" && WarPattern.At(text, tokens, gazetteer, i) is (>= 0, var warEnd) war) return new(war.Start, warEnd, EntityKind.Event);
        if (Things.Match(text, tokens, i, out var thing) is > 0 and var length && Stands(text, tokens, i, i + length, thing!) is > 0 and var end)
            return new(i, end, thing!.Kind, thing.Country, Sure: thing.Beside is not null || length > 1);
        if (char.IsLetter(word[0]) && equipment.Designation(text, tokens, i, out int marked) is not EntityKind.None and var made) return new(i, WithName(text, tokens, marked), made, Sure: true);
        if (char.IsUpper(word[0]))
        {
            var name = Numbered(text, tokens, i);
            if (name.Kind is EntityKind.None) name = Ship(text, tokens, i);
            if (name.Kind is EntityKind.None) name = Missile(text, tokens, i);
            if (name.Kind is not EntityKind.None) return name;
        }
        if (BehindShip(text, tokens, i) is { Kind: not EntityKind.None } ship) return ship;
        return heads.EndingAt(text, tokens, i, out bool small) is { } head ? Headed(text, tokens, i, head, small) : default;
    }

    // ---- tables ----

    /// <summary>Where a listed name ends that stands here; 0 where it is a word of its other life.</summary>
    private int Stands(string text, ReadOnlySpan<Token> tokens, int start, int end, NamedThing thing)
    {
        int dated = Dated(text, tokens, end);
        if (thing.Kind is EntityKind.Event && dated > end) return dated;
        // A longer name goes on behind it: "Patriot Act", "Muslim Brotherhood", "Christian Orsk".
        bool goesOn = end < tokens.Length && tokens[end].Start - tokens[end - 1].End == 1 && char.IsUpper(text[tokens[end].Start]) && tokens[end].Fine is FineTag.NNP or FineTag.NNPS;
        bool wentBefore = start > 0 && tokens[start].Start - tokens[start - 1].End == 1 && tokens[start - 1].Fine is FineTag.NNP && char.IsUpper(text[tokens[start - 1].Start]) && gazetteer.IsPersonal(tokens[start - 1].In(text));
        if (end == start + 1 && (wentBefore || (goesOn && (thing.Kind is EntityKind.People || thing.Beside is not null && !equipment.IsBeside(thing.Beside, text, tokens, start, end))))) return 0;
        if (thing.Beside is not null && !equipment.IsBeside(thing.Beside, text, tokens, start, end)) return 0;
        bool isClass = thing.Kind is EntityKind.Platform && end + 1 < tokens.Length && tokens[end].In(text) is "-" && tokens[end + 1].In(text) is "class";
        return isClass ? end + 2 : end;
    }

    /// <summary>"Zapad-2025", "Joint Sword-2024B", "Steadfast Defender 24": behind the year, or where the name ended.</summary>
    private static int Dated(string text, ReadOnlySpan<Token> tokens, int end)
    {
        int at = end < tokens.Length && tokens[end].In(text) is "-" && tokens[end].Start == tokens[end - 1].End ? end + 1 : end;
        if (at >= tokens.Length || tokens[at].In(text) is not { Length: 2 or 4 or 5 } year || tokens[at].Start - tokens[at - 1].End > 1) return end;
        return year.Length == 2 ? char.IsAsciiDigit(year[0]) && char.IsAsciiDigit(year[1]) ? at + 1 : end : year.StartsWith("20") && char.IsAsciiDigit(year[2]) && char.IsAsciiDigit(year[3]) ? at + 1 : end;
    }

    // ---- weapons and platforms ----

    /// <summary>"MQ-9 Reaper", "F-16 Fighting Falcon", "KC-135R Stratotanker": a name right behind the designation that the tables do not explain.</summary>
    private int WithName(string text, ReadOnlySpan<Token> tokens, int end)
    {
        int at = end;
        while (at < tokens.Length && at < end + 2 && tokens[at].Start - tokens[at - 1].End == 1 && tokens[at].Fine is FineTag.NNP or FineTag.NNPS or FineTag.NN && char.IsUpper(text[tokens[at].Start]) && tokens[at].In(text).Length > 3
            && gazetteer.Match(text, tokens, at, out _) == 0 && !gazetteer.IsTitle(tokens[at].In(text)) && !gazetteer.IsPersonal(tokens[at].In(text))) at++;
        return at;
    }

    /// <summary>"USS Orsk", "HMS Prince of Wales"; "Type 055"; "Orsk-class".</summary>
    private static FoundName Ship(string text, ReadOnlySpan<Token> tokens, int i)
    {
        var word = tokens[i].In(text);
        if (word is "USS" or "USNS" or "HMS" or "HMAS" or "HMCS" or "HMNZS" or "INS" or "JS" or "ROKS" or "ROCS" or "BRP" or "KRI" or "TCG" or "USCGC" && i + 1 < tokens.Length && char.IsUpper(text[tokens[i + 1].Start]))
        {
            int end = Capitals.End(text, tokens, i + 1);
            if (end + 1 < tokens.Length && tokens[end].In(text) is "of" && char.IsUpper(text[tokens[end + 1].Start]) && word is "HMS") end += 2;
            return new(i, Math.Min(end, i + 5), EntityKind.Platform, Sure: true);
        }
        if (word is "Type" && i + 1 < tokens.Length && tokens[i + 1].In(text) is { Length: 2 or 3 or 4 } number && char.IsAsciiDigit(number[0]) && char.IsAsciiDigit(number[1])) return new(i, i + 2, EntityKind.Platform, Sure: true);
        int last = Capitals.End(text, tokens, i);
        if (last + 1 < tokens.Length && tokens[last].In(text) is "-" && tokens[last + 1].In(text) is "class" && tokens[last].Start == tokens[last - 1].End && word is not ("World" or "First" or "Second" or "Business" or "Middle" or "Working" or "Upper" or "Economy" or "Third" or "High" or "Top"))
            return new(i, last + 2, EntityKind.Platform, Sure: true);
        return word.EndsWith("-class") && word.Length > 8 && word is not ("World-class" or "First-class" or "Business-class" or "Middle-class" or "Working-class" or "Upper-class") ? new(i, i + 1, EntityKind.Platform, Sure: true) : default;
    }

    /// <summary>"Oreshnik missile", "Orsk ballistic missiles": a proper noun of no other life before what it is.</summary>
    private FoundName Missile(string text, ReadOnlySpan<Token> tokens, int i)
    {
        if (i == 0 || tokens[i].Fine is not FineTag.NNP || tokens[i].Span.Length < 4 || !char.IsLower(text[tokens[i].Start + 1]) || char.IsUpper(text[tokens[i - 1].Start])) return default;
        int at = i + 1;
        while (at < tokens.Length && at < i + 4 && tokens[at].In(text) is "cruise" or "ballistic" or "hypersonic" or "medium" or "intermediate" or "short" or "long" or "range" or "-" or "anti" or "ship" or "tank" or "tactical" or "air" or "surface" or "to") at++;
        if (at >= tokens.Length || !NameWords.IsMissile(tokens[at].In(text)) || gazetteer.Match(text, tokens, i, out _) > 0 || gazetteer.IsPersonal(tokens[i].In(text)) || gazetteer.IsTitle(tokens[i].In(text))) return default;
        return new(i, i + 1, EntityKind.Weapon, Soft: true);
    }

    /// <summary>"the destroyer Orsk", "aircraft carrier “Velia”": capitals right behind a ship's word.</summary>
    private FoundName BehindShip(string text, ReadOnlySpan<Token> tokens, int i)
    {
        if (!equipment.IsShip(tokens[i].In(text)) || (tokens[i].In(text) is "carrier" && (i == 0 || tokens[i - 1].In(text) is not "aircraft"))) return default;
        int start = i + 1;
        if (start < tokens.Length && tokens[start].In(text) is "\"" or "“" or "‘" or "'") start++;
        int end = Capitals.End(text, tokens, start);
        if (end == start || end - start > 4 || tokens[start].Fine is not (FineTag.NNP or FineTag.NNPS) || gazetteer.IsTitle(tokens[start].In(text))) return default;
        if (tokens[start].In(text) is "USS" or "HMS" or "USNS" or "JS" or "INS") return default;
        // "the destroyer US officials described": a country's word is its owner, not its name; a city's may be its name.
        return gazetteer.Match(text, tokens, start, out var thing) > 0 && thing!.Kind is EntityKind.Country or EntityKind.Nationality or EntityKind.Organisation ? default : new(start, end, EntityKind.Platform, Sure: true);
    }

    // ---- laws and documents with a number ----

    private static FoundName Numbered(string text, ReadOnlySpan<Token> tokens, int i)
    {
        var word = tokens[i].In(text);
        int at = i + 1;
        if (at < tokens.Length && tokens[at].In(text) is "No." or "No" or "Number" or "no." or "number") at++;
        bool numbered = at < tokens.Length && char.IsAsciiDigit(text[tokens[at].Start]);
        if (numbered && word is "Resolution" or "UNSCR") return new(Capitals.Start(text, tokens, i), at + 1, EntityKind.Law);
        if (numbered && word is "Order" && i > 0 && tokens[i - 1].In(text) is "Executive" or "Presidential" or "General") return new(i - 1, at + 1, EntityKind.Law);
        if (numbered && at > i + 1 && word is "Decree" or "Directive" or "Order" or "Law" or "Document" or "Regulation") return new(Capitals.Start(text, tokens, i), at + 1, word is "Document" ? EntityKind.Document : EntityKind.Law);
        if (numbered && word is "Directive" && i > 0) return new(Capitals.Start(text, tokens, i), at + 1, EntityKind.Law);
        return Reference(text, tokens, i);
    }

    /// <summary>A/RES/75/1, S/2021/1033, GAO-23-105: no blank within, two slashes or hyphens, capitals first, a number last.</summary>
    private static FoundName Reference(string text, ReadOnlySpan<Token> tokens, int i)
    {
        int end = i + 1;
        while (end < tokens.Length && tokens[end].Start == tokens[end - 1].End && tokens[end].In(text) is var part && (part is "-" or "/" || char.IsUpper(part[0]) || char.IsAsciiDigit(part[0]))) end++;
        var all = text.AsSpan(tokens[i].Start, tokens[end - 1].End - tokens[i].Start);
        int slashes = all.Count('/'), letters = 0;
        while (letters < all.Length && char.IsAsciiLetterUpper(all[letters])) letters++;
        if (all.Length < 8 || !char.IsAsciiDigit(all[^1]) || letters == 0 || letters >= all.Length) return default;
        bool united = slashes >= 2 && all[letters] is '/' && letters == 1;
        bool agency = all[letters] is '-' && all[..letters] is "GAO" or "NSPD" or "PPD" or "CRS" or "NSPM" or "NIE" or "NSSM" or "HSPD";
        return united || agency ? new(i, end, EntityKind.Document, Sure: true) : default;
    }

    // ---- heads ----

    private FoundName Headed(string text, ReadOnlySpan<Token> tokens, int i, NameHead head, bool small)
    {
        int first = i - head.Words.Length + 1;
        if (head.First)
        {
            int named = Capitals.End(text, tokens, i + 1);
            if (named > i + 1 && named - i <= 4 && !gazetteer.IsTitle(tokens[i + 1].In(text)) && !(head.Kind is EntityKind.Facility && gazetteer.Match(text, tokens, i + 1, out var holder) > 0 && holder!.Kind is EntityKind.Nationality))
                return new(first, head.Kind is EntityKind.Event ? Dated(text, tokens, named) : named, head.Kind, Soft: head.Soft);
            if (!head.Of) return default;
        }
        int start = Begin(text, tokens, first);
        if (head.Of && !small && OfEnd(text, tokens, i) is > 0 and var ofEnd) return new(start, ofEnd, head.Kind, Soft: head.Soft);
        if (head.First || (!small && i + 1 < tokens.Length && char.IsUpper(text[tokens[i + 1].Start]) && tokens[i + 1].Start - tokens[i].End == 1)) return default;
        int before = first - start;
        if (before < (head.Two ? 2 : 1)) return default;
        // "the Chinese agreements", "Russian air base": whose it is, not what it is called.
        if ((small || head.Kind is EntityKind.Facility) && IsOwned(text, tokens, start, first)) return default;
        if (small && (start == 0 || tokens[first - 1].Fine is not (FineTag.NNP or FineTag.NNPS))) return default;
        return new(start, OfYear(text, tokens, i + 1), head.Kind, Soft: head.Soft);
    }

    /// <summary>"Orsk Communiqué of 2012": behind the year, or where the name ended.</summary>
    private static int OfYear(string text, ReadOnlySpan<Token> tokens, int end) =>
        end + 1 < tokens.Length && tokens[end].In(text) is "of" && tokens[end + 1].In(text) is { Length: 4 } year && year.IndexOfAnyExceptInRange('0', '9') < 0 ? end + 2 : end;

    private bool IsOwned(string text, ReadOnlySpan<Token> tokens, int start, int end) =>
        gazetteer.Match(text, tokens, start, out var thing) is var length && start + length >= end && thing?.Kind is EntityKind.Country or EntityKind.Nationality or EntityKind.Organisation;

    /// <summary>Where the capitalised words begin that end before the token, without the word that opens a sentence.</summary>
    private static int Begin(string text, ReadOnlySpan<Token> tokens, int end)
    {
        int start = Capitals.Start(text, tokens, end);
        while (start < end && NameWords.IsFunction(tokens[start].In(text))) start++;
        return start;
    }

    /// <summary>"Treaty of Orsk", "Convention on the Rights of the Child": where the phrase ends, 0 when it is none.</summary>
    private static int OfEnd(string text, ReadOnlySpan<Token> tokens, int i)
    {
        if (i + 2 >= tokens.Length || tokens[i + 1].In(text) is not ("of" or "on" or "for")) return 0;
        int at = i + 2;
        if (tokens[at].In(text) is "the" && at + 1 < tokens.Length) at++;
        if (!char.IsUpper(text[tokens[at].Start])) return 0;
        int end = Capitals.End(text, tokens, at);
        while (Joined(text, tokens, end) is > 0 and var next) end = Capitals.End(text, tokens, next);
        return end;
    }

    /// <summary>Behind one or two small words that join what capitals go on with; 0 when they do not.</summary>
    private static int Joined(string text, ReadOnlySpan<Token> tokens, int at)
    {
        if (at >= tokens.Length || tokens[at].In(text) is not ("of" or "and" or "-")) return 0;
        int next = at + 1 < tokens.Length && tokens[at + 1].In(text) is "the" ? at + 2 : at + 1;
        return next < tokens.Length && char.IsUpper(text[tokens[next].Start]) && (tokens[at].In(text) is "of" or "-" || tokens[next].Fine is FineTag.NNP or FineTag.NNPS && tokens[at - 1].Fine is FineTag.NNP or FineTag.NNPS) ? next : 0;
    }
}
