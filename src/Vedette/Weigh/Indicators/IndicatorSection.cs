using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Relate;
using Vedette.Weigh.Tables;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Indicators;

/// <summary>The part of a problem file that tells the indicators.</summary>
internal static class IndicatorSection
{
    private static readonly string[] Kinds = Names<ClaimKind>(), Certainties = Names<Certainty>(), Types = Names<EventType>(), Statuses = Names<EventStatus>(), Ratings = Names<ScenarioRating>();
    private static readonly string[] Consistencies = ["CC", "C", "N", "I", "II", "NA"];

    private static Shape Countries(string note) => Shape.List(Shape.Text("ISO 3166-1 alpha-3, such as RUS."), note, 1);
    private static Shape WordList(string note) => Shape.List(Shape.Text("One word, or several that must all be there. Any form of a word will do."), note, 1);

    private static readonly Shape Fires = Shape.Map("What a statement that fires the indicator looks like: all that is given must hold, one entry of a list is enough.",
        Field.Optional("words", WordList("Words in what is said.")),
        Field.Optional("with_words", WordList("Further words, of which one entry must be there too.")),
        Field.Optional("not_words", WordList("Words that rule the statement out.")),
        Field.Optional("from", Countries("Countries that give, act or help.")),
        Field.Optional("to", Countries("Countries that receive.")),
        Field.Optional("parties", Countries("Countries that must all be named, in whatever role.")),
        Field.Optional("speaker", Countries("Countries for which the speaker speaks.")),
        Field.Optional("kinds", Shape.List(Shape.Choice("", Kinds), "Kinds of claims.", 1)),
        Field.Optional("certainty", Shape.Choice("The least certainty of the speaker.", Certainties)),
        Field.Optional("events", Shape.List(Shape.Choice("", Types), "PLOVER event types, of which one is coded in the statement.", 1)),
        Field.Optional("status", Shape.List(Shape.Choice("", Statuses), "How real the event is told to be.", 1)),
        Field.Optional("contexts", Shape.List(Shape.Text("A PLOVER context, such as military."), "PLOVER contexts.", 1)),
        Field.Optional("act", Shape.Flag("true when saying it is the sign itself, as an endorsement or a pledge is.")));

    internal static Shape Expectations(string note) => Written.Shape.ByKey(Written.Shape.Choice("Consistency.", Consistencies), note);

    internal static ImmutableDictionary<string, Consistency> ReadExpectations(Mapping map, string name, IReadOnlySet<string> hypotheses, Faults faults) =>
        ByKey(map, name, hypotheses, "hypothesis", faults, Parse<Consistency>);

    public static Shape Shape { get; } = Written.Shape.ByKey(Written.Shape.Map("Something to watch for.",
        Field.Optional("channel", Written.Shape.Key("The support channel it belongs to.")),
        Field.Needed("question", Written.Shape.Text("What one would see, as a question.")),
        Field.Needed("fires", Written.Shape.List(Fires, "Statements that fire it; one is enough.", 1)),
        Field.Optional("half_life", Written.Shape.Number("Days after which a sign counts half. Default: 365.", 1, 36500)),
        Field.Optional("present_from", Written.Shape.Number("Independent signs from which it is present. Default: 2.", .1, 1000)),
        Field.Optional("absent_under", Written.Shape.Number("Faded signs under which it is present no more. Default: a quarter of present_from.", 0, 1000)),
        Field.Optional("baseline", Written.Shape.Map("How often signs are usual.",
            Field.Needed("count", Written.Shape.Number("Independent signs in the period.", 0, 1e6)),
            Field.Needed("days", Written.Shape.Whole("The period's length in days.", 1, 36500)))),
        Field.Optional("expected_by", Written.Shape.Day("The last day by which it should have shown if what it stands for were so.")),
        Field.Optional("lead_time", Written.Shape.Whole("Days of warning it would give.", 0, 36500)),
        Field.Optional("stale_after", Written.Shape.Whole("Days after the last sign or look from which its state is stale. Default: 180.", 1, 36500)),
        Field.Optional("looked", Written.Shape.List(Written.Shape.Map("Somebody looked for signs.",
            Field.Needed("on", Written.Shape.Day("When.")),
            Field.Needed("by", Written.Shape.Text("Who.")),
            Field.Optional("note", Written.Shape.Text("Where and with what result."))), "When somebody looked for signs.")),
        Field.Optional("expects", Expectations("What its presence says of each hypothesis: CC C N I II NA.")),
        Field.Optional("expects_silence", Expectations("What its silence past expected_by says of each hypothesis.")),
        Field.Optional("scenarios", Written.Shape.ByKey(Written.Shape.Choice("", Ratings), "How likely it is to show in each scenario."))), "The indicators, by key.", least: 1);

    public static ImmutableArray<Indicator> Read(Mapping problem, IReadOnlySet<string> channels, IReadOnlySet<string> hypotheses, IReadOnlySet<string> scenarios, Faults faults) =>
        [.. problem.Named("indicators").Select(pair => Read(pair.Key, (Mapping)pair.Value, channels, hypotheses, scenarios, faults))];

    private static Indicator Read(string key, Mapping map, IReadOnlySet<string> channels, IReadOnlySet<string> hypotheses, IReadOnlySet<string> scenarios, Faults faults)
    {
        if (map.TextOrNull("channel") is { } channel && !channels.Contains(channel)) Unknown(faults, map.LineOf("channel"), "channel", channel, channels);
        var expects = ReadExpectations(map, "expects", hypotheses, faults);
        var silence = ReadExpectations(map, "expects_silence", hypotheses, faults);
        double from = map.NumberOrNull("present_from") ?? 2, under = map.NumberOrNull("absent_under") ?? from / 4;
        if (under >= from) faults.Add("W605", map.LineOf("absent_under"), $"'absent_under' of '{key}' is not lower than 'present_from'.", "Lower it: between the two the state stays as it is.");
        if (!silence.IsEmpty && !map.Has("expected_by")) faults.Add("W609", map.LineOf("expects_silence"), $"The silence of '{key}' can never tell: it has no 'expected_by'.", "Add the day by which it should have shown.");
        var fires = map.Maps("fires").Select(condition => ReadCondition(key, condition, faults)).ToImmutableArray();
        return new()
        {
            Key = key,
            Channel = map.TextOrNull("channel"),
            Question = map.Text("question"),
            Fires = fires,
            HalfLife = map.NumberOrNull("half_life") ?? 365,
            PresentFrom = from,
            AbsentUnder = under,
            Baseline = map.Map("baseline") is { } baseline ? new(baseline.Number("count"), baseline.WholeOrNull("days") ?? 1) : null,
            ExpectedBy = map.DayOrNull("expected_by"),
            LeadTime = map.WholeOrNull("lead_time"),
            StaleAfter = map.WholeOrNull("stale_after") ?? 180,
            Looks = [.. map.Maps("looked").Select(look => new Look(look.DayOrNull("on")!.Value, look.Text("by"), look.TextOrNull("note"))).OrderBy(look => look.On)],
            Expects = expects,
            ExpectsSilence = silence,
            Scenarios = ByKey(map, "scenarios", scenarios, "scenario", faults, Parse<ScenarioRating>),
            Line = map.Line,
        };
    }

    private static Condition ReadCondition(string key, Mapping map, Faults faults)
    {
        var condition = new Condition
        {
            Words = Terms(key, map, "words", faults),
            WithWords = Terms(key, map, "with_words", faults),
            NotWords = Terms(key, map, "not_words", faults),
            From = Countries(map, "from", faults),
            To = Countries(map, "to", faults),
            Parties = Countries(map, "parties", faults),
            Speaker = Countries(map, "speaker", faults),
            Kinds = [.. map.Texts("kinds").Select(Parse<ClaimKind>)],
            Certainty = map.TextOrNull("certainty") is { } certainty ? Parse<Certainty>(certainty) : Certainty.Unknown,
            Types = [.. map.Texts("events").Select(Parse<EventType>)],
            Statuses = [.. map.Texts("status").Select(Parse<EventStatus>)],
            Contexts = map.Texts("contexts"),
            IsAct = map.Flag("act"),
        };
        if (WhyNever(condition, map) is { } why) faults.Add("W609", map.Line, $"'{key}' can never fire here: {why}.", "Change or delete this entry.");
        return condition;
    }

    /// <summary>What keeps a condition from ever holding, or null.</summary>
    private static string? WhyNever(Condition condition, Mapping map)
    {
        if (!map.Pairs.Any(pair => pair.Key != "act")) return "it asks for nothing";
        if (condition.Certainty > Certainty.Unknown && condition.Kinds is { IsEmpty: false } kinds && kinds.All(kind => kind is ClaimKind.Question or ClaimKind.Refusal))
            return "questions and refusals have no certainty";
        if (condition.From.Length == 1 && condition.To.Length == 1 && condition.From[0] == condition.To[0]) return $"{condition.From[0]} would give to itself";
        if (condition.Statuses is { IsEmpty: false } && condition.Types.IsEmpty) return "a status belongs to an event, and no event types are given";
        foreach (ulong[] not in condition.NotWords)
            if (condition.Words is { IsEmpty: false } words && words.All(entry => not.All(term => entry.Contains(term)))) return "each entry of 'words' is ruled out by 'not_words'";
        return null;
    }

    private static ImmutableArray<ulong[]> Terms(string key, Mapping map, string name, Faults faults)
    {
        var entries = ImmutableArray.CreateBuilder<ulong[]>();
        foreach (var node in map.Items(name).Cast<Scalar>())
        {
            ulong[] terms = Words.Terms(node.Text);
            if (terms.Length == 0) faults.Add("W609", node.Line, $"'{node.Text}' in '{key}' can never be found: it has only words that hold sentences together, and those are not looked at.", "Use a word that means something.");
            else entries.Add(terms);
        }
        return entries.ToImmutable();
    }

    private static ImmutableArray<string> Countries(Mapping map, string name, Faults faults)
    {
        foreach (var node in map.Items(name).Cast<Scalar>().Where(node => !Problems.Countries.Are(node.Text)))
            faults.Add("W606", node.Line, $"There is no country '{node.Text}'.", "Write its three letters (ISO 3166-1 alpha-3), such as RUS.");
        return map.Texts(name);
    }

    private static ImmutableDictionary<string, T> ByKey<T>(Mapping map, string name, IReadOnlySet<string> known, string what, Faults faults, Func<string, T> parse)
    {
        foreach (var pair in map.Named(name).Where(pair => !known.Contains(pair.Key))) Unknown(faults, pair.Line, what, pair.Key, known);
        return map.Named(name).ToImmutableDictionary(pair => pair.Key, pair => parse(((Scalar)pair.Value).Text));
    }

    internal static void Unknown(Faults faults, int line, string what, string key, IEnumerable<string> known) =>
        faults.Add("W606", line, $"There is no {what} '{key}'.", $"It has {string.Join(", ", known.Order(StringComparer.Ordinal))}.");

    private static T Parse<T>(string name) where T : struct, Enum => Enum.Parse<T>(name.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    /// <summary>HighlyLikely is written highly_likely; PLOVER types keep their capitals.</summary>
    private static string[] Names<T>() where T : struct, Enum => [.. Enum.GetNames<T>().Select(name =>
        typeof(T) == typeof(EventType) ? name.ToUpperInvariant() : string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString())))];
}
