using System.Collections.Immutable;
using System.Globalization;

namespace Vedette.Weigh.Written;

/// <summary>One part of a file that a person wrote in YAML.</summary>
/// <param name="Line">Where it begins, from 1.</param>
public abstract record Node(int Line);

/// <param name="IsPlain">Written without quotation marks: <c>null</c>, <c>~</c> and nothing at all mean "not given" only then.</param>
public sealed record Scalar(string Text, bool IsPlain, int Line) : Node(Line)
{
    public bool IsNothing => IsPlain && Text is "" or "~" or "null";
}

public sealed record Sequence(ImmutableArray<Node> Items, int Line) : Node(Line);

public sealed record Pair(string Key, int Line, Node Value);

/// <summary>Names and their values, in the order of the file. Its accessors trust that a <see cref="Shape"/> was checked before: a value of another form is a mistake of the program.</summary>
public sealed record Mapping(ImmutableArray<Pair> Pairs, int Line) : Node(Line)
{
    /// <summary>Null when the key is not there or stands without a value.</summary>
    public Node? Find(string key)
    {
        foreach (var pair in Pairs)
            if (pair.Key == key) return pair.Value is Scalar { IsNothing: true } ? null : pair.Value;
        return null;
    }

    public bool Has(string key) => Find(key) is not null;

    /// <summary>The line of a key, or of the mapping when the key is not there.</summary>
    public int LineOf(string key) => Pairs.FirstOrDefault(pair => pair.Key == key)?.Line ?? Line;

    public string Text(string key) => TextOrNull(key) ?? throw new KeyNotFoundException(key);
    public string? TextOrNull(string key) => (Find(key) as Scalar)?.Text;
    public double Number(string key) => NumberOrNull(key) ?? throw new KeyNotFoundException(key);
    public double? NumberOrNull(string key) => Find(key) is Scalar { Text: var text } ? double.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
    public int? WholeOrNull(string key) => Find(key) is Scalar { Text: var text } ? int.Parse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) : null;
    public DateOnly? DayOrNull(string key) => Find(key) is Scalar { Text: var text } ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;
    public bool Flag(string key, bool otherwise = false) => TextOrNull(key) is { } text ? text == "true" : otherwise;

    /// <summary>The items of a list; none when the key is not there.</summary>
    public ImmutableArray<Node> Items(string key) => Find(key) is Sequence list ? list.Items : [];
    public ImmutableArray<string> Texts(string key) => [.. Items(key).Cast<Scalar>().Select(item => item.Text)];
    public ImmutableArray<Mapping> Maps(string key) => [.. Items(key).Cast<Mapping>()];

    public Mapping? Map(string key) => Find(key) as Mapping;

    /// <summary>The pairs of a mapping with names of the writer's choice; none when the key is not there.</summary>
    public ImmutableArray<Pair> Named(string key) => Map(key)?.Pairs ?? [];
}
