using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Vedette.Language;
using Vedette.Model;
using Vedette.Relate;

namespace Vedette.Tests.Relate;

/// <summary>A gold case of corpus/entities: texts with marked names, which of them name one thing, and what is shown to a person.</summary>
internal sealed partial record EntityCase(string Title, ImmutableArray<Reading> Readings, ImmutableArray<(DocumentId Document, TextSpan Span, string Thing)> Marks, ImmutableArray<(bool IsShown, string A, string B)> Shown)
{
    public static ImmutableArray<EntityCase> All { get; } = [.. Directory.GetFiles(Repository.At("corpus", "entities"), "*.case").Order(StringComparer.Ordinal)
        .SelectMany(path => File.ReadAllText(path).ReplaceLineEndings("\n").TrimEnd('\n').Split("\n---\n")).Select(Parse)];

    public static EntityCase Parse(string block)
    {
        string[] lines = block.Split('\n');
        var marks = new List<(DocumentId, TextSpan, string)>();
        var shown = lines.Skip(1).Where(l => l.StartsWith("? ", StringComparison.Ordinal) || l.StartsWith("! ", StringComparison.Ordinal)).Select(l => (l[0] == '?', l[2..].Split('|', StringSplitOptions.TrimEntries))).Select(l => (l.Item1, l.Item2[0], l.Item2[1]));
        var texts = string.Join('\n', lines.Skip(1).Where(l => !l.StartsWith("? ", StringComparison.Ordinal) && !l.StartsWith("! ", StringComparison.Ordinal))).Split("\n==\n");
        ImmutableArray<Reading> readings = [.. texts.Select((text, i) => Read($"{lines[0]} {i}", text.Trim('\n'), marks))];
        return new(lines[0], readings, [.. marks], [.. shown]);
    }

    /// <summary>A document of a text with marked names.</summary>
    /// <param name="marks">Takes the places with the things that they name.</param>
    public static Reading Read(string name, string marked, List<(DocumentId, TextSpan, string)> marks)
    {
        var id = new DocumentId(ContentHash.Of("entity case", name));
        var (text, names, at) = (new StringBuilder(), ImmutableArray.CreateBuilder<Name>(), 0);
        foreach (Match mark in Mark().Matches(marked))
        {
            text.Append(marked.AsSpan(at, mark.Index - at));
            var span = new TextSpan(text.Length, text.Length + mark.Groups["written"].Length);
            text.Append(mark.Groups["written"].Value);
            at = mark.Index + mark.Length;
            string[] parts = mark.Groups["parts"].Value.Split('|');
            var kind = parts[0] switch { "PER" => EntityKind.Person, "ORG" => EntityKind.Organisation, "GPE" => EntityKind.Country, "LOC" => EntityKind.Place, var other => throw new FormatException($"{other} in {name}") };
            string canonical = parts.Length > 2 ? parts[2] : mark.Groups["written"].Value;
            names.Add(new(span, kind, new(ContentHash.Of(kind.ToString(), canonical)), canonical, parts.Length > 1 && parts[1].Length > 0 ? parts[1] : null));
            marks.Add((id, span, mark.Groups["thing"].Value));
        }
        text.Append(marked.AsSpan(at));
        return new()
        {
            Document = new() { Id = id, Item = ItemId.Of(name), Address = name, Name = name, Text = text.ToString(), Language = "en" },
            Names = names.ToImmutable(),
        };
    }

    public EntityReview Review(NameRulings? rulings = null) => EntityReview.Of(new Picture { Readings = Readings, Rulings = rulings ?? NameRulings.None });

    public override string ToString() => Title;

    [GeneratedRegex(@"\[(?<written>[^|\]]+)\|(?<parts>[^\]#]+)#(?<thing>\d+)\]")]
    private static partial Regex Mark();
}

/// <summary>Over all pairs of marks in different texts of one case: how many of those told as one are one, and how many that are one are told so; and how much of what must be shown is shown.</summary>
internal sealed class EntityScore
{
    private int right, told, wanted, shown, toShow, kept, toKeep;

    public EntityScore()
    {
        foreach (var one in EntityCase.All) Score(one);
    }

    public List<string> Misses { get; } = [];
    public ImmutableArray<string> Parts { get; } = ["precision", "recall", "shown", "not_shown"];

    public double Of(string part) => part switch
    {
        "precision" => (double)right / told,
        "recall" => (double)right / wanted,
        "shown" => (double)shown / toShow,
        _ => (double)kept / toKeep,
    };

    private void Score(EntityCase one)
    {
        var review = one.Review();
        for (int i = 0; i < one.Marks.Length; i++)
            for (int j = i + 1; j < one.Marks.Length; j++)
            {
                var (a, b) = (one.Marks[i], one.Marks[j]);
                if (a.Document == b.Document) continue;
                bool isOne = a.Thing == b.Thing, isTold = review.At(a.Document, a.Span)!.Id == review.At(b.Document, b.Span)!.Id;
                (wanted, told, right) = (wanted + (isOne ? 1 : 0), told + (isTold ? 1 : 0), right + (isOne && isTold ? 1 : 0));
                if (isOne != isTold) Misses.Add($"[{(isTold ? "precision" : "recall")}] {one}: {a.Thing} {b.Thing}: {Told(review, a)} and {Told(review, b)}");
            }
        foreach (var (mustShow, a, b) in one.Shown)
        {
            bool isShown = review.Candidates.Any(c => (Is(c.A, a) && Is(c.B, b)) || (Is(c.A, b) && Is(c.B, a)));
            if (mustShow) (toShow, shown) = (toShow + 1, shown + (isShown ? 1 : 0));
            else (toKeep, kept) = (toKeep + 1, kept + (isShown ? 0 : 1));
            if (isShown != mustShow) Misses.Add($"[{(mustShow ? "shown" : "not_shown")}] {one}: {a} | {b} of {string.Join("; ", review.Candidates.Select(c => $"{c.Kind} {c.A.Use.Written} | {c.B.Use.Written}"))}");
        }
    }

    private static bool Is(EntityName name, string written) => name.Use.Written == written;
    private static string Told(EntityReview review, (DocumentId Document, TextSpan Span, string) mark) => review.At(mark.Document, mark.Span)!.Canonical;
}
