using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Vedette.Weigh.Simulations;

/// <summary>
/// Runs a model under one choice of assumptions: <see cref="Width"/> runs at a time, each a lane of every column.
/// The order within a week: what is on the way arrives; production, with its inputs; imports, as far as money goes; needs, with the supplies of units at fronts;
/// channels for goods, then channels for money; forces.
/// </summary>
internal sealed class Engine
{
    /// <summary>Runs in a block: columns of a block stay in the processor's cache.</summary>
    public const int Width = 256;

    private readonly Simulation model;
    private readonly double[][] values;
    private readonly ImmutableArray<Quantity> tracked;
    private readonly bool[] channelOn, cutOn, distractionOn;
    private readonly Dictionary<double, int> constants = [];
    private readonly int stock, needed, used, met, moved, sent, open, cut, home, ready, supplied, deployed, there, onTheWay, target, workA, workB, workC, columns;
    private readonly int[] firstPost;
    private readonly Pipeline[] channelPipes, postPipes;
    private readonly int rings;
    private readonly (int Money, int[] Routes)[] paidRoutes;
    private readonly ChannelGroup[] goods, moneys;
    private readonly int[] needing;

    /// <param name="values">For each parameter its value in each run, in whole blocks.</param>
    /// <param name="tracked">What is kept of each run.</param>
    public Engine(Simulation model, Variant variant, double[][] values, ImmutableArray<Quantity> tracked)
    {
        (this.model, this.values, this.tracked) = (model, values, tracked);
        int channels = model.Channels.Length, cuts = model.Cuts.Length;
        channelOn = [.. variant.Switches.Take(channels)];
        cutOn = [.. variant.Switches.Skip(channels).Take(cuts)];
        distractionOn = [.. variant.Switches.Skip(channels + cuts)];
        int next = 0;
        int Take(int count)
        {
            next += count;
            return next - count;
        }
        foreach (double otherwise in Slots(model).Where(s => !s.IsGiven).Select(s => s.Otherwise).Append(0).Append(1).Distinct()) constants[otherwise] = Take(1);
        int stocks = model.Stocks.Length, forces = model.Forces.Length;
        (stock, needed, used, met) = (Take(stocks), Take(stocks), Take(stocks), Take(stocks));
        (moved, sent, open, cut) = (Take(model.Routes.Length), Take(channels), Take(model.Routes.Length + channels), Take(1));
        (home, ready, supplied, deployed) = (Take(forces), Take(forces), Take(forces), Take(forces));
        firstPost = new int[forces + 1];
        for (int f = 0; f < forces; f++) firstPost[f + 1] = firstPost[f] + model.Forces[f].Posts.Length;
        (there, onTheWay, target) = (Take(firstPost[forces]), Take(firstPost[forces]), Take(firstPost[forces]));
        (workA, workB, workC) = (Take(1), Take(1), Take(1));
        columns = next;
        Pipeline Pipe(Slot delay)
        {
            int length = Pipeline.Whole(delay.IsGiven ? variant.Parameters[delay.Parameter].Range.High : delay.Otherwise) + 1;
            return new(Take(length), length, delay, !delay.IsGiven || variant.Parameters[delay.Parameter].Range.IsPoint);
        }
        channelPipes = [.. model.Channels.Select(c => Pipe(c.Delay))];
        postPipes = [.. model.Forces.SelectMany(f => f.Posts).Select(p => Pipe(p.Lead))];
        rings = next - columns;
        paidRoutes = [.. Enumerable.Range(0, model.Routes.Length).Where(r => model.Routes[r].Price.IsGiven)
            .GroupBy(r => MoneyOf(model.Routes[r].Stock)).Select(g => (g.Key, g.ToArray()))];
        var isMoney = model.Actors.Where(a => a.Money >= 0).Select(a => a.Money).ToHashSet();
        goods = Groups(c => !isMoney.Contains(model.Channels[c].From));
        moneys = Groups(c => isMoney.Contains(model.Channels[c].From));
        var supplies = model.Forces.SelectMany(f => f.Supplies).Select(s => s.Stock).ToHashSet();
        needing = [.. Enumerable.Range(0, stocks).Where(s => model.Stocks[s].Need.IsGiven || supplies.Contains(s))];
    }

    public Room NewRoom() => new(columns, rings) { Delays = new int[(channelPipes.Length + postPipes.Length) * Width] };

    /// <summary>Runs one block from the first week to the last and writes what is tracked.</summary>
    public void Run(int block, Room room, Tracks into)
    {
        Begin(block, room);
        Keep(block, room, 0, into);
        for (int week = 1; week <= model.Weeks; week++)
        {
            Open(block, room, week);
            Arrive(room, week);
            Make(block, room);
            Import(block, room);
            Need(block, room, week);
            foreach (var group in goods) Send(block, room, week, group);
            foreach (var group in moneys) Send(block, room, week, group);
            Deploy(block, room, week);
            Keep(block, room, week, into);
        }
    }

    private static IEnumerable<Slot> Slots(Simulation model) =>
    [
        .. model.Stocks.SelectMany(s => new[] { s.Start, s.Made, s.Need, s.Shift, s.ShiftFrom, s.Kept }.Concat(s.Inputs.Select(i => i.Per))),
        .. model.Routes.SelectMany(r => new[] { r.Volume, r.Price }),
        .. model.Channels.SelectMany(c => new[] { c.Capacity, c.Starts, c.Ramp, c.Delay, c.Loss, c.Price }),
        .. model.Cuts.SelectMany(c => new[] { c.Share, c.From, c.Ramp }),
        .. model.Forces.SelectMany(f => new[] { f.Units, f.Readiness, f.Wear, f.Rest, f.Hunger }.Concat(f.Supplies.Select(s => s.Per)).Concat(f.Posts.SelectMany(p => new[] { p.Wanted, p.From, p.Lead, p.AtStart }))),
        .. model.Distractions.SelectMany(d => new[] { d.PerUnit, d.AtMost }),
    ];

    /// <summary>Channels that are settled together: out of one kind of stock, by sender and by payer.</summary>
    private sealed record ChannelGroup((int From, int[] Channels)[] Senders, (int Money, int[] Channels)[] Payers, int[] All);

    private ChannelGroup[] Groups(Func<int, bool> belongs)
    {
        int[] all = [.. Enumerable.Range(0, model.Channels.Length).Where(c => channelOn[c] && belongs(c))];
        if (all.Length == 0) return [];
        return [new([.. all.GroupBy(c => model.Channels[c].From).Select(g => (g.Key, g.ToArray()))],
            [.. all.Where(c => model.Channels[c].Price.IsGiven).GroupBy(c => MoneyOf(model.Channels[c].To)).Select(g => (g.Key, g.ToArray()))], all)];
    }

    private int MoneyOf(int stock) => model.Actors[model.Stocks[stock].Actor].Money;

    private ReadOnlySpan<Vector<double>> In(int block, Room room, Slot slot) =>
        slot.IsGiven ? MemoryMarshal.Cast<double, Vector<double>>(values[slot.Parameter].AsSpan(block * Width, Width)) : room[constants[slot.Otherwise]];

    private void Begin(int block, Room room)
    {
        room.Clear();
        foreach (var (value, column) in constants) room[column].Fill(new Vector<double>(value));
        for (int s = 0; s < model.Stocks.Length; s++)
        {
            In(block, room, model.Stocks[s].Start).CopyTo(room[stock + s]);
            room[met + s].Fill(Vector<double>.One);
        }
        for (int l = 0; l < model.Routes.Length + model.Channels.Length; l++) room[open + l].Fill(Vector<double>.One);
        for (int f = 0; f < model.Forces.Length; f++)
        {
            var force = model.Forces[f];
            In(block, room, force.Units).CopyTo(room[home + f]);
            In(block, room, force.Readiness).CopyTo(room[ready + f]);
            for (int p = 0; p < force.Posts.Length; p++)
            {
                In(block, room, force.Posts[p].AtStart).CopyTo(room[there + firstPost[f] + p]);
                Kernels.Assign(room[there + firstPost[f] + p], room[home + f]);
            }
        }
        for (int p = 0; p < channelPipes.Length + postPipes.Length; p++)
        {
            var weeks = MemoryMarshal.Cast<Vector<double>, double>(In(block, room, (p < channelPipes.Length ? channelPipes[p] : postPipes[p - channelPipes.Length]).Delay));
            for (int lane = 0; lane < Width; lane++) room.Delays[p * Width + lane] = Pipeline.Whole(weeks[lane]);
        }
    }

    private void Open(int block, Room room, int week)
    {
        int routes = model.Routes.Length;
        for (int k = 0; k < model.Cuts.Length; k++)
            if (cutOn[k])
            {
                foreach (int r in model.Cuts[k].Routes) room[open + r].Fill(Vector<double>.One);
                foreach (int c in model.Cuts[k].Channels) room[open + routes + c].Fill(Vector<double>.One);
            }
        for (int k = 0; k < model.Cuts.Length; k++)
        {
            if (!cutOn[k]) continue;
            var made = model.Cuts[k];
            Kernels.Leave(room[cut], week, In(block, room, made.Share), In(block, room, made.From), In(block, room, made.Ramp));
            foreach (int r in made.Routes) Kernels.Multiply(room[open + r], room[cut]);
            foreach (int c in made.Channels) Kernels.Multiply(room[open + routes + c], room[cut]);
        }
    }

    private void Arrive(Room room, int week)
    {
        for (int c = 0; c < model.Channels.Length; c++)
        {
            if (!channelOn[c]) continue;
            var arriving = room[channelPipes[c].Arriving(week)];
            Kernels.Add(room[stock + model.Channels[c].To], arriving);
            arriving.Clear();
        }
    }

    private void Make(int block, Room room)
    {
        for (int s = 0; s < model.Stocks.Length; s++)
        {
            var of = model.Stocks[s];
            if (!of.Made.IsGiven) continue;
            var made = In(block, room, of.Made);
            if (of.Inputs.Length == 0)
            {
                Kernels.Add(room[stock + s], made);
                continue;
            }
            var share = room[workA];
            share.Fill(Vector<double>.One);
            foreach (var (input, per) in of.Inputs) Kernels.Allow(share, room[stock + input], made, In(block, room, per));
            foreach (var (input, per) in of.Inputs) Kernels.TakeInput(room[stock + input], made, In(block, room, per), share);
            Kernels.AddProduct(room[stock + s], made, share);
        }
    }

    private void Import(int block, Room room)
    {
        for (int r = 0; r < model.Routes.Length; r++)
        {
            Kernels.Product(room[moved + r], In(block, room, model.Routes[r].Volume), room[open + r]);
            if (!model.Routes[r].Price.IsGiven) Kernels.Add(room[stock + model.Routes[r].Stock], room[moved + r]);
        }
        foreach (var (money, routes) in paidRoutes)
        {
            var (cost, share) = (workA, workB);
            room[cost].Clear();
            foreach (int r in routes) Kernels.AddProduct(room[cost], room[moved + r], In(block, room, model.Routes[r].Price));
            Kernels.Ratios(room[share], room[stock + money], room[cost]);
            Kernels.TakeProduct(room[stock + money], room[cost], room[share]);
            foreach (int r in routes)
            {
                Kernels.Multiply(room[moved + r], room[share]);
                Kernels.Add(room[stock + model.Routes[r].Stock], room[moved + r]);
            }
        }
    }

    private void Need(int block, Room room, int week)
    {
        for (int f = 0; f < model.Forces.Length; f++)
        {
            room[deployed + f].Clear();
            for (int p = firstPost[f]; p < firstPost[f + 1]; p++) Kernels.Add(room[deployed + f], room[there + p]);
        }
        foreach (int s in needing)
        {
            var of = model.Stocks[s];
            var need = room[workA];
            if (of.Shift.IsGiven) Kernels.Shift(need, In(block, room, of.Need), In(block, room, of.Shift), week, In(block, room, of.ShiftFrom));
            else In(block, room, of.Need).CopyTo(need);
            for (int f = 0; f < model.Forces.Length; f++)
                foreach (var (supply, per) in model.Forces[f].Supplies)
                    if (supply == s) Kernels.AddProduct(need, room[deployed + f], In(block, room, per));
            Kernels.Use(room[stock + s], room[met + s], room[needed + s], room[used + s], need);
        }
    }

    private void Send(int block, Room room, int week, ChannelGroup group)
    {
        var (work, share) = (workA, workB);
        foreach (int c in group.All)
        {
            var channel = model.Channels[c];
            if (channel.Starts.IsGiven || channel.Ramp.IsGiven) Kernels.ProductActive(room[sent + c], In(block, room, channel.Capacity), week, In(block, room, channel.Starts), In(block, room, channel.Ramp));
            else In(block, room, channel.Capacity).CopyTo(room[sent + c]);
            Kernels.Multiply(room[sent + c], room[open + model.Routes.Length + c]);
        }
        foreach (var (from, channels) in group.Senders)
        {
            room[work].Clear();
            foreach (int c in channels) Kernels.Add(room[work], room[sent + c]);
            Kernels.RatiosAbove(room[share], room[stock + from], In(block, room, model.Stocks[from].Kept), room[work]);
            foreach (int c in channels) Kernels.Multiply(room[sent + c], room[share]);
        }
        foreach (var (money, channels) in group.Payers)
        {
            room[work].Clear();
            foreach (int c in channels) Kernels.AddProduct(room[work], room[sent + c], In(block, room, model.Channels[c].Price));
            Kernels.Ratios(room[share], room[stock + money], room[work]);
            Kernels.TakeProduct(room[stock + money], room[work], room[share]);
            foreach (int c in channels)
            {
                Kernels.Multiply(room[sent + c], room[share]);
                int earned = MoneyOf(model.Channels[c].From);
                if (earned >= 0) Kernels.AddProduct(room[stock + earned], room[sent + c], In(block, room, model.Channels[c].Price));
            }
        }
        foreach (int c in group.All)
        {
            var channel = model.Channels[c];
            Kernels.Take(room[stock + channel.From], room[sent + c]);
            if (channel.Loss.IsGiven) Kernels.ProductOfRest(room[work], room[sent + c], In(block, room, channel.Loss));
            else room[sent + c].CopyTo(room[work]);
            channelPipes[c].Send(room, week, room[work], room.Delays.AsSpan(c * Width, Width));
        }
    }

    private void Deploy(int block, Room room, int week)
    {
        for (int f = 0; f < model.Forces.Length; f++)
            for (int p = 0; p < model.Forces[f].Posts.Length; p++)
            {
                int at = firstPost[f] + p;
                var post = model.Forces[f].Posts[p];
                Kernels.Arrive(room[there + at], room[onTheWay + at], room[postPipes[at].Arriving(week)]);
                if (post.From.IsGiven) Kernels.ProductActive(room[target + at], In(block, room, post.Wanted), week, In(block, room, post.From), In(block, room, Slot.None));
                else In(block, room, post.Wanted).CopyTo(room[target + at]);
            }
        for (int d = 0; d < model.Distractions.Length; d++)
        {
            if (!distractionOn[d]) continue;
            var by = model.Distractions[d];
            Kernels.Tie(room[target + firstPost[by.Tied] + by.TiedPost], room[there + firstPost[by.Force] + by.Post], room[ready + by.Force], In(block, room, by.PerUnit), In(block, room, by.AtMost));
        }
        for (int f = 0; f < model.Forces.Length; f++)
        {
            var force = model.Forces[f];
            In(block, room, force.Units).CopyTo(room[workA]);
            for (int at = firstPost[f]; at < firstPost[f + 1]; at++)
            {
                Kernels.Assign(room[target + at], room[workA]);
                Kernels.Withdraw(room[there + at], room[home + f], room[target + at]);
            }
            for (int at = firstPost[f]; at < firstPost[f + 1]; at++)
            {
                Kernels.Order(room[workB], room[home + f], room[onTheWay + at], room[there + at], room[target + at]);
                postPipes[at].Send(room, week, room[workB], room.Delays.AsSpan((channelPipes.Length + at) * Width, Width));
            }
            room[supplied + f].Fill(Vector<double>.One);
            foreach (var (supply, _) in force.Supplies) Kernels.Least(room[supplied + f], room[met + supply]);
            room[workC].Clear();
            for (int at = firstPost[f]; at < firstPost[f + 1]; at++) Kernels.Add(room[workC], room[there + at]);
            Kernels.Tire(room[ready + f], In(block, room, force.Units), room[home + f], room[workC], room[supplied + f], In(block, room, force.Wear), In(block, room, force.Rest), In(block, room, force.Hunger));
        }
    }

    private void Keep(int block, Room room, int week, Tracks into)
    {
        for (int t = 0; t < tracked.Length; t++)
        {
            if (!into.Keeps(t, week)) continue;
            var kept = into.Of(t, week).AsSpan(block * Width, Width);
            switch (tracked[t])
            {
                case StockLevel level: Write(room[stock + level.Stock], kept); break;
                case WeekMet week1: Write(room[met + week1.Stock], kept); break;
                case ChannelVolume volume: Write(room[sent + volume.Channel], kept); break;
                case RouteVolume volume: Write(room[moved + volume.Route], kept); break;
                case AllMet all:
                    Kernels.Ratios(room[workA], room[used + all.Stock], room[needed + all.Stock]);
                    Write(room[workA], kept);
                    break;
                case ReadyUnits units:
                    room[workA].Clear();
                    foreach (int f in units.Forces)
                        for (int p = 0; p < model.Forces[f].Posts.Length; p++)
                            if (model.Forces[f].Posts[p].Front == units.Front) Kernels.AddProduct(room[workA], room[there + firstPost[f] + p], room[ready + f]);
                    Write(room[workA], kept);
                    break;
            }
        }
    }

    private static void Write(ReadOnlySpan<Vector<double>> from, Span<float> to)
    {
        var narrow = MemoryMarshal.Cast<float, Vector<float>>(to);
        for (int i = 0; i < narrow.Length; i++) narrow[i] = Vector.Narrow(from[2 * i], from[2 * i + 1]);
    }
}
