using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Vedette.Model;
using Vedette.Relate;
using Vedette.Weigh.Indicators;
using Vedette.Weigh.Networks;
using Vedette.Weigh.Simulations;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Problems;

/// <summary>What a problem file gave: the problem, or the faults that keep it from being one. Never half of one.</summary>
public sealed record ProblemResult(WarningProblem? Problem, ImmutableArray<Fault> Faults);

/// <summary>Reads a warning problem from the YAML that a person writes.</summary>
public static class ProblemFile
{
    private static Shape Keys(string note) => Written.Shape.List(Written.Shape.Key(""), note, 1);

    public static Shape Shape { get; } = Written.Shape.Map("A warning problem: what is watched, and what would be a sign of it.",
        Field.Needed("problem", Written.Shape.Key("A short name for the problem.")),
        Field.Needed("question", Written.Shape.Text("The question that the hypotheses answer.")),
        Field.Optional("direction", Written.Shape.Map("Who would give and who would receive: a report of the reverse is told as such.",
            Field.Needed("from", Written.Shape.List(Written.Shape.Text("ISO 3166-1 alpha-3."), "Givers.", 1)),
            Field.Needed("to", Written.Shape.List(Written.Shape.Text("ISO 3166-1 alpha-3."), "Receivers.", 1)))),
        Field.Optional("scope", Written.Shape.List(Written.Shape.Text("One word, or several that must all be there."), "Words of which an origin must tell one entry to speak of the scenario at all.", 1)),
        Field.Optional("scenarios", Written.Shape.ByKey(Written.Shape.Text("What happens in it, in a sentence."), "Ways in which the situation may go.")),
        Field.Needed("hypotheses", Written.Shape.ByKey(Written.Shape.Map("A possible answer.",
            Field.Needed("statement", Written.Shape.Text("The answer, as a full sentence.")),
            Field.Optional("excludes", Keys("Hypotheses that cannot hold beside this one. Those within no other exclude each other anyway.")),
            Field.Optional("subsumes", Keys("Narrower hypotheses, each of which makes this one hold too."))), "The answers that are weighed; at least two.", least: 2)),
        Field.Optional("exhaustive", Written.Shape.Flag("true when no other answer is left.")),
        Field.Optional("channels", Written.Shape.ByKey(Written.Shape.Map("A way in which one side may support the other.",
            Field.Needed("name", Written.Shape.Text("As it is printed.")),
            Field.Needed("question", Written.Shape.Text("What is asked about it."))), "Support channels.")),
        Field.Needed("indicators", IndicatorSection.Shape),
        Field.Optional("evidence", Written.Shape.ByKey(Written.Shape.Map("Evidence beside what the indicators find.",
            Field.Needed("statement", Written.Shape.Text("What is known, or what was looked for and not seen.")),
            Field.Needed("source", Written.Shape.Text("A link, a document, or the words: analyst judgement.")),
            Field.Needed("expects", IndicatorSection.Expectations("What it says of each hypothesis: CC C N I II NA."))), "Evidence that a person brings.")),
        Field.Optional("forecasts", Written.Shape.ByKey(Written.Shape.Map("A question that the world will answer by a day.",
            Field.Needed("question", Written.Shape.Text("The question.")),
            Field.Needed("criteria", Written.Shape.Text("What must be so for each outcome.")),
            Field.Needed("source", Written.Shape.Text("Where the outcome is looked up.")),
            Field.Needed("scheduled", Written.Shape.Day("The last day on which a forecast counts; the question is answered after it.")),
            Field.Optional("hypothesis", Written.Shape.Key("The hypothesis that it bears on.")),
            Field.Optional("outcomes", Written.Shape.List(Written.Shape.Text("An outcome."), "Outcomes that exclude each other; yes and no when not given.", 2))), "Forecast questions; 'vedette forecast open' puts them on record.")),
        Field.Optional("network", NetworkSection.Shape),
        Field.Optional("simulation", SimulationSection.Shape),
        Field.Optional("questions", Written.Shape.ByKey(Written.Shape.Map("A key intelligence question.",
            Field.Needed("question", Written.Shape.Text("What one would have to know.")),
            Field.Optional("indicators", Keys("Indicators that would answer it.")),
            Field.Optional("collection", Written.Shape.Text("Where one would look."))), "Key intelligence questions.")),
        Field.Optional("assumptions", Written.Shape.ByKey(Written.Shape.Map("Something that is taken for granted.",
            Field.Needed("statement", Written.Shape.Text("As a full sentence.")),
            Field.Optional("linchpin", Written.Shape.Flag("true when the argument falls with it.")),
            Field.Optional("if_wrong", Written.Shape.Text("What would change.")),
            Field.Optional("indicators", Keys("Indicators whose reading rests on it."))), "Key assumptions.")));

    public static ProblemResult Read(string yaml)
    {
        var faults = new Faults();
        if (WrittenYaml.Parse(yaml, faults) is not { } file || !Shape.Check(file, "", faults)) return new(null, faults.InOrder);
        var problem = Read(file, faults);
        return new(faults.Any ? null : problem, faults.InOrder);
    }

    /// <summary>A problem with a comment on every part, to be written over.</summary>
    public static string Template()
    {
        using var stream = typeof(ProblemFile).Assembly.GetManifestResourceStream("problem-template.yaml") ?? throw new InvalidOperationException("The template is not in the assembly.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The JSON Schema (2020-12) of the file, for editors that complete and check while one writes.</summary>
    public static string Schema()
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true, NewLine = "\n" }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json-schema.org/draft/2020-12/schema");
            json.WriteString("title", "Vedette warning problem");
            Shape.WriteSchemaMembers(json);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static WarningProblem Read(Mapping file, Faults faults)
    {
        var channels = file.Named("channels").Select(c => c.Key).ToHashSet();
        var hypotheses = file.Named("hypotheses").Select(h => h.Key).ToHashSet();
        var scenarios = file.Named("scenarios").Select(s => s.Key).ToHashSet();
        var indicators = file.Named("indicators").Select(i => i.Key).ToHashSet();
        Direction? direction = null;
        if (file.Map("direction") is { } way)
        {
            foreach (var node in way.Items("from").Concat(way.Items("to")).Cast<Scalar>().Where(node => !Countries.Are(node.Text)))
                faults.Add("W606", node.Line, $"There is no country '{node.Text}'.", "Write its three letters (ISO 3166-1 alpha-3), such as RUS.");
            direction = new(way.Texts("from"), way.Texts("to"));
        }
        var read = IndicatorSection.Read(file, channels, hypotheses, scenarios, faults);
        return new()
        {
            Key = file.Text("problem"),
            Question = file.Text("question"),
            Direction = direction,
            Scope = [.. file.Texts("scope").Select(words => Words.Terms(words)).Where(terms => terms.Length > 0)],
            Scenarios = [.. file.Named("scenarios").Select(s => new Scenario(s.Key, ((Scalar)s.Value).Text))],
            Hypotheses = ReadHypotheses(file, hypotheses, faults),
            IsExhaustive = file.Flag("exhaustive"),
            Channels = [.. file.Named("channels").Select(c => (c.Key, Map: (Mapping)c.Value)).Select(c => new Channel(c.Key, c.Map.Text("name"), c.Map.Text("question")))],
            Indicators = read,
            Forecasts = [.. file.Named("forecasts").Select(f => ReadForecast(f.Key, (Mapping)f.Value, hypotheses, faults))],
            Network = ReadNetwork(file, read, faults),
            Simulation = file.Map("simulation") is { } simulation ? SimulationSection.Read(simulation, faults, indicators) : null,
            Evidence = [.. file.Named("evidence").Select(e => (e.Key, e.Line, Map: (Mapping)e.Value)).Where(e => IsNew(e.Key, e.Line, indicators, faults))
                .Select(e => new WrittenEvidence(e.Key, e.Map.Text("statement"), e.Map.Text("source"), IndicatorSection.ReadExpectations(e.Map, "expects", hypotheses, faults)))],
            Questions = [.. file.Named("questions").Select(q => (q.Key, Map: (Mapping)q.Value))
                .Select(q => new KeyQuestion(q.Key, q.Map.Text("question"), Known(q.Map, "indicators", "indicator", indicators, faults), q.Map.TextOrNull("collection")))],
            Assumptions = [.. file.Named("assumptions").Select(a => (a.Key, Map: (Mapping)a.Value))
                .Select(a => new KeyAssumption(a.Key, a.Map.Text("statement"), a.Map.Flag("linchpin"), a.Map.TextOrNull("if_wrong"), Known(a.Map, "indicators", "indicator", indicators, faults)))],
        };
    }

    /// <summary>Faults: a hypothesis within two others, within itself, shut out by what it lies within, or worded as another is.</summary>
    private static ImmutableArray<Hypothesis> ReadHypotheses(Mapping file, HashSet<string> keys, Faults faults)
    {
        var written = file.Named("hypotheses").Select(h => (h.Key, h.Line, Map: (Mapping)h.Value)).ToArray();
        var within = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (key, line, map) in written)
            foreach (string narrower in Known(map, "subsumes", "hypothesis", keys, faults))
                if (!within.TryAdd(narrower, key))
                    faults.Add("W608", map.LineOf("subsumes"), $"'{narrower}' would lie within both '{within[narrower]}' and '{key}', which shut each other out: the hypotheses overlap.", "Let one of them subsume it, or split it.");
        foreach (var (key, line, map) in written)
        {
            var seen = new HashSet<string>(StringComparer.Ordinal) { key };
            for (string? wider = within.GetValueOrDefault(key); wider is not null; wider = within.GetValueOrDefault(wider))
            {
                if (!seen.Add(wider))
                {
                    if (wider == key) faults.Add("W608", line, $"'{key}' would lie within itself.", "Take one of the 'subsumes' out.");
                    break;
                }
                bool IsShutOut(string a, string b) => written.First(h => h.Key == a).Map.Texts("excludes").Contains(b);
                if (IsShutOut(key, wider) || IsShutOut(wider, key))
                    faults.Add("W608", line, $"'{key}' lies within '{wider}' and is excluded by it: the hypotheses overlap.", "Keep 'subsumes' or 'excludes', not both.");
            }
            Known(map, "excludes", "hypothesis", keys, faults);
        }
        foreach (var twins in written.GroupBy(h => string.Join(' ', Words.Terms(h.Map.Text("statement")))).Where(g => g.Count() > 1))
            faults.Add("W608", twins.Last().Line, $"'{string.Join("' and '", twins.Select(h => h.Key))}' say the same: the hypotheses overlap.", "Word them so that only one of them can hold.");
        return [.. written.Select(h => new Hypothesis(h.Key, h.Map.Text("statement"), within.GetValueOrDefault(h.Key)))];
    }

    private static PlannedForecast ReadForecast(string key, Mapping map, HashSet<string> hypotheses, Faults faults)
    {
        if (map.TextOrNull("hypothesis") is { } hypothesis && !hypotheses.Contains(hypothesis)) IndicatorSection.Unknown(faults, map.LineOf("hypothesis"), "hypothesis", hypothesis, hypotheses);
        return new(key, map.Text("question"), map.Text("criteria"), map.Text("source"), map.DayOrNull("scheduled")!.Value, map.TextOrNull("hypothesis"), map.Texts("outcomes"));
    }

    private static Network? ReadNetwork(Mapping file, ImmutableArray<Indicator> indicators, Faults faults)
    {
        var moves = indicators.SelectMany(i => i.Moves).ToArray();
        if (file.Map("network") is { } section)
        {
            var network = NetworkSection.Read(section, faults);
            // Each node must be there and have two states: the network says so itself.
            if (network is not null) Evidence.Of(network, moves.Select(m => new Weighed(m.Node, new Weight(m.Present)) { Line = m.Line }), faults);
            return network;
        }
        foreach (var move in moves) faults.Add("W606", move.Line, $"There is no node '{move.Node}': the problem has no network.", "Add a 'network', or delete the indicator's 'moves'.");
        return null;
    }

    private static bool IsNew(string key, int line, HashSet<string> indicators, Faults faults)
    {
        if (!indicators.Contains(key)) return true;
        faults.Add("W607", line, $"'{key}' is the name of an indicator, and both stand in the evidence table.", "Give the evidence another name.");
        return false;
    }

    private static ImmutableArray<string> Known(Mapping map, string name, string what, HashSet<string> known, Faults faults)
    {
        foreach (var node in map.Items(name).Cast<Scalar>().Where(node => !known.Contains(node.Text))) IndicatorSection.Unknown(faults, node.Line, what, node.Text, known);
        return map.Texts(name);
    }
}
