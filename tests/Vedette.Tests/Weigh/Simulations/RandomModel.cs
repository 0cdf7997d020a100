using System.Collections.Immutable;
using Vedette.Weigh.Simulations;

namespace Vedette.Tests.Weigh.Simulations;

/// <summary>Models made by a seed: every mechanism, in small numbers and in every combination.</summary>
internal static class RandomModel
{
    public static Simulation Of(int seed)
    {
        var random = new Random(seed);
        var parameters = new List<Parameter>();
        Slot Between(double low, double high)
        {
            double a = low + random.NextDouble() * (high - low), b = low + random.NextDouble() * (high - low);
            Distribution range = random.Next(4) switch
            {
                0 => new PointRange(a),
                1 => new UniformRange(Math.Min(a, b), Math.Max(a, b) + 1e-9),
                2 => new TriangularRange(Math.Min(a, b), Math.Min(a, b), Math.Max(a, b) + 1e-9),
                _ => new ChoiceRange([Math.Min(a, b), Math.Max(a, b) + 1e-9], [1, 2]),
            };
            parameters.Add(new($"p{parameters.Count}", "", "", range, "test", Basis.OfJudgement));
            return new(parameters.Count - 1);
        }
        Slot Maybe(double low, double high) => random.Next(3) > 0 ? Between(low, high) : Slot.None;
        int weeks = random.Next(1, 30), goods = random.Next(1, 4), actors = random.Next(1, 4);
        var stocks = ImmutableArray.CreateBuilder<Stock>();
        for (int a = 0; a < actors; a++)
            for (int g = 0; g < goods; g++)
                stocks.Add(new(a, g, Maybe(0, 100), Maybe(0, 12), Maybe(0, 15), random.Next(3) == 0 ? Between(0, 2) : Slot.None, Maybe(0, 10), Maybe(0, 20),
                    g > 0 && random.Next(3) == 0 ? [(a * goods + random.Next(g), Between(0, 2))] : []));
        // The last good is money.
        int[] money = [.. Enumerable.Range(0, actors).Select(a => goods > 1 && random.Next(4) > 0 ? a * goods + goods - 1 : -1)];
        Slot Price(int stock) => money[stock / goods] >= 0 && money[stock / goods] != stock ? Maybe(0, 3) : Slot.None;
        var routes = Enumerable.Range(0, random.Next(4)).Select(r => (r, Stock: random.Next(stocks.Count))).Select(r => new Route($"r{r.r}", "", r.Stock, Between(0, 10), Price(r.Stock))).ToImmutableArray();
        var channels = actors == 1 ? [] : Enumerable.Range(0, random.Next(5)).Select(c =>
        {
            int good = random.Next(goods), from = random.Next(actors), to = (from + random.Next(1, actors)) % actors;
            return new Channel($"c{c}", "", from * goods + good, to * goods + good, Between(0, 10), Maybe(0, 10), Maybe(0, 5), Maybe(0, weeks), Maybe(0, 1), Price(to * goods + good), random.Next(4) > 0);
        }).ToImmutableArray();
        var cuts = Enumerable.Range(0, random.Next(3)).Select(k => new Cut($"k{k}", "", [.. Enumerable.Range(0, routes.Length).Where(_ => random.Next(2) == 0)], [.. Enumerable.Range(0, channels.Length).Where(_ => random.Next(2) == 0)],
            Between(0, 1), Between(0, 10), Maybe(0, 8), random.Next(4) > 0)).ToImmutableArray();
        int fronts = random.Next(1, 3);
        var forces = Enumerable.Range(0, random.Next(4)).Select(f =>
        {
            int actor = f % actors;
            return new Force($"f{f}", "", actor, "ships", Between(0, 50), random.Next(2) == 0 ? Slot.One : Between(0, 1), Maybe(0, 0.5), Maybe(0, 0.5), Maybe(0, 0.5),
                random.Next(2) == 0 ? [(actor * goods + random.Next(goods), Between(0, 0.5))] : [],
                [.. Enumerable.Range(0, fronts).Select(front => new Post(front, Maybe(0, 40), Maybe(0, 8), Maybe(0, Math.Min(weeks, 6)), Maybe(0, 30)))]);
        }).ToImmutableArray();
        var distractions = forces.Length < 2 ? [] : Enumerable.Range(0, random.Next(3)).Select(d =>
            new Distraction($"d{d}", "", 0, fronts - 1, 1, fronts - 1, Between(0, 3), random.Next(2) == 0 ? new Slot(-1, double.MaxValue) : Between(0, 20), random.Next(4) > 0)).ToImmutableArray();
        if (parameters.Count == 0) Between(0, 1);
        return new()
        {
            Title = "random",
            Weeks = weeks,
            Goods = [.. Enumerable.Range(0, goods).Select(g => new Good($"g{g}", "t"))],
            Actors = [.. Enumerable.Range(0, actors).Select(a => new Actor($"a{a}", "", money[a]))],
            Parameters = [.. parameters],
            Stocks = stocks.ToImmutable(),
            Routes = routes,
            Channels = channels,
            Cuts = cuts,
            Fronts = [.. Enumerable.Range(0, fronts).Select(f => $"front{f}")],
            Forces = forces,
            Distractions = distractions,
            Outcomes = [new("o", "", "t", new StockLevel(0), weeks, Slot.None, 10, true)],
            Sets = [],
        };
    }

    public static ImmutableArray<Quantity> Quantities(Simulation model) =>
    [
        .. model.Stocks.SelectMany((_, s) => new Quantity[] { new StockLevel(s), new WeekMet(s), new AllMet(s) }),
        .. model.Routes.Select((_, r) => new RouteVolume(r)),
        .. model.Channels.Select((_, c) => new ChannelVolume(c)),
        .. model.Fronts.SelectMany((_, front) => model.Forces.Select((_, f) => new ReadyUnits(front, [f]))),
    ];

    public static Variant AsItIs(Simulation model) => new("as it is", "", model.Parameters, [.. model.Switches.Select(s => s.IsOn)]);
}
