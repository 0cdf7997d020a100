using System.Collections.Immutable;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Vedette.Weigh.Written;

/// <summary>
/// Reads the YAML that people write, with limits: one document, no anchors (a few lines of them can stand for gigabytes), no deep nesting, no key twice.
/// </summary>
public static class WrittenYaml
{
    /// <summary>The longest file, in UTF-16 units. A problem of a hundred indicators takes a tenth of it.</summary>
    public const int LongestFile = 1_000_000;
    private const int Deepest = 32;

    /// <summary>The library takes time with the square of the brackets that stand open.</summary>
    private const int MostOpenBrackets = 500;

    /// <summary>The root, or null with the fault that says why there is none.</summary>
    public static Mapping? Parse(string text, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(faults);
        if (text.Length > LongestFile)
        {
            faults.Add("W600", 0, $"The file has {text.Length:N0} characters; the limit is {LongestFile:N0}.", "Split it, or check that it is the file you meant.");
            return null;
        }
        if (OpenBrackets(text) > MostOpenBrackets)
        {
            faults.Add("W602", 0, $"More than {MostOpenBrackets} brackets stand open at once.", "Close them, or put text with brackets into quotation marks on a line of its own.");
            return null;
        }
        try
        {
            var parser = new Parser(new StringReader(text));
            parser.Consume<StreamStart>();
            if (parser.Accept<StreamEnd>(out _))
            {
                faults.Add("W601", 0, "The file is empty.", "'vedette init --problem FILE' writes a template.");
                return null;
            }
            parser.Consume<DocumentStart>();
            var root = Read(parser, 0, faults);
            parser.Consume<DocumentEnd>();
            if (parser.Accept<DocumentStart>(out var second)) faults.Add("W601", Line(second), "A second document begins here.", "Keep one document in a file.");
            if (faults.Any) return null;
            if (root is Mapping map) return map;
            faults.Add("W601", root?.Line ?? 0, "The file does not begin with names and values.", "Write lines such as 'question: …'.");
        }
        catch (YamlException e)
        {
            faults.Add("W601", (int)e.Start.Line, $"This is no YAML: {Tidy(e)}", "Check the indentation and the quotation marks of this line and the one above.");
        }
        return null;
    }

    /// <summary>The most that stand open anywhere; those inside quotation marks count too, so it may be more than there are.</summary>
    private static int OpenBrackets(string text)
    {
        int open = 0, most = 0;
        foreach (char c in text)
        {
            if (c is '[' or '{') most = Math.Max(most, ++open);
            else if (c is ']' or '}' && open > 0) open--;
        }
        return most;
    }

    private static Node? Read(Parser parser, int depth, Faults faults)
    {
        if (parser.Current is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias) faults.Add("W602", Line(parser.Current), "Anchors and aliases (& and *) are not read.", "Write the value out.");
        if (depth > Deepest)
        {
            faults.Add("W602", Line(parser.Current!), $"This is nested more than {Deepest} deep.", "Check the indentation.");
            parser.SkipThisAndNestedEvents();
            return null;
        }
        switch (parser.Current)
        {
            case YamlDotNet.Core.Events.Scalar:
                var scalar = parser.Consume<YamlDotNet.Core.Events.Scalar>();
                return new Scalar(scalar.Value, scalar.Style is ScalarStyle.Plain, Line(scalar));
            case SequenceStart:
                var begin = parser.Consume<SequenceStart>();
                var items = ImmutableArray.CreateBuilder<Node>();
                while (!parser.TryConsume<SequenceEnd>(out _))
                    if (Read(parser, depth + 1, faults) is { } item) items.Add(item);
                return new Sequence(items.DrainToImmutable(), Line(begin));
            case MappingStart:
                return ReadMapping(parser, depth, faults);
            default:
                parser.MoveNext();
                return null;
        }
    }

    private static Mapping ReadMapping(Parser parser, int depth, Faults faults)
    {
        int line = Line(parser.Consume<MappingStart>());
        var pairs = ImmutableArray.CreateBuilder<Pair>();
        var keys = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            int keyLine = Line(parser.Current!);
            if (Read(parser, depth + 1, faults) is not Scalar key)
            {
                faults.Add("W601", keyLine, "A name is expected here.", "Write a word and a colon.");
                parser.SkipThisAndNestedEvents();
                continue;
            }
            if (!keys.Add(key.Text)) faults.Add("W607", key.Line, $"'{key.Text}' stands here a second time.", "Give one of the two another name, or delete it.");
            if (Read(parser, depth + 1, faults) is { } value) pairs.Add(new(key.Text, key.Line, value));
        }
        return new(pairs.DrainToImmutable(), line);
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    /// <summary>The library's words without its own telling of the place.</summary>
    private static string Tidy(YamlException e)
    {
        string words = e.InnerException?.Message ?? e.Message;
        int place = words.LastIndexOf("): ", StringComparison.Ordinal);
        return place >= 0 ? words[(place + 3)..] : words;
    }
}
