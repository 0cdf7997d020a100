using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Vedette.Language;

/// <summary>
/// Who held which office when: heads of states and governments, ministers, chiefs of forces and services, spokespersons, from the tables roles.tsv, offices.tsv, holders.tsv and people.tsv
/// of this folder. Facts of public record, as far as its writers are sure of them: what is not listed is not known. Immutable after it is built.
/// </summary>
public sealed class Offices
{
    private readonly FrozenDictionary<string, KnownPerson> byName;
    private readonly ILookup<string, KnownPerson> byPart;
    private readonly ILookup<KnownPerson, Tenure> byPerson;
    private readonly ILookup<string, Tenure> byOffice;

    public Offices()
    {
        var common = EmbeddedTable.Rows("roles.tsv").ToDictionary(row => Enum.Parse<OfficeSort>(row[0], ignoreCase: true), row => Split(row[1]));
        All = [.. EmbeddedTable.Rows("offices.tsv").Select(row => OfficeOf(row, common))];
        var offices = All.ToDictionary(office => office.Id, StringComparer.Ordinal);
        var told = EmbeddedTable.Rows("people.tsv").ToDictionary(row => row[0], StringComparer.Ordinal);
        var people = new Dictionary<string, KnownPerson>(StringComparer.Ordinal);
        var tenures = ImmutableArray.CreateBuilder<Tenure>();
        foreach (var row in EmbeddedTable.Rows("holders.tsv"))
        {
            if (!people.TryGetValue(row[1], out var person)) people[row[1]] = person = PersonOf(row[1], told.GetValueOrDefault(row[1]));
            tenures.Add(new Tenure(offices[row[0]], person, PartialDay.Parse(row[2])!.Value, PartialDay.Parse(row[3]), row.Length > 4 && row[4] == "acting"));
        }
        Tenures = tenures.ToImmutable();
        People = [.. people.Values];
        var names = new Dictionary<string, KnownPerson>(StringComparer.Ordinal);
        foreach (var person in People)
            foreach (string name in person.Others.Prepend(person.Name)) names.TryAdd(NameKey.Of(name), person);
        byName = names.ToFrozenDictionary(StringComparer.Ordinal);
        byPart = People.SelectMany(person => new[] { person.Name[..(person.Name.IndexOf(' ', StringComparison.Ordinal) is > 0 and var first ? first : person.Name.Length)], person.Name[(person.Name.LastIndexOf(' ') + 1)..] }.Distinct().Select(part => (part, person))).ToLookup(pair => pair.part, pair => pair.person, StringComparer.Ordinal);
        byPerson = Tenures.ToLookup(tenure => tenure.Person);
        byOffice = Tenures.ToLookup(tenure => tenure.Office.Id, StringComparer.Ordinal);
    }

    /// <summary>The day up to which the tables were written. Who holds an office later is not known; an office without an end may have one since.</summary>
    public static DateOnly WrittenUpTo { get; } = new(2025, 12, 31);

    public ImmutableArray<Office> All { get; }
    public ImmutableArray<KnownPerson> People { get; }
    public ImmutableArray<Tenure> Tenures { get; }

    /// <summary>The person of that full name, in any listed spelling; null when the table has none.</summary>
    public KnownPerson? Find(string name) => byName.GetValueOrDefault(NameKey.Of(name));

    /// <summary>Everybody whose name begins or ends with the word: family names stand first or last.</summary>
    public IEnumerable<KnownPerson> Bearing(string part) => byPart[part];

    /// <summary>The offices of a person, in the table's order.</summary>
    public IEnumerable<Tenure> Of(KnownPerson person) => byPerson[person];

    /// <summary>Who held the office on the day, the sure ones first; several where it is shared, where one acts for another, or where the table knows months only.</summary>
    public IEnumerable<Tenure> On(Office office, DateOnly day) => byOffice[office.Id].Where(t => t.Covers(day) is not false).OrderByDescending(t => t.Covers(day) is true);

    private static Office OfficeOf(string[] row, Dictionary<OfficeSort, ImmutableArray<string>> common)
    {
        var sort = Enum.Parse<OfficeSort>(row[3], ignoreCase: true);
        return new(row[0], Filled(row[1]), Filled(row[2]), sort, [.. Split(row[4]).Concat(common.GetValueOrDefault(sort, [])).Distinct(StringComparer.Ordinal)], row.Length > 5 && row[5] == "shared");
    }

    private static KnownPerson PersonOf(string name, string[]? told) =>
        new(name, told is null ? [] : Split(told[2]), told?[1] switch { "he" => Pronoun.He, "she" => Pronoun.She, _ => Pronoun.Unknown });

    private static ImmutableArray<string> Split(string cell) => [.. cell.Split(';', StringSplitOptions.RemoveEmptyEntries)];
    private static string? Filled(string cell) => cell.Length > 0 ? cell : null;
}
