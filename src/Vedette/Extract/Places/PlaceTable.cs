using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;

namespace Vedette.Extract.Places;

/// <summary>Places by name, from geography.tsv. A name that is not there has no position: nothing is looked for that sounds like it.</summary>
public sealed class PlaceTable
{
    private readonly FrozenDictionary<string, Place> byName;

    /// <exception cref="FormatException">A row has a kind or a number that cannot be read, or a name stands twice.</exception>
    private PlaceTable(IEnumerable<string[]> rows)
    {
        var names = new Dictionary<string, Place>(StringComparer.Ordinal);
        var all = ImmutableArray.CreateBuilder<Place>();
        foreach (string[] row in rows)
        {
            var place = Parse(row);
            all.Add(place);
            foreach (string name in row[1].Split(';', StringSplitOptions.RemoveEmptyEntries).Prepend(place.Name))
                if (!names.TryAdd(Bare(name).ToString(), place) && names[Bare(name).ToString()] != place) throw new FormatException($"geography.tsv has '{name}' twice.");
        }
        (byName, All) = (names.ToFrozenDictionary(StringComparer.Ordinal), all.ToImmutable());
    }

    /// <summary>The table that comes with the program.</summary>
    public static PlaceTable Own { get; } = new(CoreTable.Rows("geography.tsv"));

    public ImmutableArray<Place> All { get; }

    /// <summary>The place of exactly this name, with or without "the"; letters count as they stand. Null when there is none.</summary>
    public Place? Find(ReadOnlySpan<char> name) => byName.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(Bare(name.Trim()), out var place) ? place : null;

    private static ReadOnlySpan<char> Bare(ReadOnlySpan<char> name) => name.StartsWith("the ", StringComparison.OrdinalIgnoreCase) ? name[4..] : name;

    private static Place Parse(string[] row) => new(row[0], Enum.Parse<PlaceKind>(row[2], ignoreCase: true), row[3].Length == 0 ? null : row[3], Degrees(row[4]), Degrees(row[5]), row.Length > 6 ? Bounds(row[6]) : null);

    private static Extent Bounds(string cell)
    {
        double[] sides = [.. cell.Split(' ').Select(Degrees)];
        return sides.Length == 4 ? new(sides[0], sides[1], sides[2], sides[3]) : throw new FormatException($"'{cell}' is no extent.");
    }

    private static double Degrees(string cell) => double.Parse(cell, CultureInfo.InvariantCulture);
}
