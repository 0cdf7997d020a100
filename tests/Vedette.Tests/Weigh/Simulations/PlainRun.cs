using System.Collections.Immutable;
using Vedette.Weigh.Simulations;

namespace Vedette.Tests.Weigh.Simulations;

/// <summary>One run of a simulation, told as plainly as can be: the twin of the engine that runs many at once, and its baseline. It keeps the books of every good.</summary>
internal sealed class PlainRun
{
    private readonly Simulation model;
    private readonly Func<Slot, double> at;
    private readonly bool[] channelOn, cutOn, distractionOn;
    private readonly double[] stock, needed, used, met, moved, sent, open, home, ready;
    private readonly double[][] there, onTheWay, target;
    private readonly double[][] channelPipe;
    private readonly double[][][] postPipe;

    public PlainRun(Simulation model, ImmutableArray<bool> switches, Func<int, double> parameter)
    {
        (this.model, at) = (model, slot => slot.IsGiven ? parameter(slot.Parameter) : slot.Otherwise);
        channelOn = [.. switches.Take(model.Channels.Length)];
        cutOn = [.. switches.Skip(model.Channels.Length).Take(model.Cuts.Length)];
        distractionOn = [.. switches.Skip(model.Channels.Length + model.Cuts.Length)];
        stock = [.. model.Stocks.Select(s => at(s.Start))];
        (needed, used, met) = (new double[stock.Length], new double[stock.Length], [.. stock.Select(_ => 1.0)]);
        (moved, sent) = (new double[model.Routes.Length], new double[model.Channels.Length]);
        open = new double[model.Routes.Length + model.Channels.Length];
        (home, ready) = ([.. model.Forces.Select(f => at(f.Units))], [.. model.Forces.Select(f => at(f.Readiness))]);
        there = [.. model.Forces.Select(f => new double[f.Posts.Length])];
        onTheWay = [.. model.Forces.Select(f => new double[f.Posts.Length])];
        target = [.. model.Forces.Select(f => new double[f.Posts.Length])];
        for (int f = 0; f < home.Length; f++)
            for (int p = 0; p < there[f].Length; p++)
            {
                there[f][p] = Math.Min(at(model.Forces[f].Posts[p].AtStart), home[f]);
                home[f] -= there[f][p];
            }
        channelPipe = [.. model.Channels.Select(_ => new double[2 * Simulation.MostWeeks + 2])];
        postPipe = [.. model.Forces.Select(f => f.Posts.Select(_ => new double[2 * Simulation.MostWeeks + 2]).ToArray())];
        Books = [.. model.Goods.Select((_, g) => new Book { Start = Total(g) })];
    }

    /// <summary>What came and went of one good.</summary>
    public sealed class Book
    {
        public double Start, Made, Imported, Used, Inputs, Lost, PaidAbroad;
    }

    public Book[] Books { get; }

    /// <summary>What all actors hold of a good and have on the way.</summary>
    public double Total(int good)
    {
        double sum = 0;
        for (int s = 0; s < stock.Length; s++) if (model.Stocks[s].Good == good) sum += stock[s];
        for (int c = 0; c < channelPipe.Length; c++) if (model.Stocks[model.Channels[c].To].Good == good) sum += channelPipe[c].Sum();
        return sum;
    }

    public double Stock(int place) => stock[place];
    public double Readiness(int force) => ready[force];

    /// <summary>Units at home, at fronts and on the way.</summary>
    public double Units(int force) => home[force] + there[force].Sum() + onTheWay[force].Sum();

    public double Read(Quantity quantity) => quantity switch
    {
        StockLevel level => stock[level.Stock],
        WeekMet week => met[week.Stock],
        AllMet all => Ratio(used[all.Stock], needed[all.Stock]),
        ChannelVolume volume => sent[volume.Channel],
        RouteVolume volume => moved[volume.Route],
        ReadyUnits units => Ready(units),
        _ => throw new ArgumentOutOfRangeException(nameof(quantity)),
    };

    /// <summary>Weeks are run in order from 1.</summary>
    public void Step(int week)
    {
        Open(week);
        for (int c = 0; c < sent.Length; c++)
        {
            if (!channelOn[c]) continue;
            stock[model.Channels[c].To] += channelPipe[c][week];
            channelPipe[c][week] = 0;
        }
        Make();
        Import();
        Need(week);
        var isMoney = model.Actors.Where(a => a.Money >= 0).Select(a => a.Money).ToHashSet();
        var on = Enumerable.Range(0, sent.Length).Where(c => channelOn[c]).ToArray();
        Send(week, [.. on.Where(c => !isMoney.Contains(model.Channels[c].From))]);
        Send(week, [.. on.Where(c => isMoney.Contains(model.Channels[c].From))]);
        Deploy(week);
    }

    private double Ready(ReadyUnits units)
    {
        double sum = 0;
        foreach (int f in units.Forces)
            for (int p = 0; p < there[f].Length; p++)
                if (model.Forces[f].Posts[p].Front == units.Front) sum += there[f][p] * ready[f];
        return sum;
    }

    private void Open(int week)
    {
        Array.Fill(open, 1);
        for (int k = 0; k < cutOn.Length; k++)
        {
            if (!cutOn[k]) continue;
            var cut = model.Cuts[k];
            double left = 1 - at(cut.Share) * Active(week, at(cut.From), at(cut.Ramp));
            foreach (int r in cut.Routes) open[r] *= left;
            foreach (int c in cut.Channels) open[model.Routes.Length + c] *= left;
        }
    }

    private void Make()
    {
        for (int s = 0; s < stock.Length; s++)
        {
            var of = model.Stocks[s];
            if (!of.Made.IsGiven) continue;
            double made = at(of.Made), share = 1;
            foreach (var (input, per) in of.Inputs) share = Math.Min(share, Ratio(stock[input], made * at(per)));
            foreach (var (input, per) in of.Inputs)
            {
                double before = stock[input];
                stock[input] = Math.Max(0, stock[input] - made * at(per) * share);
                Books[model.Stocks[input].Good].Inputs += before - stock[input];
            }
            double output = of.Inputs.Length == 0 ? made : made * share;
            stock[s] += output;
            Books[of.Good].Made += output;
        }
    }

    private void Import()
    {
        for (int r = 0; r < moved.Length; r++)
        {
            moved[r] = at(model.Routes[r].Volume) * open[r];
            if (!model.Routes[r].Price.IsGiven) Bring(r);
        }
        foreach (var payer in Enumerable.Range(0, moved.Length).Where(r => model.Routes[r].Price.IsGiven).GroupBy(r => Money(model.Routes[r].Stock)))
        {
            double cost = 0;
            foreach (int r in payer) cost += moved[r] * at(model.Routes[r].Price);
            double share = Ratio(stock[payer.Key], cost);
            Books[model.Stocks[payer.Key].Good].PaidAbroad += Math.Min(stock[payer.Key], cost * share);
            stock[payer.Key] = Math.Max(0, stock[payer.Key] - cost * share);
            foreach (int r in payer)
            {
                moved[r] *= share;
                Bring(r);
            }
        }
    }

    private void Bring(int route)
    {
        stock[model.Routes[route].Stock] += moved[route];
        Books[model.Stocks[model.Routes[route].Stock].Good].Imported += moved[route];
    }

    private void Need(int week)
    {
        for (int s = 0; s < stock.Length; s++)
        {
            var of = model.Stocks[s];
            double need = at(of.Need);
            if (of.Shift.IsGiven) need *= 1 + (at(of.Shift) - 1) * Active(week, at(of.ShiftFrom), 0);
            for (int f = 0; f < home.Length; f++)
                foreach (var (supply, per) in model.Forces[f].Supplies)
                    if (supply == s) need += Sum(there[f]) * at(per);
            double taken = Math.Min(stock[s], need);
            stock[s] -= taken;
            met[s] = Ratio(taken, need);
            needed[s] += need;
            used[s] += taken;
            Books[of.Good].Used += taken;
        }
    }

    private void Send(int week, int[] channels)
    {
        foreach (int c in channels)
            sent[c] = at(model.Channels[c].Capacity) * Active(week, at(model.Channels[c].Starts), at(model.Channels[c].Ramp)) * open[model.Routes.Length + c];
        foreach (var sender in channels.GroupBy(c => model.Channels[c].From))
        {
            double wanted = 0;
            foreach (int c in sender) wanted += sent[c];
            double share = Ratio(Math.Max(0, stock[sender.Key] - at(model.Stocks[sender.Key].Kept)), wanted);
            foreach (int c in sender) sent[c] *= share;
        }
        foreach (var payer in channels.Where(c => model.Channels[c].Price.IsGiven).GroupBy(c => Money(model.Channels[c].To)))
        {
            double cost = 0;
            foreach (int c in payer) cost += sent[c] * at(model.Channels[c].Price);
            double share = Ratio(stock[payer.Key], cost);
            stock[payer.Key] = Math.Max(0, stock[payer.Key] - cost * share);
            foreach (int c in payer)
            {
                sent[c] *= share;
                double price = sent[c] * at(model.Channels[c].Price);
                if (Money(model.Channels[c].From) is var earns and >= 0) stock[earns] += price;
                else Books[model.Stocks[payer.Key].Good].PaidAbroad += price;
            }
        }
        foreach (int c in channels)
        {
            stock[model.Channels[c].From] = Math.Max(0, stock[model.Channels[c].From] - sent[c]);
            double arriving = (1 - at(model.Channels[c].Loss)) * sent[c];
            Books[model.Stocks[model.Channels[c].To].Good].Lost += sent[c] - arriving;
            channelPipe[c][week + Whole(at(model.Channels[c].Delay))] += arriving;
        }
    }

    private void Deploy(int week)
    {
        for (int f = 0; f < home.Length; f++)
            for (int p = 0; p < there[f].Length; p++)
            {
                var post = model.Forces[f].Posts[p];
                double arriving = postPipe[f][p][week];
                there[f][p] += arriving;
                onTheWay[f][p] = Math.Max(0, onTheWay[f][p] - arriving);
                target[f][p] = at(post.Wanted) * Active(week, at(post.From), 0);
            }
        for (int d = 0; d < distractionOn.Length; d++)
        {
            if (!distractionOn[d]) continue;
            var by = model.Distractions[d];
            target[by.Tied][by.TiedPost] += Math.Min(at(by.AtMost), at(by.PerUnit) * (there[by.Force][by.Post] * ready[by.Force]));
        }
        for (int f = 0; f < home.Length; f++)
        {
            var force = model.Forces[f];
            double left = at(force.Units);
            for (int p = 0; p < there[f].Length; p++)
            {
                target[f][p] = Math.Min(target[f][p], left);
                left -= target[f][p];
                double back = Math.Max(0, there[f][p] - target[f][p]);
                there[f][p] -= back;
                home[f] += back;
            }
            for (int p = 0; p < there[f].Length; p++)
            {
                double leaving = Math.Min(home[f], Math.Max(0, target[f][p] - there[f][p] - onTheWay[f][p]));
                home[f] -= leaving;
                onTheWay[f][p] += leaving;
                postPipe[f][p][week + Whole(at(force.Posts[p].Lead))] += leaving;
            }
            double supplied = 1;
            foreach (var (supply, _) in force.Supplies) supplied = Math.Min(supplied, met[supply]);
            double units = at(force.Units), atHome = units > 0 ? home[f] / units : 0, atFronts = units > 0 ? Sum(there[f]) / units : 0;
            double rise = at(force.Rest) * atHome * supplied * (1 - ready[f]), fall = ready[f] * (at(force.Wear) * atFronts + at(force.Hunger) * (1 - supplied));
            ready[f] = Math.Max(0, Math.Min(1, ready[f] + rise - fall));
        }
    }

    private int Money(int place) => model.Actors[model.Stocks[place].Actor].Money;

    private static double Sum(double[] values)
    {
        double sum = 0;
        foreach (double value in values) sum += value;
        return sum;
    }

    private static double Active(int week, double from, double ramp) => Math.Max(0, Math.Min(1, (week + 1 - from) / Math.Max(1, ramp)));
    private static double Ratio(double there, double wanted) => wanted > 0 ? Math.Min(1, there / wanted) : 1;
    private static int Whole(double weeks) => Math.Max(1, (int)Math.Floor(weeks + 0.5));
}
