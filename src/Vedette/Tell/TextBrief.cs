using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Vedette.Tell;

/// <summary>A line for a screen, no wider than asked for. What comes from outside is made visible, so that no text steers a terminal.</summary>
public sealed record TextLine(ImmutableArray<Run> Runs)
{
    public override string ToString() => string.Concat(Runs.Select(run => run.Text)).TrimEnd();
}

/// <summary>How much of long lists a screen shows. Pages and machines get all.</summary>
/// <param name="Entries">Of a part.</param>
/// <param name="Under">Under one entry.</param>
/// <param name="Words">Longest quotation in UTF-16 units.</param>
public readonly record struct TextLimits(int Entries, int Under, int Words)
{
    public static TextLimits Screen => new(8, 3, 260);
    public static TextLimits None => new(int.MaxValue, int.MaxValue, int.MaxValue);
}

/// <summary>The briefing as lines of runs, wrapped to a width. The host paints them.</summary>
public static class TextBrief
{
    private const int NarrowColumns = 34;

    /// <param name="width">Columns, at least 40.</param>
    public static ImmutableArray<TextLine> Render(Briefing briefing, int width, TextLimits limits)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 40);
        var page = new Page(width, limits);
        Head(page, briefing);
        if (briefing.IsEmpty) page.Add("", "", new Run("No document with a text was read: there is nothing to tell."));
        else
        {
            foreach (var part in briefing.Problem) ProblemPart(page, briefing, part);
            if (briefing.Has("new")) News(page, briefing);
            if (briefing.Has("claims")) Claims(page, briefing);
            if (briefing.Has("authors")) Authors(page, briefing.Authors, Left(briefing, "authors"));
            if (briefing.Has("contradictions")) Oppositions(page, briefing.Oppositions, Left(briefing, "contradictions"));
            if (briefing.Has("drift")) Changes(page, briefing.Changes, Left(briefing, "drift"));
            if (briefing.Has("timeline")) Timeline(page, briefing.Timeline, Left(briefing, "timeline"));
            if (briefing.Has("summary")) Summary(page, briefing);
            if (briefing.Has("gaps")) page.Part("Collection gaps", briefing.Gaps, "None shows in the data.", gap => page.Item(briefing.Numbers.Cited(gap.Sentence)), Left(briefing, "gaps"));
            Sources(page, briefing.Summary, Left(briefing, "sources"));
        }
        if (!briefing.Faults.IsEmpty)
            page.Part("Faults of the inputs", briefing.Faults, "", fault => page.Item([new(fault.Fault.Code, Role.Denial), new($" {fault.Name}: {fault.Fault.Message}")]), Left(briefing, "faults"));
        return page.Lines;
    }

    private static int Left(Briefing briefing, string list) => briefing.CutOf(list)?.Left ?? 0;

    private static void Head(Page page, Briefing briefing)
    {
        page.Add("", "", new Run(briefing.Title, Role.Title));
        if (briefing.Composition.Label is { } label) page.Add("", "", new Run(label.ToString(), Role.Title));
        page.Add("", "", new Run("Information cut-off: ", Role.Quiet), new Run(briefing.CutOff.Sentence?.Text ?? "none."));
        page.Add("", "", new Run("A claim is what somebody says is so. One origin counts once, however often it is printed.", Role.Quiet));
    }

    private static void ProblemPart(Page page, Briefing briefing, BriefPart part)
    {
        page.Heading(part.Heading);
        foreach (var sentence in part.Lead) page.Add("", "", [.. briefing.Numbers.Cited(sentence)]);
        if (part.Table is { } table)
            foreach (var row in table.Rows)
            {
                // A screen is too narrow for columns.
                page.Item(table.IsMatrix ? row.Sentence.Runs : row.Cells.SelectMany((cell, i) => i == 0 ? cell : cell.Insert(0, new(" · ", Role.Quiet))));
                if (table.IsMatrix) page.Add("    ", "    ", [.. row.Cells.SelectMany((cell, i) => cell.Insert(0, new($"{table.Columns[i]} ", Role.Quiet)).Add(new("  ")))]);
                else page.Add("    ", "    ", [.. briefing.Numbers.Cited(row.Sentence)]);
            }
        foreach (var sentence in page.Few(part.Items)) page.Item(briefing.Numbers.Cited(sentence));
        page.More(part.Items.Length, page.Limits.Entries, "", Left(briefing, $"problem.{part.Key}"));
        if (part.WhenEmpty.Length > 0 && part.Items.IsEmpty && (part.Table is null || part.Table.Rows.IsEmpty)) page.Item([new(part.WhenEmpty, Role.Quiet)]);
    }

    private static void News(Page page, Briefing briefing)
    {
        var news = briefing.News;
        page.Heading(news.From is { } from ? $"What is new {(news.IsAsked ? "since" : "on")} {Wording.Day(from)}" : "What is new");
        if (news.From is null) page.Item([new("No text states a date: new cannot be told from old.", Role.Quiet)]);
        else if (news.New.IsEmpty) page.Item([new("No new origin.", Role.Quiet)]);
        foreach (var origin in page.Few(news.New)) Origin(page, origin, "");
        page.More(news.New.Length, page.Limits.Entries, "", Left(briefing, "new"));
        if (!news.ToldAgain.IsEmpty)
        {
            page.Item([new($"Told again, no new origin ({news.ToldAgain.Length + Left(briefing, "told_again")}):", Role.Count)]);
            foreach (var origin in page.Few(news.ToldAgain)) page.Add("    ", "    ", [.. origin.Head.Runs]);
            page.More(news.ToldAgain.Length, page.Limits.Entries, "  ", Left(briefing, "told_again"));
        }
        if (news.Undated is { } undated) page.Item(briefing.Numbers.Cited(undated));
    }

    private static void Claims(Page page, Briefing briefing)
    {
        page.Part("Who claims what: told more than once", briefing.Propositions, "No two claims say the same.", proposition =>
        {
            page.Item(page.Cut(proposition.Head.Runs));
            foreach (var teller in page.FewUnder(proposition.Tellers)) Origin(page, teller, "    ");
            page.More(proposition.Tellers.Length, page.Limits.Under, "    ", proposition.Left);
            if (proposition.InOwnVoice is { } own) page.Add("    ", "    ", [.. briefing.Numbers.Cited(own)]);
        }, Left(briefing, "propositions"));
        page.Part("Who claims what: told once, by origin", briefing.SaidOnce, "Every claim is told more than once.", origin => Origin(page, origin, ""), Left(briefing, "said_once"));
    }

    private static void Authors(Page page, ImmutableArray<AuthorLine> authors, int left) => page.Part("In the authors’ own voice: no source’s statement", authors, "No author asserts anything without a source.", author =>
    {
        page.Item([.. author.Head.Runs, new($" [{author.Number}]", Role.Reference)]);
        foreach (var claim in page.FewUnder(author.Claims)) page.Add("    – ", "      ", page.Cut(claim.Said.Runs));
        page.More(author.Claims.Length, page.Limits.Under, "    ", author.Left);
    }, left);

    private static void Origin(Page page, OriginLine origin, string indent)
    {
        page.Add($"{indent}• ", $"{indent}  ", [.. origin.Head.Runs]);
        foreach (var claim in page.FewUnder(origin.Claims)) page.Add($"{indent}    ", $"{indent}      ", page.Cut(claim.Said.Runs));
        page.More(origin.Claims.Length, page.Limits.Under, $"{indent}    ", origin.Left);
    }

    private static void Oppositions(Page page, ImmutableArray<Opposition> oppositions, int left) => page.Part("Denials and contradictions", oppositions, "None was found.", opposition =>
    {
        page.Item(opposition.Head.Runs);
        page.Beside(
            [.. page.FewUnder(opposition.Left).Select(l => page.Cut(l.Told.Runs)), .. page.Rest(opposition.Left.Length, opposition.MoreLeft)],
            [.. page.FewUnder(opposition.Right).Select(r => page.Cut(r.Told.Runs)), .. page.Rest(opposition.Right.Length, opposition.MoreRight)]);
    }, left);

    private static void Changes(Page page, ImmutableArray<Change> changes, int left) => page.Part("What changed on the way", changes, "No change between tellings of one origin was found.", change =>
    {
        foreach (var drift in change.Drifts) page.Item(drift.Sentence.Runs);
        page.Add("    before  ", "            ", page.Cut(change.Before.Told.Runs));
        page.Add("    after   ", "            ", page.Cut(change.After.Told.Runs));
        page.Add("    ", "    ", [.. change.Edge.Runs, .. change.Grounds.Take(1).SelectMany(g => g.Runs.Prepend(new Run(" ")))]);
    }, left);

    /// <summary>The latest of it: a screen's reader wants to know what led here.</summary>
    private static void Timeline(Page page, ImmutableArray<MomentLine> timeline, int left)
    {
        const string Indent = "                    ";
        page.Heading("Timeline");
        if (timeline.IsEmpty) page.Item([new("No text states a date.", Role.Quiet)]);
        int shown = (int)Math.Min(timeline.Length, 2L * page.Limits.Entries);
        if (shown < timeline.Length || left > 0) page.Add("  ", "  ", new Run($"{timeline.Length - shown + left} earlier", Role.Quiet));
        foreach (var moment in timeline[^shown..])
            page.Add(Wording.Date(moment.When).PadRight(Indent.Length - 1) + " ", Indent, [.. page.Cut(moment.Sentence.Runs), new Run(moment.IsAhead ? " (ahead of the cut-off)" : "", Role.Quiet)]);
    }

    private static void Summary(Page page, Briefing briefing)
    {
        var summary = briefing.Summary;
        page.Heading("Source summary statement");
        foreach (var sentence in summary.Statement) page.Item(briefing.Numbers.Cited(sentence));
        foreach (var derived in page.Few(summary.Derived)) page.Item(briefing.Numbers.Cited(derived.Head));
        page.More(summary.Derived.Length, page.Limits.Entries, "", Left(briefing, "derived"));
        page.Part("Known limits", summary.Limits, "None shows in the data.", limit => page.Item(briefing.Numbers.Cited(limit)), Left(briefing, "limits"));
    }

    private static void Sources(Page page, SourceSummary summary, int left)
    {
        page.Heading("Sources");
        // All that the lines above cite, so that no number leads nowhere.
        var cited = summary.Sources.Where(s => page.Cited.Contains(s.Number)).ToArray();
        foreach (var source in cited) page.Add($"[{source.Number}] ".PadLeft(5), "     ", [.. source.Sentence.Runs]);
        page.More(summary.Sources.Length, cited.Length, "", left);
    }

    /// <summary>Lines in the making: wraps at words, hangs the second line under the first.</summary>
    private sealed class Page(int width, TextLimits limits)
    {
        private readonly ImmutableArray<TextLine>.Builder lines = ImmutableArray.CreateBuilder<TextLine>();

        public TextLimits Limits => limits;

        /// <summary>The numbers of the documents that the lines so far cite.</summary>
        public HashSet<int> Cited { get; } = [];
        public ImmutableArray<TextLine> Lines => lines.ToImmutable();

        public void Heading(string text)
        {
            lines.Add(new([]));
            Add("", "", new Run(text, Role.Heading));
        }

        public void Part<T>(string title, ImmutableArray<T> entries, string whenEmpty, Action<T> print, int left)
        {
            Heading(title);
            if (entries.IsEmpty) Item([new(whenEmpty, Role.Quiet)]);
            foreach (var entry in Few(entries)) print(entry);
            More(entries.Length, limits.Entries, "", left);
        }

        public void Item(IEnumerable<Run> runs) => Add("• ", "  ", [.. runs]);
        public void Add(string first, string next, params ReadOnlySpan<Run> runs) => lines.AddRange(Wrap(first, next, Note(runs.ToArray()), width).Select(line => new TextLine(line)));

        private Run[] Note(Run[] runs)
        {
            foreach (var run in runs.Where(run => run.Role is Role.Reference)) Cited.Add(int.Parse(run.Text.AsSpan().Trim(" []"), CultureInfo.InvariantCulture));
            return runs;
        }

        /// <summary>Two columns, or one under the other where there is no room.</summary>
        public void Beside(IReadOnlyList<Run[]> left, IReadOnlyList<Run[]> right)
        {
            const string Lead = "    ", Gap = "  │ ";
            int half = (width - Lead.Length - Gap.Length) / 2;
            if (half < NarrowColumns)
            {
                foreach (var runs in left) Add("    ", "      ", runs);
                foreach (var runs in right) Add("  ↔ ", "      ", runs);
                return;
            }
            var (a, b) = (left.SelectMany(runs => Wrap("", "  ", Note(runs), half)).ToArray(), right.SelectMany(runs => Wrap("", "  ", Note(runs), half)).ToArray());
            for (int i = 0; i < Math.Max(a.Length, b.Length); i++)
            {
                var (x, y) = (i < a.Length ? a[i] : [], i < b.Length ? b[i] : []);
                lines.Add(new([new(Lead), .. x, new(new string(' ', Math.Max(0, half - x.Sum(run => Columns(run.Text))))), new(Gap, Role.Quiet), .. y]));
            }
        }

        public IEnumerable<T> Few<T>(ImmutableArray<T> all) => all.Take(limits.Entries);
        public IEnumerable<T> FewUnder<T>(ImmutableArray<T> all) => all.Take(limits.Under);

        /// <param name="left">How many more the briefing itself leaves out.</param>
        public void More(int count, int shown, string indent, int left = 0)
        {
            int hidden = Math.Max(0, count - shown) + left;
            if (hidden > 0) Add($"{indent}  ", $"{indent}  ", new Run($"and {hidden} more", Role.Quiet));
        }

        public IEnumerable<Run[]> Rest(int count, int left) => Math.Max(0, count - limits.Under) + left is var hidden and > 0 ? [[new Run($"and {hidden} more", Role.Quiet)]] : [];

        /// <summary>Long quotations lose their end, at a word.</summary>
        public Run[] Cut(IEnumerable<Run> runs) => [.. runs.Select(run => run.Text.Length <= limits.Words ? run : run with { Text = Shorter(run.Text) })];

        private string Shorter(string text)
        {
            int end = text.LastIndexOf(' ', limits.Words - 2);
            return $"{text[..(end > limits.Words / 2 ? end : limits.Words - 2)]} …{(text[^1] == '”' ? "”" : "")}";
        }
    }

    private static List<ImmutableArray<Run>> Wrap(string first, string next, IReadOnlyList<Run> runs, int width)
    {
        var lines = new List<ImmutableArray<Run>>();
        var line = new List<Run> { new(first) };
        int column = Columns(first), indent = Columns(next);
        bool isFresh = true;
        foreach (var run in runs)
        {
            foreach (string word in Pieces(Escaping.Line(run.Text)))
            {
                int columns = Columns(word);
                string rest = word;
                if (!isFresh && column + Columns(word.TrimEnd()) > width)
                {
                    lines.Add(Ended(line));
                    line = [new(next)];
                    (column, isFresh) = (indent, true);
                    rest = word.TrimStart();
                    columns = Columns(rest);
                }
                while (columns > width - column && Columns(rest.TrimEnd()) > width - column)
                {
                    int take = Fitting(rest, width - column);
                    line.Add(run with { Text = rest[..take] });
                    lines.Add([.. line]);
                    line = [new(next)];
                    (column, rest) = (indent, rest[take..]);
                    columns = Columns(rest);
                }
                if (rest.Length == 0) continue;
                line.Add(run with { Text = rest });
                column += columns;
                isFresh = false;
            }
        }
        lines.Add(Ended(line));
        return lines;
    }

    /// <summary>Without the space after the last word: beside another column it would stand out.</summary>
    private static ImmutableArray<Run> Ended(List<Run> line)
    {
        if (line.Count > 1) line[^1] = line[^1] with { Text = line[^1].Text.TrimEnd(' ') };
        return [.. line];
    }

    /// <summary>Words with the white space after them; white space at the start is a piece of its own.</summary>
    private static IEnumerable<string> Pieces(string text)
    {
        for (int start = 0, at = 0; start < text.Length; start = at)
        {
            while (at < text.Length && text[at] != ' ') at++;
            while (at < text.Length && text[at] == ' ') at++;
            yield return text[start..at];
        }
    }

    private static int Fitting(string text, int columns)
    {
        int at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            columns -= Columns(rune);
            if (columns < 0 && at > 0) break;
            at += rune.Utf16SequenceLength;
        }
        return at;
    }

    private static int Columns(string text)
    {
        int columns = 0;
        foreach (var rune in text.EnumerateRunes()) columns += Columns(rune);
        return columns;
    }

    /// <summary>Columns of a terminal: none for marks that combine, two for the wide East Asian blocks and pictographs (UAX 11, by block).</summary>
    private static int Columns(Rune rune) => rune.Value switch
    {
        < 0x300 => 1,
        (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0x303E) or (>= 0x3041 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF) or (>= 0xFE30 and <= 0xFE6F)
            or (>= 0xFF00 and <= 0xFF60) or (>= 0xFFE0 and <= 0xFFE6) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) => 2,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format ? 0 : 1,
    };
}
