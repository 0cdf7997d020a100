using System.Collections.Immutable;
using System.Globalization;
using Vedette.Weigh.Written;

namespace Vedette.Weigh.Simulations;

/// <summary>Reads the meaning of a simulation whose form was checked: names, units, bounds. Every slot that takes a parameter says which unit and which values it takes.</summary>
internal sealed class SimulationReader
{
    private readonly Mapping section;
    private readonly Faults faults;
    private readonly IReadOnlySet<string>? indicators;
    private readonly int weeks;
    private readonly ImmutableArray<Good> goods;
    private readonly List<Parameter> parameters = [];
    private readonly Dictionary<string, int> places = new(StringComparer.Ordinal);
    private readonly List<Bound>[] bounds;
    private readonly List<(string Key, int Line)> switches = [];
    private readonly string[] actorKeys;
    private readonly List<(int Actor, int Good)> stockKeys = [];

    public SimulationReader(Mapping section, Faults faults, IReadOnlySet<string>? indicators)
    {
        (this.section, this.faults, this.indicators) = (section, faults, indicators);
        weeks = section.WholeOrNull("weeks")!.Value;
        goods = [.. section.Named("goods").Select(p => new Good(p.Key, ((Scalar)p.Value).Text))];
        actorKeys = [.. section.Named("actors").Select(p => p.Key)];
        for (int a = 0; a < actorKeys.Length; a++)
            foreach (var stock in ((Mapping)section.Named("actors")[a].Value).Named("stocks"))
                if (Good(stock.Key, stock.Line) is var good and >= 0) stockKeys.Add((a, good));
        ReadParameters();
        bounds = [.. parameters.Select(_ => new List<Bound>())];
    }

    /// <summary>What a slot takes.</summary>
    private sealed record Bound(string Slot, double Least, double Most);

    public Simulation? Read()
    {
        var actors = ReadActors();
        var stocks = ReadStocks();
        var routes = ReadRoutes(actors);
        var channels = ReadChannels(actors);
        var cuts = ReadCuts(routes, channels);
        ImmutableArray<string> fronts = [.. section.Named("fronts").Select(p => p.Key)];
        var forces = ReadForces(fronts);
        var distractions = ReadDistractions(forces, fronts);
        var measures = new WrittenQuantity(this, routes, channels, fronts, forces, faults);
        var outcomes = ReadOutcomes(measures);
        var signposts = ReadSignposts(measures);
        foreach (var twice in switches.GroupBy(s => s.Key, StringComparer.Ordinal).Where(g => g.Count() > 1))
            faults.Add("W651", twice.Last().Line, $"'{twice.Key}' is the name of two switches.", "Give channels, cuts and distractions names of their own.");
        for (int p = 0; p < parameters.Count; p++)
            if (bounds[p].Count > 0) parameters[p] = parameters[p] with { Least = bounds[p].Max(b => b.Least), Most = bounds[p].Min(b => b.Most) };
        var sets = section.Named("sets").Select(p => (p.Key, Map: (Mapping)p.Value)).Select(s => new AssumptionSet(s.Key, s.Map.Text("says"), Overrides(s.Map, s.Key), Switched(s.Map, s.Key))).ToImmutableArray();
        var excursions = section.Named("excursions").Select(p => (p.Key, Map: (Mapping)p.Value))
            .Select(e => new Excursion(e.Key, e.Map.Text("says"), Place(sets.Select(s => s.Key), e.Map.Text("of"), "set", e.Map.LineOf("of")), Overrides(e.Map, e.Key), Switched(e.Map, e.Key))).ToImmutableArray();
        foreach (var twice in sets.Select(s => s.Key).Intersect(excursions.Select(e => e.Key), StringComparer.Ordinal))
            faults.Add("W651", section.LineOf("excursions"), $"'{twice}' is the name of a set and of an excursion.", "Rename one of them.");
        CheckUse();
        if (outcomes.Length == 0) faults.Add("W646", section.LineOf("outcomes"), "The simulation asks for no outcome.", "Add 'outcomes:' with a question such as the weeks until a stock falls under a level.");
        if (sets.Length < 2) faults.Add("W649", section.LineOf("sets"), $"There {(sets.Length == 1 ? "is one assumption set" : "are no assumption sets")}.", "Give two at least: one set alone looks like a statement on what will be.");
        if (faults.Any) return null;
        var read = new Simulation
        {
            Title = section.Text("title"), Weeks = weeks, Goods = goods, Actors = actors, Parameters = [.. parameters], Stocks = stocks, Routes = routes, Channels = channels, Cuts = cuts,
            Fronts = fronts, Forces = forces, Distractions = distractions, Outcomes = outcomes, Signposts = signposts, Sets = sets, Excursions = excursions,
        };
        CheckSetsDiffer(read);
        return faults.Any ? null : read;
    }

    private void ReadParameters()
    {
        foreach (var pair in section.Named("parameters"))
        {
            var map = (Mapping)pair.Value;
            var (range, stands) = (WrittenRange.Read(map, pair.Key, faults), WrittenRange.Stands(map, pair.Key, faults));
            places[pair.Key] = parameters.Count;
            parameters.Add(new(pair.Key, map.Text("meaning"), map.Text("unit"), range ?? new PointRange(double.NaN), stands?.Author ?? "", stands?.Basis ?? Basis.OfJudgement));
        }
    }

    private ImmutableArray<Actor> ReadActors() =>
        [.. section.Named("actors").Select((pair, a) =>
        {
            var map = (Mapping)pair.Value;
            int money = map.TextOrNull("pays_with") is { } good ? StockOf(a, good, map.LineOf("pays_with")) : -1;
            return new Actor(pair.Key, map.TextOrNull("name") ?? pair.Key, money);
        })];

    private ImmutableArray<Stock> ReadStocks()
    {
        var stocks = ImmutableArray.CreateBuilder<Stock>();
        for (int a = 0; a < actorKeys.Length; a++)
            foreach (var pair in ((Mapping)section.Named("actors")[a].Value).Named("stocks"))
            {
                int good = Array.FindIndex([.. goods], g => g.Key == pair.Key);
                if (good < 0) continue;
                var map = (Mapping)pair.Value;
                var shift = map.Map("shift");
                string unit = goods[good].Unit, weekly = Units.Per(unit, Units.Week);
                int actor = a;
                stocks.Add(new(a, good, Slot(map, "start", unit), Slot(map, "made", weekly), Slot(map, "need", weekly),
                    shift is null ? Simulations.Slot.None : Slot(shift, "times", Units.Times), shift is null ? Simulations.Slot.None : Slot(shift, "from", Units.Week), Slot(map, "kept", unit),
                    [.. map.Named("inputs").Select(input => (Stock: StockOf(actor, input.Key, input.Line), Per: SlotOf(input, Units.Per(UnitOf(input.Key), unit), 0, double.PositiveInfinity))).Where(i => i.Stock >= 0)]));
            }
        return stocks.DrainToImmutable();
    }

    private ImmutableArray<Route> ReadRoutes(ImmutableArray<Actor> actors) =>
        [.. section.Named("routes").Select(pair =>
        {
            var map = (Mapping)pair.Value;
            int to = ActorOf(map, "to"), stock = to < 0 ? -1 : StockOf(to, map.Text("good"), map.LineOf("good"));
            string unit = UnitOf(map.Text("good"));
            return new Route(pair.Key, map.TextOrNull("name") ?? pair.Key, stock, Slot(map, "volume", Units.Per(unit, Units.Week)), Price(map, to, stock, unit, actors));
        })];

    private ImmutableArray<Channel> ReadChannels(ImmutableArray<Actor> actors) =>
        [.. section.Named("channels").Select(pair =>
        {
            var map = (Mapping)pair.Value;
            int from = ActorOf(map, "from"), to = ActorOf(map, "to");
            if (from >= 0 && from == to) faults.Add("W653", map.LineOf("to"), $"The channel '{pair.Key}' leads from an actor to itself.", "Name two actors.");
            string good = map.Text("good"), unit = UnitOf(good);
            int source = from < 0 ? -1 : StockOf(from, good, map.LineOf("good")), goal = to < 0 ? -1 : StockOf(to, good, map.LineOf("good"));
            switches.Add((pair.Key, pair.Line));
            return new Channel(pair.Key, map.TextOrNull("name") ?? pair.Key, source, goal, Slot(map, "capacity", Units.Per(unit, Units.Week)), Slot(map, "starts", Units.Week), Slot(map, "ramp", Units.Week),
                Delay(map, "delay"), Slot(map, "loss", Units.Share, 0, 1), Price(map, to, goal, unit, actors), map.Flag("on", true));
        })];

    private ImmutableArray<Cut> ReadCuts(ImmutableArray<Route> routes, ImmutableArray<Channel> channels) =>
        [.. section.Named("cuts").Select(pair =>
        {
            var map = (Mapping)pair.Value;
            if (map.Texts("routes").Length + map.Texts("channels").Length == 0) faults.Add("W653", pair.Line, $"'{pair.Key}' cuts nothing.", "Name the routes or channels that it cuts.");
            switches.Add((pair.Key, pair.Line));
            return new Cut(pair.Key, map.TextOrNull("name") ?? pair.Key,
                [.. Places(map, "routes", routes.Select(r => r.Key), "route")], [.. Places(map, "channels", channels.Select(c => c.Key), "channel")],
                Slot(map, "share", Units.Share, 0, 1), Slot(map, "from", Units.Week), Slot(map, "ramp", Units.Week), map.Flag("on", true));
        })];

    private ImmutableArray<Force> ReadForces(ImmutableArray<string> fronts) =>
        [.. section.Named("forces").Select(pair =>
        {
            var map = (Mapping)pair.Value;
            int actor = ActorOf(map, "actor");
            string unit = map.Text("unit"), weekly = Units.Per(Units.Share, Units.Week);
            var posts = map.Maps("posts").Select(post => new Post(Place(fronts, post.Text("front"), "front", post.LineOf("front")),
                Slot(post, "wanted", unit), Slot(post, "from", Units.Week), Delay(post, "lead"), Slot(post, "at_start", unit))).ToImmutableArray();
            if (posts.Select(p => p.Front).Distinct().Count() < posts.Length) faults.Add("W651", map.LineOf("posts"), $"'{pair.Key}' serves a front twice.", "Name each front once.");
            return new Force(pair.Key, map.TextOrNull("name") ?? pair.Key, actor, unit, Slot(map, "units", unit), map.Has("readiness") ? Slot(map, "readiness", Units.Share, 0, 1) : Simulations.Slot.One,
                Slot(map, "wear", weekly, 0, 1), Slot(map, "rest", weekly, 0, 1), Slot(map, "hunger", weekly, 0, 1),
                [.. map.Named("supplies").Select(s => (Stock: actor < 0 ? -1 : StockOf(actor, s.Key, s.Line), Per: SlotOf(s, Units.Per(Units.Per(UnitOf(s.Key), unit), Units.Week), 0, double.PositiveInfinity))).Where(s => s.Stock >= 0)], posts);
        })];

    private ImmutableArray<Distraction> ReadDistractions(ImmutableArray<Force> forces, ImmutableArray<string> fronts) =>
        [.. section.Named("distractions").Select(pair =>
        {
            var map = (Mapping)pair.Value;
            switches.Add((pair.Key, pair.Line));
            int front = Place(fronts, map.Text("front"), "front", map.LineOf("front"));
            var (by, byPost) = ForceAt(map, "force", front, forces);
            var (tied, tiedPost) = ForceAt(map, "ties", front, forces);
            if (by >= 0 && tied >= 0 && forces[by].Actor == forces[tied].Actor) faults.Add("W653", map.LineOf("ties"), $"'{pair.Key}' ties units of the actor that distracts.", "Name an opponent's force.");
            string tiedUnit = tied >= 0 ? forces[tied].Unit : "";
            return new Distraction(pair.Key, map.TextOrNull("name") ?? pair.Key, by, byPost, tied, tiedPost, Slot(map, "per_unit", Units.Per(tiedUnit, by >= 0 ? forces[by].Unit : "")),
                map.Has("at_most") ? Slot(map, "at_most", tiedUnit) : new Slot(-1, double.MaxValue), map.Flag("on", true));
        })];

    private (int Force, int Post) ForceAt(Mapping map, string key, int front, ImmutableArray<Force> forces)
    {
        int force = Place(forces.Select(f => f.Key), map.Text(key), "force", map.LineOf(key));
        if (force < 0 || front < 0) return (-1, -1);
        int post = forces[force].Posts.ToList().FindIndex(p => p.Front == front);
        if (post < 0) faults.Add("W652", map.LineOf(key), $"'{forces[force].Key}' has no post at the front '{map.Text("front")}'.", "Add the front to its posts.");
        return (post < 0 ? -1 : force, post);
    }

    private ImmutableArray<Outcome> ReadOutcomes(WrittenQuantity measures) =>
        [.. section.Named("outcomes").Select(pair =>
        {
            var map = (Mapping)pair.Value;
            var (quantity, unit) = measures.Read(map, pair.Key);
            int? week = map.WholeOrNull("week");
            bool counts = map.Has("weeks_until_under");
            if (week.HasValue == counts) faults.Add("W653", pair.Line, $"The outcome '{pair.Key}' needs either 'week' or 'weeks_until_under'.", "Give one of the two.");
            if (counts && quantity is not (null or StockLevel)) faults.Add("W653", map.LineOf("weeks_until_under"), $"'weeks_until_under' of '{pair.Key}' asks for a stock.", "Give 'stock: ACTOR.good'.");
            CheckWeek(week ?? 1, map.LineOf("week"));
            var level = counts ? Slot(map, "weeks_until_under", unit, double.Epsilon) : Simulations.Slot.None;
            var (line, under) = measures.Line(map, counts ? "weeks" : unit);
            return new Outcome(pair.Key, map.Text("says"), counts ? "weeks" : unit, quantity ?? new StockLevel(0), counts ? 0 : week ?? 1, level, line, under);
        })];

    private ImmutableArray<Signpost> ReadSignposts(WrittenQuantity measures) =>
        [.. section.Named("signposts").Select(pair =>
        {
            var map = (Mapping)pair.Value;
            var (quantity, unit) = measures.Read(map, pair.Key);
            ImmutableArray<int> seen = [.. map.Texts("weeks").Select(t => int.Parse(t, CultureInfo.InvariantCulture)).Distinct().Order()];
            CheckWeek(seen[^1], map.LineOf("weeks"));
            string? indicator = map.TextOrNull("indicator");
            if (indicator is not null && indicators is not null && !indicators.Contains(indicator)) Unknown(indicator, "indicator", indicators, map.LineOf("indicator"));
            return new Signpost(pair.Key, map.Text("says"), unit, quantity ?? new StockLevel(0), seen, indicator);
        })];

    private ImmutableSortedDictionary<int, Parameter> Overrides(Mapping set, string name)
    {
        var overrides = ImmutableSortedDictionary.CreateBuilder<int, Parameter>();
        foreach (var pair in set.Named("parameters"))
        {
            var map = (Mapping)pair.Value;
            var (range, stands) = (WrittenRange.Read(map, pair.Key, faults), WrittenRange.Stands(map, pair.Key, faults));
            if (!places.TryGetValue(pair.Key, out int place)) faults.Add("W644", pair.Line, $"'{name}' overrides '{pair.Key}', which is no parameter.", $"The nearest names are {Nearest(pair.Key, places.Keys)}.");
            else if (range is not null && stands is not null)
            {
                overrides[place] = parameters[place] with { Range = range, Author = stands.Value.Author, Basis = stands.Value.Basis };
                CheckBounds(overrides[place], bounds[place], map.LineOf("range"));
            }
        }
        return overrides.ToImmutable();
    }

    private ImmutableSortedDictionary<int, bool> Switched(Mapping set, string name)
    {
        var switched = ImmutableSortedDictionary.CreateBuilder<int, bool>();
        foreach (var pair in set.Named("switches"))
        {
            int place = switches.FindIndex(s => s.Key == pair.Key);
            if (place < 0) faults.Add("W644", pair.Line, $"'{name}' switches '{pair.Key}', which is no channel, cut or distraction.", $"The nearest names are {Nearest(pair.Key, switches.Select(s => s.Key))}.");
            else switched[place] = ((Scalar)pair.Value).Text == "on";
        }
        return switched.ToImmutable();
    }

    private void CheckUse()
    {
        var lines = section.Named("parameters");
        for (int p = 0; p < parameters.Count; p++)
        {
            if (bounds[p].Count == 0) faults.Add("W650", lines[p].Line, $"Nothing in the model uses the parameter '{parameters[p].Key}'.", "Delete it, or use it where it was meant.");
            if (!double.IsNaN(parameters[p].Range.Low)) CheckBounds(parameters[p], bounds[p], ((Mapping)lines[p].Value).LineOf("range"));
        }
    }

    private void CheckBounds(Parameter parameter, List<Bound> taken, int line)
    {
        foreach (var bound in taken)
        {
            if (parameter.Range.Low >= bound.Least && parameter.Range.High <= bound.Most) continue;
            if (bound.Slot is "delay" or "lead" && parameter.Range.Low >= 0) faults.Add("W648", line, $"'{parameter.Key}' can be longer than the {weeks} weeks of a run.", $"Keep it at {weeks} or less, or give more 'weeks'.");
            else faults.Add("W642", line, string.Create(CultureInfo.InvariantCulture, $"'{parameter.Key}' can be {(parameter.Range.Low < bound.Least ? parameter.Range.Low : parameter.Range.High)}, which '{bound.Slot}' cannot."),
                bound.Most < double.PositiveInfinity ? string.Create(CultureInfo.InvariantCulture, $"Keep its range within {bound.Least:0.##} and {bound.Most}.") : "Keep its range at 0 or more.");
            return;
        }
    }

    private void CheckSetsDiffer(Simulation read)
    {
        for (int a = 0; a < read.Sets.Length; a++)
            for (int b = 0; b < a; b++)
                if (Variant.Of(read, read.Sets[a]).IsSameRunAs(Variant.Of(read, read.Sets[b])))
                    faults.Add("W649", section.Named("sets")[a].Line, $"The sets '{read.Sets[b].Key}' and '{read.Sets[a].Key}' assume the same.", "Say what differs, or delete one.");
    }

    private void CheckWeek(int week, int line)
    {
        if (week > weeks) faults.Add("W648", line, $"Week {week} is after the last of the {weeks} weeks of a run.", "Give an earlier week, or more 'weeks'.");
    }

    private Slot Delay(Mapping map, string key) => Slot(map, key, Units.Week, 0, weeks);

    private Slot Price(Mapping map, int to, int stock, string unit, ImmutableArray<Actor> actors)
    {
        if (!map.Has("price") || to < 0) return Simulations.Slot.None;
        int money = actors[to].Money;
        if (money < 0 || money == stock)
        {
            faults.Add("W652", map.LineOf("price"), money < 0 ? $"'{actors[to].Key}' pays with nothing." : "Money cannot be paid for with the same money.", money < 0 ? "Give the actor 'pays_with' and a stock of it." : "Leave the price out.");
            return Simulations.Slot.None;
        }
        return Slot(map, "price", Units.Per(goods[stockKeys[money].Good].Unit, unit));
    }

    private Slot Slot(Mapping map, string key, string unit, double least = 0, double most = double.PositiveInfinity) =>
        map.Has(key) ? SlotOf(map.Pairs.First(p => p.Key == key), unit, least, most) : Simulations.Slot.None;

    private Slot SlotOf(Pair pair, string unit, double least, double most)
    {
        string key = ((Scalar)pair.Value).Text;
        if (!places.TryGetValue(key, out int place))
        {
            Unknown(key, "parameter", places.Keys, pair.Line);
            return Simulations.Slot.None;
        }
        if (!Units.AreSame(unit, parameters[place].Unit))
            faults.Add("W645", pair.Line, $"'{pair.Key}' is told in {unit}, but '{key}' in {parameters[place].Unit}.", $"Write the parameter's range and 'unit: {unit}'.");
        bounds[place].Add(new(pair.Key, least, most));
        return new(place);
    }

    private int ActorOf(Mapping map, string key) => Place(actorKeys, map.Text(key), "actor", map.LineOf(key));

    private int Good(string key, int line) => Place(goods.Select(g => g.Key), key, "good", line);

    private string UnitOf(string good) => goods.FirstOrDefault(g => g.Key == good)?.Unit ?? "";

    private int StockOf(int actor, string good, int line)
    {
        int of = Good(good, line);
        if (of < 0) return -1;
        int stock = stockKeys.IndexOf((actor, of));
        if (stock < 0) faults.Add("W652", line, $"'{actorKeys[actor]}' has no stock of '{good}'.", $"Add '{good}:' to its stocks.");
        return stock;
    }

    /// <summary>A stock written as ACTOR.good; -1 with a fault when there is none.</summary>
    public int StockOf(string path, int line)
    {
        int dot = path.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            faults.Add("W640", line, $"'{path}' names no stock.", "Write ACTOR.good.");
            return -1;
        }
        int actor = Place(actorKeys, path[..dot], "actor", line);
        return actor < 0 ? -1 : StockOf(actor, path[(dot + 1)..], line);
    }

    public string UnitOfStock(int stock) => goods[stockKeys[stock].Good].Unit;

    public int Place(IEnumerable<string> names, string name, string kind, int line)
    {
        string[] all = [.. names];
        int place = Array.IndexOf(all, name);
        if (place < 0) Unknown(name, kind, all, line);
        return place;
    }

    private IEnumerable<int> Places(Mapping map, string key, IEnumerable<string> names, string kind)
    {
        string[] all = [.. names];
        return map.Items(key).Select(item => Place(all, ((Scalar)item).Text, kind, item.Line)).Where(p => p >= 0).Distinct();
    }

    private void Unknown(string name, string kind, IEnumerable<string> names, int line) =>
        faults.Add("W640", line, $"There is no {kind} '{name}'.", names.Any() ? $"The nearest names are {Nearest(name, names)}." : $"The file names no {kind}.");

    private static string Nearest(string name, IEnumerable<string> names) =>
        string.Join(", ", names.OrderByDescending(n => Pieces(n).Intersect(Pieces(name)).Count() / (double)Pieces(n).Union(Pieces(name)).Count()).ThenBy(n => n, StringComparer.Ordinal).Take(3));

    private static IEnumerable<string> Pieces(string name) => Enumerable.Range(0, name.Length + 1).Select(i => $" {name} ".Substring(i, 2)).Distinct();
}
