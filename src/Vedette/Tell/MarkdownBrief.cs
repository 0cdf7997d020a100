using System.Text;

namespace Vedette.Tell;

/// <summary>The briefing as Markdown, with the sources numbered at the end.</summary>
public static class MarkdownBrief
{
    public static string Render(Briefing briefing)
    {
        var numbers = References.Of(briefing);
        var text = new StringBuilder();
        text.Append("# ").AppendLine(Escape(briefing.Title)).AppendLine();
        text.AppendLine($"Information cut-off: {briefing.CutOff} ({Escape(briefing.CutOffReason)}). Made {briefing.MadeAt:yyyy-MM-dd HH:mm} UTC.").AppendLine();
        foreach (var part in briefing.Parts)
        {
            if (part is { Key: "faults", Entries.IsEmpty: true }) continue;
            text.Append("## ").AppendLine(part.Title).AppendLine();
            if (part.Entries.IsEmpty) text.AppendLine(part.WhenEmpty).AppendLine();
            foreach (var entry in part.Entries)
            {
                text.Append("- ").AppendLine(Line(entry.Head, numbers));
                if (entry.Beside is { } beside) text.Append("  - against: ").AppendLine(Line(beside, numbers));
                foreach (var under in entry.Under) text.Append("  - ").AppendLine(Line(under, numbers));
            }
            text.AppendLine();
        }
        text.AppendLine("---").AppendLine();
        foreach (var (document, number) in numbers.Documents)
            text.AppendLine($"[{number}] {Escape(document.Title ?? document.Name)}{(document.Outlet is null ? "" : $", {Escape(document.Outlet)}")}{(document.Published.IsKnown ? $", {document.Published}" : "")}. {Escape(document.Url ?? document.Address)}  ");
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static string Line(Sentence sentence, References numbers)
    {
        var line = new StringBuilder();
        foreach (var run in sentence.Runs)
        {
            string words = Escape(run.Text);
            line.Append(run.Role switch { Role.Speaker => $"**{words}**", Role.Hedge or Role.Muted when words.Trim().Length > 0 => Emphasised(words), _ => words });
        }
        return line.Append(' ').AppendJoin("", numbers.Of(sentence).Select(n => $"[{n}]")).ToString();
    }

    /// <summary>Marks of emphasis touch the words, not the spaces around them.</summary>
    private static string Emphasised(string words)
    {
        string core = words.Trim();
        int at = words.IndexOf(core, StringComparison.Ordinal);
        return $"{words[..at]}*{core}*{words[(at + core.Length)..]}";
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '\\' or '`' or '*' or '_' or '[' or ']' or '<' or '>' or '#' or '|') escaped.Append('\\');
            escaped.Append(char.IsControl(c) ? ' ' : c);
        }
        return escaped.ToString();
    }
}
