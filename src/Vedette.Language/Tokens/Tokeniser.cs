using System.Buffers;

namespace Vedette.Language;

/// <summary>
/// Cuts text into syntactic words as the English Web Treebank does: clitics stand apart (<c>do n't</c>, <c>Iran 's</c>, <c>can not</c>), compounds are cut at hyphens
/// save after a prefix (<c>anti-ship</c>), links, numbers, times and dates stay whole, an abbreviation keeps its full stop.
/// A straight double quote between letters is read as an apostrophe (<c>Japan"s</c>), as machine-made text has it.
/// </summary>
public static class Tokeniser
{
    /// <summary>A longer run without white space is cut. Bounds all looking ahead, so the time is linear in the text.</summary>
    public const int LongestToken = 1000;

    private const int LongestAddress = 100;
    private static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.,:");

    /// <summary>The tokens of a range of a text, in order. They cover all but the white space.</summary>
    public static IReadOnlyList<TextSpan> Tokenise(string text, TextSpan span)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<TextSpan> tokens = [];
        Tokenise(text, span, tokens);
        return tokens;
    }

    internal static void Tokenise(string text, TextSpan span, List<TextSpan> tokens)
    {
        for (int start = span.Start; start < span.End;)
        {
            if (Signs.IsSpace(text[start]))
            {
                start++;
                continue;
            }
            int end = start + 1, most = Math.Min(span.End, start + LongestToken);
            while (end < most && !Signs.IsSpace(text[end])) end++;
            if (end < span.End && char.IsLowSurrogate(text[end]) && char.IsHighSurrogate(text[end - 1])) end++;
            new Chunk(text, start, end, span.End, tokens).Cut();
            start = end;
        }
    }

    /// <summary>A stretch without white space, [start, end), of a range that ends at limit.</summary>
    private readonly struct Chunk(string text, int start, int end, int limit, List<TextSpan> tokens)
    {
        public void Cut()
        {
            for (int at = start; at < end;) at = Next(at);
        }

        /// <summary>Adds at least one token from <paramref name="at"/> on and tells where the next begins.</summary>
        private int Next(int at)
        {
            char c = text[at];
            if (Link(at) is var link && link > at) return Add(at, link);
            if (Signs.IsWord(text, at)) return Word(at);
            char next = at + 1 < end ? text[at + 1] : '\0';
            if (c is '@' or '#' && char.IsLetter(next)) return Add(at, RunOfWord(at + 1));
            if (c == '.' && char.IsAsciiDigit(next) && (at == start || !char.IsAsciiLetterOrDigit(text[at - 1]))) return Number(at, at + 1);
            if (c is '.' or '!' or '?' && next is '.' or '!' or '?') return Add(at, RunOf(at, static x => x is '.' or '!' or '?'));
            if (c is '-' or '=' or '*' or '_' or '~' or '#' or '+' or '<' or '>' or '$' or '|' or '^' && next == c) return Add(at, RunOf(at, x => x == c));
            if (at == start && Smiley(at) is var smiley && smiley > at) return Add(at, smiley);
            if (Signs.IsApostrophe(c)) return Apostrophe(at);
            if (c == '"' && at > start && Clitic(at) is var clitic && clitic > at) return Add(at, clitic);
            return Add(at, Sign(at));
        }

        private int Add(int from, int to)
        {
            tokens.Add(new(from, to));
            return to;
        }

        /// <summary>One sign with what belongs to it: the other half of a pair, marks, and joined pictures.</summary>
        private int Sign(int at)
        {
            int to = Whole(at);
            while (to < end && (Signs.IsExtender(text[to]) || IsSkinTone(to)))
            {
                bool joins = text[to] == '\u200D';
                to = Whole(to);
                if (joins && to < end) to = Whole(to);
            }
            // Two regional letters make one flag.
            if (to == at + 2 && IsRegional(at) && IsRegional(to)) to += 2;
            return to;
        }

        private int Whole(int at) => at + (at + 1 < end && char.IsHighSurrogate(text[at]) && char.IsLowSurrogate(text[at + 1]) ? 2 : 1);
        private bool IsSkinTone(int at) => at + 1 < end && text[at] == '\uD83C' && text[at + 1] is >= '\uDFFB' and <= '\uDFFF';
        private bool IsRegional(int at) => at + 1 < end && text[at] == '\uD83C' && text[at + 1] is >= '\uDDE6' and <= '\uDDFF';

        private int RunOf(int at, Func<char, bool> belongs)
        {
            while (at < end && belongs(text[at])) at++;
            return at;
        }

        private int RunOfWord(int at)
        {
            while (at < end && Signs.IsWord(text, at)) at++;
            return at;
        }

        /// <summary>The end of a link or mail address that begins here, or <paramref name="at"/>.</summary>
        private int Link(int at)
        {
            var rest = text.AsSpan(at, end - at);
            if (rest.StartsWith("http://", StringComparison.OrdinalIgnoreCase) || rest.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
                || rest.StartsWith("ftp://", StringComparison.OrdinalIgnoreCase) || (rest.StartsWith("www.", StringComparison.OrdinalIgnoreCase) && rest.Length > 4)
                || rest.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            {
                int to = end;
                int bracket = rest.IndexOfAny("<>\"”");
                if (bracket > 0) to = at + bracket;
                while (to > at + 1 && (text[to - 1] is '.' or ',' or ';' or ':' or '!' or '?' or ']' or '}' or '»' || Signs.IsApostrophe(text[to - 1]) || (text[to - 1] == ')' && !text.AsSpan(at, to - at).Contains('(')))) to--;
                return to;
            }
            return Mail(at);
        }

        private int Mail(int at)
        {
            if (!char.IsAsciiLetterOrDigit(text[at])) return at;
            int most = Math.Min(end, at + LongestAddress), sign = at;
            while (sign < most && (char.IsAsciiLetterOrDigit(text[sign]) || text[sign] is '.' or '_' or '%' or '+' or '-')) sign++;
            if (sign >= most || text[sign] != '@') return at;
            int to = sign + 1, dot = 0;
            while (to < most && (char.IsAsciiLetterOrDigit(text[to]) || text[to] is '.' or '-' or '_'))
            {
                if (text[to] == '.' && to + 1 < most && char.IsAsciiLetterOrDigit(text[to + 1])) dot = to;
                to++;
            }
            while (to > sign && text[to - 1] is '.' or '-') to--;
            return dot > 0 ? to : at;
        }

        private int Smiley(int at)
        {
            int length = end - at;
            if (length is < 2 or > 4 || text[at] is not (':' or ';' or '=')) return at;
            int mouth = at + 1;
            if (text[mouth] is '-' or '\'' && mouth + 1 < end) mouth++;
            return text[mouth] is ')' or '(' or 'D' or 'P' or 'p' or 'O' or 'o' or '/' or '|' && mouth + 1 == end ? end : at;
        }

        /// <summary>An apostrophe that no word has taken: a quote, or the first sign of <c>'em</c>, <c>'90s</c> or a clitic that stands alone.</summary>
        private int Apostrophe(int at)
        {
            int to = at + 1;
            if (to < end && text[to] == text[at] && text[at] is '\'' or '`' or '’' or '‘') return Add(at, to + 1);
            if (Clitic(at) is var clitic && clitic > at) return Add(at, clitic);
            int run = RunOfWord(to);
            var word = text.AsSpan(to, run - to);
            bool year = word.Length is 2 or 3 && char.IsAsciiDigit(word[0]) && char.IsAsciiDigit(word[1]) && (word.Length == 2 || word[2] == 's') && (at == 0 || !Signs.IsWord(text, at - 1));
            bool clipped = word.Equals("em", StringComparison.OrdinalIgnoreCase) || word.Equals("til", StringComparison.OrdinalIgnoreCase) || word.Equals("cause", StringComparison.Ordinal) || word.Equals("tis", StringComparison.OrdinalIgnoreCase);
            return Add(at, year || clipped ? run : to);
        }

        /// <summary>The end of a clitic whose apostrophe stands here, or <paramref name="at"/>.</summary>
        private int Clitic(int at)
        {
            int to = RunOfWord(at + 1);
            return IsClitic(text.AsSpan(at + 1, to - at - 1)) ? to : at;
        }

        private static bool IsClitic(ReadOnlySpan<char> word) => word switch
        {
            [var a] => a is 's' or 'S' or 'm' or 'M' or 'd' or 'D',
            [var a, var b] => (a | 0x20, b | 0x20) is ('r', 'e') or ('v', 'e') or ('l', 'l'),
            _ => false,
        };

        private int Word(int at)
        {
            int to = char.IsAsciiDigit(text[at]) && DigitGroups(at) is var groups && groups > at ? groups : at;
            to = Extend(at, to);
            if (to < end && text[to] == '$' && IsCurrencyPrefix(text.AsSpan(at, to - at))) return Add(at, to + 1);
            if (to < end && text[to] == '.' && TakesStop(at, to)) to++;
            return Parts(at, to);
        }

        private int Number(int at, int to) => Parts(at, Extend(at, to));

        private static bool IsCurrencyPrefix(ReadOnlySpan<char> word) => word is "US" or "U.S" or "U.S." or "A" or "C" or "HK" or "NZ" or "NT" or "R" or "S" or "AU" or "CA" or "U" or "AUD";

        /// <summary>A telephone number or a date in digits: groups joined by hyphens. A range (1939-1945) is none.</summary>
        private int DigitGroups(int at)
        {
            int groups = 0, to = at, first = 0, last = 0;
            for (int i = at; i < end;)
            {
                int run = i;
                while (run < end && char.IsAsciiDigit(text[run])) run++;
                if (run == i) break;
                groups++;
                last = run - i;
                if (groups == 1) first = last;
                to = run;
                if (run + 1 >= end || text[run] != '-' || !char.IsAsciiDigit(text[run + 1])) break;
                i = run + 1;
            }
            if (to < end && (char.IsLetter(text[to]) || text[to] is ':' or '/')) return at;
            return groups > 2 || (groups == 2 && first == 3 && last == 4) ? to : at;
        }

        /// <summary>The end of the word with the signs that stand inside words, from <paramref name="to"/> on.</summary>
        private int Extend(int at, int to)
        {
            int part = to;   // where the part after the last sign inside the word begins
            for (; to < end; to++)
            {
                if (Signs.IsWord(text, to)) continue;
                char c = text[to];
                if (to == at || to + 1 >= end || !Signs.IsWord(text, to + 1)) break;
                char before = text[to - 1], after = text[to + 1];
                bool inside = c switch
                {
                    '.' => (char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) || IsAcronymStop(at, to) || IsDomainStop(at, to),
                    ',' => char.IsAsciiDigit(before) && IsThousand(to + 1),
                    ':' => char.IsAsciiDigit(before) && char.IsAsciiDigit(after),
                    '/' => (char.IsAsciiDigit(before) && char.IsAsciiDigit(after)) || IsSlashWord(at, to),
                    '&' => char.IsUpper(before) && char.IsUpper(after) && to - part <= 4,
                    '"' => IsQuoteAsApostrophe(to),
                    _ when Signs.IsHyphen(c) => char.IsLetter(after) && WordLists.IsPrefix(text.AsSpan(part, to - part)) && part == at,
                    _ when Signs.IsApostrophe(c) => char.IsLetterOrDigit(before) && (char.IsLetter(after) || c != '`'),
                    _ => false,
                };
                if (!inside) break;
                part = to + 1;
            }
            return to;
        }

        private bool IsThousand(int at)
        {
            if (at + 3 > end) return false;
            for (int i = at; i < at + 3; i++) if (!char.IsAsciiDigit(text[i])) return false;
            return at + 3 == end || !char.IsAsciiDigit(text[at + 3]);
        }

        /// <summary>A stop between single letters (U.S.A) or before the last letter of Ph.D.</summary>
        private bool IsAcronymStop(int at, int stop)
        {
            int before = stop - 1;
            while (before > at && char.IsLetter(text[before - 1])) before--;
            int after = stop + 1;
            while (after < end && char.IsLetter(text[after])) after++;
            if (!char.IsLetter(text[stop + 1]) || !char.IsLetter(text[before])) return false;
            int lengthBefore = stop - before, lengthAfter = after - stop - 1;
            bool degree = text.AsSpan(before, lengthBefore) is "Ph" or "Lt" or "Ed" && lengthAfter is 1 or 3;
            return degree || (lengthBefore == 1 && lengthAfter == 1 && (before == at || text[before - 1] == '.' || char.IsAsciiDigit(text[before - 1])));
        }

        private bool IsDomainStop(int at, int stop)
        {
            int after = stop + 1;
            while (after < end && char.IsAsciiLetterOrDigit(text[after])) after++;
            var name = text.AsSpan(stop + 1, after - stop - 1);
            if (WordLists.IsDomain(name)) return stop - at > 1;
            // A further part follows that is a domain: news.example.com.
            return after + 1 < end && text[after] == '.' && name.Length > 1 && char.IsLower(name[0]) && NextPartIsDomain(after + 1);
        }

        private bool NextPartIsDomain(int at)
        {
            int after = at;
            while (after < end && char.IsAsciiLetterOrDigit(text[after])) after++;
            return WordLists.IsDomain(text.AsSpan(at, after - at));
        }

        private bool IsSlashWord(int at, int slash)
        {
            int after = slash + 1;
            while (after < end && char.IsAsciiLetter(text[after])) after++;
            return text.AsSpan(at, after - at) is "w/o" or "n/a" or "N/A" or "c/o" or "a/c" or "A/C";
        }

        /// <summary>Machine-made text writes Japan"s and don"t.</summary>
        private bool IsQuoteAsApostrophe(int at)
        {
            if (!char.IsLetter(text[at - 1])) return false;
            int to = RunOfWord(at + 1);
            var after = text.AsSpan(at + 1, to - at - 1);
            return IsClitic(after) || (after is "t" or "T" && text[at - 1] is 'n' or 'N');
        }

        /// <summary>Whether the full stop after a word belongs to it: abbreviations, initials, acronyms.</summary>
        private bool TakesStop(int at, int stop)
        {
            if (stop + 1 < end && text[stop + 1] == '.') return false;
            var word = text.AsSpan(at, stop - at);
            if (word.Length > 1 && word[^2] == '.' && char.IsLetter(word[^1])) return true;
            if (word.Contains('.')) return word is "Ph.D" or "Ed.D" or "Lt.Col" or "Lt.Gen";
            if (word.Length == 1 && char.IsUpper(word[0]) && word[0] != 'I') return NextVisible(stop + 1) is var initial && initial < limit && (char.IsUpper(text[initial]) || text[initial] is ',' or ';' or ')') && (at == start || !char.IsDigit(text[at - 1]));
            return WordLists.OfAbbreviation(word) switch
            {
                Abbreviation.Title or Abbreviation.End => !char.IsDigit(word[0]),
                Abbreviation.Number => NextVisible(stop + 1) is var number && number < limit && char.IsAsciiDigit(text[number]),
                _ => false,
            };
        }

        private int NextVisible(int at)
        {
            int most = Math.Min(limit, at + 8);
            while (at < most && Signs.IsSpace(text[at])) at++;
            return at < most ? at : limit;
        }

        /// <summary>Adds a word in the parts that syntax tells apart: clitics, contracted pairs, a number and its unit.</summary>
        private int Parts(int at, int to)
        {
            int cut = to;
            Span<int> cuts = stackalloc int[4];
            int count = 0;
            while (count < cuts.Length && LastClitic(at, cut) is var clitic && clitic > at)
            {
                cuts[count++] = clitic;
                cut = clitic;
            }
            int inner = InnerCut(text.AsSpan(at, cut - at));
            if (inner > 0)
            {
                Add(at, at + inner);
                at += inner;
            }
            while (count > 0)
            {
                Add(at, cuts[count - 1]);
                at = cuts[--count];
            }
            return Add(at, to);
        }

        /// <summary>Where the last clitic of [at, to) begins, or -1.</summary>
        private int LastClitic(int at, int to)
        {
            int sign = to - 1, least = Math.Max(at, to - 3);
            while (sign > least && !Signs.IsApostrophe(text[sign]) && text[sign] != '"') sign--;
            if (sign <= at || sign + 1 >= to || (!Signs.IsApostrophe(text[sign]) && text[sign] != '"')) return -1;
            var after = text.AsSpan(sign + 1, to - sign - 1);
            if (after is "t" or "T" && text[sign - 1] is 'n' or 'N') return sign - 1;
            return IsClitic(after) ? sign : -1;
        }

        private static int InnerCut(ReadOnlySpan<char> word)
        {
            if (word.Length is < 2 or > 16) return 0;
            if (char.IsAsciiDigit(word[0]))
            {
                int letters = word.IndexOfAnyExcept(OfNumbers);
                return letters > 0 && WordLists.IsUnit(word[letters..]) ? letters : 0;
            }
            Span<char> lower = stackalloc char[16];
            word.ToLowerInvariant(lower);
            return lower[..word.Length] switch
            {
                "cannot" or "gonna" or "gotta" or "wanna" => 3,
                "dont" => 2,
                "doesnt" or "couldnt" or "wouldnt" or "shouldnt" or "didnt" or "isnt" or "wasnt" or "arent" or "werent" or "havent" or "hasnt" => word.Length - 2,
                _ => 0,
            };
        }
    }
}
