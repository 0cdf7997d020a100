using System.Collections.Frozen;
using Vedette.Language;
using Vedette.Model;

namespace Vedette.Extract;

/// <summary>The table of offices as roles that words can ask for. Immutable after it is built.</summary>
internal sealed class OfficeRoles
{
    private readonly FrozenDictionary<Office, Role> roles;

    public OfficeRoles(Offices table)
    {
        Table = table;
        roles = table.All.ToFrozenDictionary(office => office, office =>
            Role.Of(office.Titles.SelectMany(title => title.Split(' ')).Select(RoleReader.Plain), office.Body is { } body ? [body] : [], office.Country, null, Words(office), isListed: true));
    }

    public Offices Table { get; }

    /// <summary>What the holder of the office is, whether or not still.</summary>
    public Role Of(Office office) => roles[office];

    /// <summary>Who held the office that the words ask for on the day, or had left it when they ask for a former one; none when they tell neither country nor body.</summary>
    public IEnumerable<(string Name, string Why)> Holders(RoleCall call, DateOnly day)
    {
        if (call.Country is null && call.Bodies.IsEmpty) yield break;
        foreach (var office in Table.All)
        {
            if ((call.Country is not null && office.Country is null) || !roles[office].Answers(call)) continue;
            if (call.IsFormer)
                foreach (var tenure in Table.Tenures.Where(t => t.Office == office && t.IsOver(day))) yield return (tenure.Person.Name, $"was {Words(office)} from {tenure.From} to {tenure.To}");
            else
                foreach (var tenure in Table.On(office, day)) yield return (tenure.Person.Name, $"{(tenure.Covers(day) is true ? "was" : "may have been")} {Words(office)} on {When.On(day).Iso}, by the table of offices");
        }
    }

    private static string Words(Office office) => $"{office.Titles[0]} of {office.Body ?? office.Country}";
}
