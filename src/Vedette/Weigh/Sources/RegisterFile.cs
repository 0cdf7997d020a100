using System.Collections.Immutable;
using System.Globalization;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Sources;

/// <summary>The register as people write it: families, sources with their dated grades, and grades of information. Each fault tells its line and its cure.</summary>
public static class RegisterFile
{
    public static Shape Shape { get; } = Shape.Map("A register of sources. Grades are persons'; a new one is added below the older ones, none is changed.",
        Field.Optional("families", Shape.ByKey(Shape.Map("An owner or body that several sources belong to.",
            Field.Needed("name", Shape.Text("What it is called.")),
            Field.Optional("aliases", Shape.List(Shape.Text("A name."), "Other names.")),
            Field.Optional("country", Shape.Text("ISO 3166-1 alpha-3: TWN.")),
            Field.Optional("part_of", Shape.Text("Another family, or 'state': an organ of its country's government."))), "Families that the shipped table lacks.")),
        Field.Optional("sources", Shape.ByKey(Shape.Map("A source: outlet, agency, publisher, government or organ, person, document, site. What stands in the table of outlets need not be said again.",
            Field.Needed("name", Shape.Text("What it is called.")),
            Field.Optional("aliases", Shape.List(Shape.Text("A name."), "Other names under which texts cite it.")),
            Field.Optional("domains", Shape.List(Shape.Text("A host: example.org."), "Hosts of its pages.")),
            Field.Optional("kind", Shape.Choice("What it is.", [.. SourceWords.Kinds])),
            Field.Optional("family", Shape.Text("Whose it is: a family's or another source's name, 'state' (an organ of its country's government, or a person who speaks for it), or 'itself'.")),
            Field.Optional("country", Shape.Text("ISO 3166-1 alpha-3: TWN.")),
            Field.Optional("state", Shape.Map("What ties it to a state, as a stated fact.",
                Field.Needed("tie", Shape.Choice("organ, owned and party make it one family with the government; public, funded and none do not.", [.. SourceWords.Ties])),
                Field.Needed("shown_at", Shape.Text("The link that shows it.")))),
            Field.Optional("copies", Shape.List(Shape.Text("A source's name."), "Sources that it reprints by habit.")),
            Field.Optional("grades", Shape.List(Shape.Map("How reliable a person found it.",
                Field.Needed("on", Shape.Day("The day of the grade.")),
                Field.Needed("reliability", Shape.Text("A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged.")),
                Field.Needed("by", Shape.Text("Who graded.")),
                Field.Needed("reason", Shape.Text("Why."))), "Dated grades, oldest first."))), "Sources by a key of the writer's choice.")),
        Field.Optional("information", Shape.List(Shape.Map("How credible a person found a piece of information, whoever brought it.",
            Field.Needed("on", Shape.Day("The day of the grade.")),
            Field.Needed("source", Shape.Text("Who brought it.")),
            Field.Needed("item", Shape.Text("The claim's id, or its words.")),
            Field.Needed("credibility", Shape.Text("1 confirmed by other sources, 2 probably true, 3 possibly true, 4 doubtful, 5 improbable, 6 cannot be judged.")),
            Field.Needed("by", Shape.Text("Who graded.")),
            Field.Needed("reason", Shape.Text("Why."))), "Grades of information, oldest first.")));

    /// <summary>The register, or null with what is wrong: nothing of a file with faults is used.</summary>
    /// <param name="today">Grades after it are faults.</param>
    public static SourceRegister? Read(string text, DateOnly today, Faults faults)
    {
        ArgumentNullException.ThrowIfNull(faults);
        if (IsBlank(text)) return SourceRegister.Empty;
        return WrittenYaml.Parse(text, faults) is { } root && Shape.Check(root, "", faults) ? new Reading(root, today, faults).Register() : null;
    }

    /// <summary>Whether nothing but comments stands in it: a register in which nobody is entered yet.</summary>
    public static bool IsBlank(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split('\n').All(line => line.TrimStart() is "" or ['#', ..]);
    }

    private sealed class Reading(Mapping root, DateOnly today, Faults faults)
    {
        public SourceRegister? Register()
        {
            ImmutableArray<Family> families = [.. root.Named("families").Select(pair => FamilyOf((Mapping)pair.Value))];
            ImmutableArray<Source> sources = [.. root.Named("sources").Select(pair => SourceOf(pair.Key, pair.Line, (Mapping)pair.Value))];
            var grades = root.Named("sources").ToImmutableDictionary(pair => pair.Key, pair => ((Mapping)pair.Value).Maps("grades").Select(GradeOf).OfType<ReliabilityGrade>().ToImmutableArray());
            var kinship = new Kinship(sources, families, OutletTable.Shipped, SourceRegister.Gazetteer);
            ImmutableArray<InformationGrade> information = [.. root.Maps("information").Select(map => InformationOf(map, kinship)).OfType<InformationGrade>()];
            Doubles(families, sources);
            foreach (var (family, map) in families.Zip(root.Named("families"))) HasPartOf(family, (Mapping)map.Value, kinship.Families);
            foreach (var (source, map) in sources.Zip(root.Named("sources"))) RefersWell(source, (Mapping)map.Value, kinship);
            if (!faults.Any) Rings(families, kinship);
            return faults.Any ? null : new(kinship, grades, information);
        }

        private Family FamilyOf(Mapping map) => new(map.Text("name").Trim(), map.Texts("aliases"), Country(map), map.TextOrNull("part_of"), map.Line);

        private Source SourceOf(string key, int line, Mapping map)
        {
            var state = map.Map("state");
            if (state is not null && SourceNames.HostOf(state.Text("shown_at")) is null)
                faults.Add("W689", state.LineOf("shown_at"), $"'{state.Text("shown_at")}' is no link.", "Give the page that shows the tie: https://…");
            foreach (string domain in map.Texts("domains").Where(d => !SourceNames.IsHost(d)))
                faults.Add("W689", map.LineOf("domains"), $"'{domain}' is no host.", "Write it without 'https://' and path: example.org");
            return new()
            {
                Key = key,
                Line = line,
                Name = map.Text("name").Trim(),
                Aliases = map.Texts("aliases"),
                Domains = [.. map.Texts("domains").Select(d => SourceNames.HostOf(d) ?? d)],
                Kind = map.TextOrNull("kind") is { } kind ? SourceWords.Kind(kind) : SourceKind.Unknown,
                Family = map.TextOrNull("family"),
                Country = Country(map),
                StateTie = state is not null ? SourceWords.Tie(state.Text("tie")) : StateTie.Unknown,
                StateTieShownAt = state?.Text("shown_at"),
                Copies = map.Texts("copies"),
            };
        }

        private string? Country(Mapping map)
        {
            if (map.TextOrNull("country") is not { } country) return null;
            if (!SourceRegister.Gazetteer.Countries.ContainsKey(country)) faults.Add("W687", map.LineOf("country"), $"'{country}' is no country code.", "Give the three letters of ISO 3166-1: TWN, CHN, USA.");
            return country;
        }

        private ReliabilityGrade? GradeOf(Mapping map)
        {
            var reliability = Reliability.Parse(map.Text("reliability"));
            if (reliability is null) faults.Add("W680", map.LineOf("reliability"), $"'{map.Text("reliability")}' is no grade of reliability.", "Give one letter: A to E, or F where it cannot be judged.");
            return On(map) is { } day && reliability is { } letter ? new(day, letter, map.Text("by"), map.Text("reason"), map.Line) : null;
        }

        private InformationGrade? InformationOf(Mapping map, Kinship kinship)
        {
            var credibility = CredibilityGrade.Parse(map.Text("credibility"));
            if (credibility is null) faults.Add("W688", map.LineOf("credibility"), $"'{map.Text("credibility")}' is no grade of information.", "Give one figure: 1 to 5, or 6 where it cannot be judged.");
            if (kinship.Find(map.Text("source")) is null) faults.Add("W686", map.LineOf("source"), $"No source is called '{map.Text("source")}'.", "Enter it under 'sources', or correct the name.");
            return On(map) is { } day && credibility is { } figure ? new(day, map.Text("source"), map.Text("item"), figure, map.Text("by"), map.Text("reason"), map.Line) : null;
        }

        private DateOnly? On(Mapping map)
        {
            if (map.DayOrNull("on") is not { } day) return null;
            if (day <= today) return day;
            faults.Add("W681", map.LineOf("on"), string.Create(CultureInfo.InvariantCulture, $"The grade is of {day:yyyy-MM-dd}, after today ({today:yyyy-MM-dd})."), "Give the day on which it was made.");
            return null;
        }

        private void Doubles(ImmutableArray<Family> families, ImmutableArray<Source> sources)
        {
            Doubles("W682", "The name", "Let one of them have it, or join the two.", sources.Select(s => (s.Name, s.Line, s.Aliases.Prepend(s.Name).Select(SourceNames.Fold))));
            Doubles("W682", "The name", "Let one of the families have it, or join the two.", families.Select(f => (f.Name, f.Line, f.Aliases.Prepend(f.Name).Select(SourceNames.Fold))));
            Doubles("W683", "The domain", "Let one of them have it, or name a longer one: news.example.org", sources.Select(s => (s.Name, s.Line, s.Domains.AsEnumerable())));
        }

        private void Doubles(string code, string what, string cure, IEnumerable<(string Name, int Line, IEnumerable<string> Things)> all)
        {
            var owners = new Dictionary<string, (string Name, int Line)>(StringComparer.Ordinal);
            foreach (var (name, line, things) in all)
                foreach (string thing in things.Distinct())
                    if (!owners.TryAdd(thing, (name, line))) faults.Add(code, line, $"{what} '{thing}' is given to '{name}' and, in line {owners[thing].Line}, to '{owners[thing].Name}'.", cure);
        }

        private void HasPartOf(Family family, Mapping map, Families families)
        {
            if (family.PartOf is not { } part) return;
            if (part == Families.State) NeedsCountry(family.Country, map, "part_of");
            else if (families.Find(part) is null) faults.Add("W684", map.LineOf("part_of"), $"There is no family '{part}'.", "Enter it under 'families', or correct the name.");
        }

        private void RefersWell(Source source, Mapping map, Kinship kinship)
        {
            if (source.Family is Families.State) NeedsCountry(source.Country ?? kinship.Find(source.Name)?.Country, map, "family");
            else if (source.Family is { } name && name != Families.Itself && kinship.Families.Find(name) is null && kinship.Find(name) is null)
                faults.Add("W684", map.LineOf("family"), $"There is no family '{name}'.", "Enter it under 'families', correct the name, or write 'itself' or 'state'.");
            foreach (string copied in source.Copies.Where(c => kinship.Find(c) is null))
                faults.Add("W686", map.LineOf("copies"), $"No source is called '{copied}'.", "Enter it under 'sources', or correct the name.");
        }

        private void NeedsCountry(string? country, Mapping map, string key)
        {
            if (country is null) faults.Add("W687", map.LineOf(key), "It is said to be of the state, but not of which.", "Add 'country'.");
        }

        private void Rings(ImmutableArray<Family> families, Kinship kinship)
        {
            foreach (var family in families)
            {
                var seen = new HashSet<Family>();
                var next = family;
                while (next is not null && seen.Add(next)) next = next.PartOf is { } part ? kinship.Families.Find(part) : null;
                if (next == family) faults.Add("W685", family.Line, $"'{family.Name}' is, through its 'part_of', a part of itself.", "Take one 'part_of' of the ring away.");
            }
            foreach (var source in kinship.Written.Where(s => IsItsOwnFamily(s, kinship)))
                faults.Add("W685", source.Line, $"'{source.Name}' is, through its 'family', a part of itself.", "Take one 'family' of the ring away, or write 'itself'.");
            foreach (var source in kinship.Written.Where(s => kinship.Copies(s, s)))
                faults.Add("W685", source.Line, $"'{source.Name}' copies, through its 'copies', itself.", "Take one of the 'copies' of the ring away: who wrote it first copies nobody.");
        }

        private static bool IsItsOwnFamily(Source source, Kinship kinship)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var next = source;
            while (next is not null && seen.Add(next.Key)) next = next.Family is { } name && kinship.Families.Find(name) is null ? kinship.Find(name) : null;
            return next?.Key == source.Key;
        }
    }
}
