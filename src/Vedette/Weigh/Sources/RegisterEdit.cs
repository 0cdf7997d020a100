using System.Globalization;
using System.Text;
using Vedette.Model;
using Vedette.Weigh.Written;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Vedette.Weigh.Sources;

/// <summary>
/// Adds a grade to the text of a register by inserting lines: every line that stands there, comments too, stays as it is. What comes out is read again, and must hold all that
/// the register held and the one grade more; else nothing is given back but a fault.
/// </summary>
public static class RegisterEdit
{
    /// <summary>The head of a register that the program begins.</summary>
    public const string Template = "# The source register of this problem: who the sources are, whose they are, and how reliable persons found them.\n# A grade is never changed: a new one is added below it, with its day, its reason and who gave it.\nsources:\n";

    /// <summary>The text with a grade of a source's reliability. A source that the register lacks is entered.</summary>
    /// <param name="text">The register; empty for a new one.</param>
    /// <param name="source">As <see cref="SourceRegister.Find"/> gives it, or one that is new.</param>
    /// <param name="grade">Its line does not matter.</param>
    public static (string? Text, Fault? Fault) Add(string text, Source source, ReliabilityGrade grade, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(grade);
        return Add(text, today, sheet => sheet.GradeLines(source, grade), (before, after) =>
            after.Find(source.Name) is { } found && after.History(found) is var history && history.Length == before.History(before.Find(source.Name) ?? source).Length + 1
            && history.Any(g => g with { Line = grade.Line } == grade)
            && after.Information.Length == before.Information.Length
            && after.Kinship.Written.Sum(s => after.History(s).Length) == before.Kinship.Written.Sum(s => before.History(s).Length) + 1);
    }

    /// <summary>The text with a grade of a piece of information.</summary>
    public static (string? Text, Fault? Fault) Add(string text, InformationGrade grade, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(grade);
        return Add(text, today, sheet => sheet.InformationLines(grade), (before, after) =>
            after.Information.Length == before.Information.Length + 1 && after.Information.Any(g => g with { Line = grade.Line } == grade)
            && after.Kinship.Written.Sum(s => after.History(s).Length) == before.Kinship.Written.Sum(s => before.History(s).Length));
    }

    private static (string? Text, Fault? Fault) Add(string text, DateOnly today, Func<Sheet, (int After, IEnumerable<string> Lines)?> place, Func<SourceRegister, SourceRegister, bool> holdsOneMore)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (string.IsNullOrWhiteSpace(text)) text = Template;
        else if (RegisterFile.IsBlank(text)) text = $"{text.TrimEnd('\n')}\nsources:\n";
        var faults = new Faults();
        var before = RegisterFile.Read(text, today, faults);
        if (before is null) return (null, faults.InOrder[0]);
        var sheet = new Sheet(text);
        if (place(sheet) is not { } insertion) return (null, NoPlace);
        string edited = sheet.With(insertion.After, insertion.Lines);
        return RegisterFile.Read(edited, today, new Faults()) is { } after && holdsOneMore(before, after) ? (edited, null) : (null, NoPlace);
    }

    private static Fault NoPlace => new("W692", "The register is written in a form in which no line can be added safely (braces, brackets, or text after its end). Nothing was changed. Write 'sources', the source and its 'grades' in indented lines, each grade beginning with a dash.");

    /// <summary>The lines of a register, and where in them a new one goes.</summary>
    private sealed class Sheet
    {
        private readonly List<string> lines;
        private readonly string newLine;
        private readonly YamlMappingNode root;

        public Sheet(string text)
        {
            newLine = text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
            lines = [.. text.Split('\n')];
            var yaml = new YamlStream();
            yaml.Load(new StringReader(text));
            root = (YamlMappingNode)yaml.Documents[0].RootNode;
        }

        /// <summary>The text with lines put in after so many lines.</summary>
        public string With(int after, IEnumerable<string> added)
        {
            var all = new List<string>(lines);
            if (all[^1].Length == 0) all.RemoveAt(all.Count - 1);
            else if (newLine == "\r\n") all[^1] += "\r";
            all.InsertRange(Math.Min(after, all.Count), added.Select(line => newLine == "\r\n" ? line + "\r" : line));
            return string.Join('\n', all) + "\n";
        }

        public (int After, IEnumerable<string> Lines)? GradeLines(Source source, ReliabilityGrade grade)
        {
            string[] Item(string indent) =>
            [
                string.Create(CultureInfo.InvariantCulture, $"{indent}- on: {grade.On:yyyy-MM-dd}"), $"{indent}  reliability: {grade.Reliability}",
                $"{indent}  by: {Quoted(grade.By)}", $"{indent}  reason: {Quoted(grade.Reason)}",
            ];
            var sources = Value(root, "sources");
            if (IsNothing(sources)) return NewSource(source, "  ", LineOf(root, "sources"), Item);
            if (sources is not YamlMappingNode { Style: not YamlDotNet.Core.Events.MappingStyle.Flow, Children.Count: > 0 } all) return null;
            var written = all.Children.Where(c => c.Key is YamlScalarNode { Value: var key } && key == source.Key).Select(c => c.Value).FirstOrDefault();
            if (!source.IsWritten || written is null) return NewSource(source with { Key = Free(source.Key, all) }, Indent(Column(all)), LastLine(all), Item);
            if (written is not YamlMappingNode { Style: not YamlDotNet.Core.Events.MappingStyle.Flow, Children.Count: > 0 } mapping) return null;
            string indent = Indent(Column(mapping));
            var grades = Value(mapping, "grades");
            if (grades is null) return (LastLine(mapping), [$"{indent}grades:", .. Item(indent + "  ")]);
            if (IsNothing(grades)) return (LineOf(mapping, "grades")!.Value, Item(indent + "  "));
            return grades is YamlSequenceNode { Style: not YamlDotNet.Core.Events.SequenceStyle.Flow, Children.Count: > 0 } list ? (LastLine(list), Item(Indent((int)list.Start.Column))) : null;
        }

        public (int After, IEnumerable<string> Lines)? InformationLines(InformationGrade grade)
        {
            string[] Item(string indent) =>
            [
                string.Create(CultureInfo.InvariantCulture, $"{indent}- on: {grade.On:yyyy-MM-dd}"), $"{indent}  source: {Quoted(grade.Source)}", $"{indent}  item: {Quoted(grade.Item)}",
                $"{indent}  credibility: {grade.Credibility}", $"{indent}  by: {Quoted(grade.By)}", $"{indent}  reason: {Quoted(grade.Reason)}",
            ];
            var list = Value(root, "information");
            if (list is null) return (int.MaxValue, ["", "information:", .. Item("  ")]);
            if (IsNothing(list)) return (LineOf(root, "information")!.Value, Item("  "));
            return list is YamlSequenceNode { Style: not YamlDotNet.Core.Events.SequenceStyle.Flow, Children.Count: > 0 } block ? (LastLine(block), Item(Indent((int)block.Start.Column))) : null;
        }

        private static (int After, IEnumerable<string> Lines) NewSource(Source source, string indent, int? after, Func<string, string[]> item)
        {
            List<string> added = [];
            if (after is null) added.Add("sources:");
            added.AddRange([$"{indent}{source.Key}:", $"{indent}  name: {Quoted(source.Name)}"]);
            // What the table of outlets states is not said again.
            if (source.Kind is not SourceKind.Unknown && OutletTable.Shipped.Find(source.Name) is null) added.Add($"{indent}  kind: {source.Kind.Told()}");
            added.AddRange([$"{indent}  grades:", .. item(indent + "    ")]);
            return (after ?? int.MaxValue, added);
        }

        /// <summary>The number of the line on which a node's last words stand, with the comments right below that are indented like its names, or deeper than its dashes: they belong to its last part.</summary>
        private int LastLine(YamlNode node)
        {
            var last = node;
            while (true)
            {
                if (last is YamlMappingNode { Children.Count: > 0 } map) last = IsBare(map.Children[^1].Value) ? map.Children[^1].Key : map.Children[^1].Value;
                else if (last is YamlSequenceNode { Style: not YamlDotNet.Core.Events.SequenceStyle.Flow, Children.Count: > 0 } list) last = list.Children[^1];
                else break;
            }
            int line = (int)(last.End.Column == 1 && last.End.Line > last.Start.Line ? last.End.Line - 1 : last.End.Line);
            while (line > last.Start.Line && string.IsNullOrWhiteSpace(lines[line - 1])) line--;
            int indent = node is YamlMappingNode mapping ? Column(mapping) - 1 : (int)node.Start.Column;
            while (line < lines.Count && lines[line].TrimStart() is ['#', ..] comment && lines[line].Length - comment.Length >= indent) line++;
            return line;
        }

        private static bool IsBare(YamlNode node) => node is YamlScalarNode { Style: ScalarStyle.Plain, Value.Length: 0 };
        private static int Column(YamlMappingNode map) => (int)map.Children[0].Key.Start.Column;
        private static string Indent(int column) => new(' ', column - 1);
        private static YamlNode? Value(YamlMappingNode map, string key) => map.Children.Where(c => c.Key is YamlScalarNode { Value: var name } && name == key).Select(c => c.Value).FirstOrDefault();
        private static int? LineOf(YamlMappingNode map, string key) => map.Children.Keys.OfType<YamlScalarNode>().Where(k => k.Value == key).Select(k => (int?)k.Start.Line).FirstOrDefault();
        private static bool IsNothing(YamlNode? node) => node is null or YamlScalarNode { Style: ScalarStyle.Plain, Value: "" };

        private static string Free(string key, YamlMappingNode sources)
        {
            var taken = sources.Children.Keys.OfType<YamlScalarNode>().Select(k => k.Value).ToHashSet();
            return taken.Contains(key) ? Enumerable.Range(2, taken.Count + 1).Select(n => $"{key}_{n}").First(k => !taken.Contains(k)) : key;
        }

        /// <summary>In double quotes, the one form of YAML in which any text can stand on one line.</summary>
        private static string Quoted(string text)
        {
            var quoted = new StringBuilder(text.Length + 2).Append('"');
            foreach (char c in text)
                _ = c switch
                {
                    '"' or '\\' => quoted.Append('\\').Append(c),
                    '\n' => quoted.Append("\\n"),
                    '\t' => quoted.Append("\\t"),
                    < ' ' or '\u007F' or (>= '\u0080' and <= '\u009F') or '\u2028' or '\u2029' or '\uFEFF' or '\uFFFE' or '\uFFFF' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}"),
                    _ => quoted.Append(c),
                };
            return quoted.Append('"').ToString();
        }
    }
}
