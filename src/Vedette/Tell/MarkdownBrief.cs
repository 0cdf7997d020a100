using System.Text;

namespace Vedette.Tell;

/// <summary>The briefing as Markdown (CommonMark with tables). References are numbers of the list of sources at the end.</summary>
public static class MarkdownBrief
{
    public static string Render(Briefing briefing)
    {
        var page = new StringBuilder();
        void Line(string text = "") => page.Append(text).Append('\n');
        void Heading(string text) => page.Append('\n').Append("## ").Append(text).Append("\n\n");
        void Item(int depth, IEnumerable<Run> runs) => page.Append(' ', depth * 2).Append("- ").Append(Runs(runs)).Append('\n');
        void Origin(int depth, OriginLine origin)
        {
            Item(depth, origin.Head.Runs);
            foreach (var claim in origin.Claims) Item(depth + 1, claim.Said.Runs);
            Left(depth + 1, origin.Left);
        }
        void Left(int depth, int left)
        {
            if (left > 0) Line($"{new string(' ', depth * 2)}- and {left} more");
        }
        void More(string list)
        {
            if (briefing.CutOf(list) is not { } cut) return;
            Line();
            Line($"*{Escaping.Markdown(cut.InWords)}*");
        }

        Line($"# {Escaping.Markdown(briefing.Title)}");
        Line();
        if (briefing.Composition.Label is { } label) Line($"**{label}**  ");
        Line($"**Information cut-off:** {Escaping.Markdown(briefing.CutOff.Sentence?.Text ?? "none.")}  ");
        Line($"Made {briefing.MadeAt.UtcDateTime:yyyy-MM-dd HH:mm} UTC. A claim is what somebody says is so. One origin counts once, however often it is printed.");
        if (briefing.IsEmpty)
        {
            Line();
            Line("No document with a text was read: there is nothing to tell.");
        }
        else
        {
            foreach (var part in briefing.Problem)
            {
                Heading(part.Heading);
                foreach (var sentence in part.Lead)
                {
                    Line(Runs(briefing.Numbers.Cited(sentence)));
                    Line();
                }
                if (part.Table is { Rows.IsEmpty: false } table)
                {
                    Line($"| {string.Join(" | ", table.Columns)} |");
                    Line($"|{string.Concat(table.Columns.Select(_ => "---|"))}");
                    foreach (var row in table.Rows) Line($"| {string.Join(" | ", row.Cells.Select(cell => Runs(cell)).Append(Runs(briefing.Numbers.Cited(row.Sentence))))} |");
                    Line();
                }
                foreach (var item in part.Items) Item(0, briefing.Numbers.Cited(item));
                if (part.WhenEmpty.Length > 0 && part.Items.IsEmpty && (part.Table is null || part.Table.Rows.IsEmpty)) Line(part.WhenEmpty);
                More($"problem.{part.Key}");
            }

            if (briefing.Has("new"))
            {
                var news = briefing.News;
                Heading(news.From is { } from ? $"What is new {(news.IsAsked ? "since" : "on")} {Wording.Day(from)}" : "What is new");
                if (news.From is null) Line("No text states a date: new cannot be told from old.");
                else if (news.New.IsEmpty) Line("No new origin.");
                foreach (var origin in news.New) Origin(0, origin);
                More("new");
                if (!news.ToldAgain.IsEmpty)
                {
                    Line("- Told again, no new origin:");
                    foreach (var origin in news.ToldAgain) Item(1, origin.Head.Runs);
                    More("told_again");
                }
                if (news.Undated is { } undated) Item(0, briefing.Numbers.Cited(undated));
            }

            if (briefing.Has("claims"))
            {
                Heading("Who claims what");
                Line("### Told more than once");
                Line();
                if (briefing.Propositions.IsEmpty) Line("No two claims say the same.");
                foreach (var proposition in briefing.Propositions)
                {
                    Item(0, proposition.Head.Runs);
                    foreach (var teller in proposition.Tellers) Origin(1, teller);
                    Left(1, proposition.Left);
                    if (proposition.InOwnVoice is { } own) Item(1, briefing.Numbers.Cited(own));
                }
                More("propositions");
                Line();
                Line("### Told once, by origin");
                Line();
                if (briefing.SaidOnce.IsEmpty) Line("Every claim is told more than once.");
                foreach (var origin in briefing.SaidOnce) Origin(0, origin);
                More("said_once");
            }

            if (briefing.Has("authors"))
            {
                Line();
                Line("### In the authors’ own voice: no source’s statement");
                Line();
                if (briefing.Authors.IsEmpty) Line("No author asserts anything without a source.");
                foreach (var author in briefing.Authors)
                {
                    Item(0, author.Head.Runs.Add(new($" [{author.Number}]", Role.Reference)));
                    foreach (var claim in author.Claims) Item(1, claim.Said.Runs);
                    Left(1, author.Left);
                }
                More("authors");
            }

            if (briefing.Has("contradictions"))
            {
                Heading("Denials and contradictions");
                if (briefing.Oppositions.IsEmpty) Line("None was found.");
                else
                {
                    Line("| Claimed | Denied or told otherwise |");
                    Line("|---|---|");
                    foreach (var opposition in briefing.Oppositions) Line($"| {Side(opposition.Left, opposition.MoreLeft)} | {Side(opposition.Right, opposition.MoreRight)} |");
                    More("contradictions");
                }
            }

            if (briefing.Has("drift"))
            {
                Heading("What changed on the way");
                if (briefing.Changes.IsEmpty) Line("No change between tellings of one origin was found.");
                foreach (var change in briefing.Changes)
                {
                    foreach (var drift in change.Drifts) Item(0, drift.Sentence.Runs);
                    Item(1, change.Before.Told.Runs.Insert(0, new("Before: ", Role.Quiet)));
                    Item(1, change.After.Told.Runs.Insert(0, new("After: ", Role.Quiet)));
                    Item(1, change.Edge.Runs);
                    foreach (var ground in change.Grounds) Item(1, ground.Runs);
                }
                More("drift");
            }

            if (briefing.Has("timeline"))
            {
                Heading("Timeline");
                if (briefing.Timeline.IsEmpty) Line("No text states a date.");
                else
                {
                    Line("| When | What is told |");
                    Line("|---|---|");
                    foreach (var moment in briefing.Timeline) Line($"| {Wording.Date(moment.When)} | {Runs(moment.Sentence.Runs)}{(moment.IsAhead ? " *(ahead of the cut-off)*" : "")} |");
                    More("timeline");
                }
            }

            if (briefing.Has("summary"))
            {
                Heading("Source summary statement");
                Line(string.Join(' ', briefing.Summary.Statement.Select(s => Runs(briefing.Numbers.Cited(s)))));
                Line();
                foreach (var derived in briefing.Summary.Derived)
                {
                    Item(0, briefing.Numbers.Cited(derived.Head));
                    foreach (var ground in derived.Grounds) Item(1, ground.Runs);
                }
                More("derived");
                if (!briefing.Summary.Limits.IsEmpty)
                {
                    Line();
                    Line("Known limits:");
                    Line();
                    foreach (var limit in briefing.Summary.Limits) Item(0, briefing.Numbers.Cited(limit));
                    More("limits");
                }
            }

            if (briefing.Has("gaps"))
            {
                Heading("Collection gaps");
                foreach (var gap in briefing.Gaps) Item(0, briefing.Numbers.Cited(gap.Sentence));
                More("gaps");
            }

            Heading("Sources");
            foreach (var source in briefing.Summary.Sources) Line($"<a id=\"source-{source.Number}\"></a>[{source.Number}] {Runs(source.Sentence.Runs)}  ");
            More("sources");
        }
        if (!briefing.Faults.IsEmpty)
        {
            Heading("Faults of the inputs");
            foreach (var fault in briefing.Faults) Item(0, [new(fault.Fault.Code, Role.Title), new($" {fault.Name}: {fault.Fault.Message}")]);
            More("faults");
        }
        return page.ToString();
    }

    private static string Side(IEnumerable<ClaimLine> claims, int left) => string.Join("<br>", claims.Select(c => Runs(c.Told.Runs)).Concat(left > 0 ? [$"and {left} more"] : []));

    private static string Runs(IEnumerable<Run> runs)
    {
        var line = new StringBuilder();
        foreach (var run in runs)
        {
            if (run.Role is Role.Reference)
            {
                string number = run.Text.Trim(' ', '[', ']');
                line.Append($" [{number}](#source-{number})");
                continue;
            }
            string words = Escaping.Markdown(run.Text);
            string mark = run.Role switch { Role.Speaker or Role.Title => "**", Role.Certainty or Role.Condition or Role.Denial => "*", _ => "" };
            string core = words.Trim();
            // Marks of emphasis touch the words, not the space around them.
            line.Append(mark.Length == 0 || core.Length == 0 ? words : $"{words[..words.IndexOf(core, StringComparison.Ordinal)]}{mark}{core}{mark}{words[(words.IndexOf(core, StringComparison.Ordinal) + core.Length)..]}");
        }
        return line.ToString();
    }
}
