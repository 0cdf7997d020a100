using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Vedette.Weigh.Simulations;

namespace Vedette.Tests.Weigh.Simulations;

public class EngineTests
{
    private static void ForModels(Action<Simulation> holds, int most = 150) =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed => holds(RandomModel.Of(seed))).Check(Config.QuickThrowOnFailure.WithMaxTest(most).WithReplay(7, 9));

    [Fact]
    public void Many_runs_at_once_give_the_same_bits_as_one_run_told_plainly() => ForModels(model =>
    {
        var quantities = RandomModel.Quantities(model);
        var (tracks, values) = Run(model, quantities, 300);
        foreach (int run in new[] { 0, 17, 255, 256, 299 })
        {
            var plain = new PlainRun(model, RandomModel.AsItIs(model).Switches, p => values[p][run]);
            for (int week = 0; week <= model.Weeks; week++)
            {
                if (week > 0) plain.Step(week);
                for (int q = 0; q < quantities.Length; q++) tracks.Of(q, week)[run].ShouldBe((float)plain.Read(quantities[q]), $"run {run}, week {week}, {quantities[q]}");
            }
        }
    });

    [Fact]
    public void What_came_less_what_went_is_what_is_there() => ForModels(model =>
    {
        var (run, _) = Plain(model);
        for (int week = 1; week <= model.Weeks; week++)
        {
            run.Step(week);
            for (int g = 0; g < model.Goods.Length; g++)
            {
                var book = run.Books[g];
                double should = book.Start + book.Made + book.Imported - book.Used - book.Inputs - book.Lost - book.PaidAbroad;
                run.Total(g).ShouldBe(should, 1e-9 * (1 + book.Start + book.Made + book.Imported));
            }
            for (int f = 0; f < model.Forces.Length; f++) run.Units(f).ShouldBe(UnitsOf(model, f), 1e-9 * (1 + UnitsOf(model, f)));
        }

        double UnitsOf(Simulation of, int force) => of.Parameters[of.Forces[force].Units.Parameter].Range.At(0.3);
    });

    [Fact]
    public void No_stock_falls_below_zero_and_readiness_stays_a_share() => ForModels(model =>
    {
        var (run, _) = Plain(model);
        for (int week = 1; week <= model.Weeks; week++)
        {
            run.Step(week);
            for (int s = 0; s < model.Stocks.Length; s++) run.Stock(s).ShouldBeGreaterThanOrEqualTo(0);
            for (int f = 0; f < model.Forces.Length; f++) run.Readiness(f).ShouldBeInRange(0, 1);
        }
    });

    [Fact]
    public void Channels_that_are_off_are_as_if_they_were_not_there() => ForModels(model =>
    {
        var off = model with { Channels = [.. model.Channels.Select(c => c with { IsOn = false })] };
        var without = model with { Channels = [], Cuts = [.. model.Cuts.Select(c => c with { Channels = [] })] };
        ImmutableArray<Quantity> levels = [.. model.Stocks.Select((_, s) => new StockLevel(s))];
        var (a, b) = (Run(off, levels, 5).Tracks, Run(without, levels, 5).Tracks);
        for (int week = 0; week <= model.Weeks; week++)
            for (int s = 0; s < levels.Length; s++) a.Of(s, week).ShouldBe(b.Of(s, week));
    }, 60);

    [Fact]
    public void More_capacity_never_lowers_what_the_receiver_has() =>
        Prop.ForAll(Gen.Choose(0, 1_000_000).ToArbitrary(), seed =>
        {
            var random = new Random(seed);
            Slot[] slots = [.. Enumerable.Range(0, 8).Select(i => new Slot(i))];
            double[] values = [random.Next(100), random.Next(10), random.Next(12), random.Next(100), random.Next(10), random.Next(12), random.Next(6), random.NextDouble()];
            double[] capacities = [.. Enumerable.Range(0, 6).Select(_ => random.NextDouble() * 20).Order()];
            var levels = capacities.Select(capacity =>
            {
                var model = new Simulation
                {
                    Title = "one channel",
                    Weeks = 20,
                    Goods = [new("oil", "t")],
                    Actors = [new("A", "", -1), new("B", "", -1)],
                    Parameters = [.. values.Append(capacity).Select((v, i) => new Parameter($"p{i}", "", "", new PointRange(v), "test", Basis.OfJudgement))],
                    Stocks = [new(0, 0, slots[0], slots[1], slots[2], Slot.None, Slot.None, Slot.None, []), new(1, 0, slots[3], slots[4], slots[5], Slot.None, Slot.None, Slot.None, [])],
                    Channels = [new("pipe", "", 0, 1, new Slot(8), Slot.None, Slot.None, slots[6], slots[7], Slot.None, true)],
                    Outcomes = [],
                    Sets = [],
                };
                var tracks = Run(model, [new StockLevel(1)], 1).Tracks;
                return Enumerable.Range(0, 21).Select(week => tracks.Of(0, week)[0]).ToArray();
            }).ToArray();
            for (int c = 1; c < levels.Length; c++)
                for (int week = 0; week <= 20; week++) levels[c][week].ShouldBeGreaterThanOrEqualTo(levels[c - 1][week] - 1e-4f);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60).WithReplay(3, 5));

    [Fact]
    public void A_step_of_a_run_allocates_nothing()
    {
        var model = Enumerable.Range(0, 200).Select(RandomModel.Of).First(m => m.Forces.Length > 1 && m.Channels.Length > 1 && m.Routes.Length > 1 && m.Cuts.Length > 0);
        long After(int weeks)
        {
            var longer = model with { Weeks = weeks };
            var (engine, tracks) = Engine(longer, [new StockLevel(0)], 256);
            var room = engine.NewRoom();
            engine.Run(0, room, tracks);
            long before = GC.GetAllocatedBytesForCurrentThread();
            engine.Run(0, room, tracks);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
        After(40).ShouldBe(After(20));
    }

    internal static (Tracks Tracks, double[][] Values) Run(Simulation model, ImmutableArray<Quantity> quantities, int runs)
    {
        var variant = RandomModel.AsItIs(model);
        var draws = new Draws(model.Parameters, 11, runs);
        var values = draws.Columns(variant);
        var engine = new Engine(model, variant, values, quantities);
        var tracks = AllWeeks(model, quantities.Length, draws.Padded);
        var room = engine.NewRoom();
        for (int block = 0; block < draws.Padded / Vedette.Weigh.Simulations.Engine.Width; block++) engine.Run(block, room, tracks);
        return (tracks, values);
    }

    private static (Engine, Tracks) Engine(Simulation model, ImmutableArray<Quantity> quantities, int runs)
    {
        var draws = new Draws(model.Parameters, 11, runs);
        return (new(model, RandomModel.AsItIs(model), draws.Columns(RandomModel.AsItIs(model)), quantities), AllWeeks(model, quantities.Length, draws.Padded));
    }

    private static Tracks AllWeeks(Simulation model, int quantities, int padded) =>
        new([.. Enumerable.Range(0, quantities).SelectMany(q => Enumerable.Range(0, model.Weeks + 1).Select(week => (q, week)))], quantities, model.Weeks, padded);

    private static (PlainRun Run, double[] Values) Plain(Simulation model)
    {
        double[] values = [.. model.Parameters.Select(p => p.Range.At(0.3))];
        return (new(model, RandomModel.AsItIs(model).Switches, p => values[p]), values);
    }
}
