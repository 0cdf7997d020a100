using System.Collections.Immutable;

namespace Vedette.Weigh.Simulations;

/// <summary>
/// A model of stocks and flows between actors in steps of a week, whose every number is an assumption with an author and a basis.
/// It says how the assumptions lead to their outcomes; it says nothing on whether something will happen.
/// Things refer to each other by their places in these lists; a <see cref="Slot"/> refers to a parameter.
/// </summary>
public sealed record Simulation
{
    public required string Title { get; init; }

    /// <summary>How many weeks a run has, 1 to <see cref="MostWeeks"/>.</summary>
    public required int Weeks { get; init; }
    public required ImmutableArray<Good> Goods { get; init; }
    public required ImmutableArray<Actor> Actors { get; init; }
    public required ImmutableArray<Parameter> Parameters { get; init; }
    public required ImmutableArray<Stock> Stocks { get; init; }
    public ImmutableArray<Route> Routes { get; init; } = [];
    public ImmutableArray<Channel> Channels { get; init; } = [];
    public ImmutableArray<Cut> Cuts { get; init; } = [];
    public ImmutableArray<string> Fronts { get; init; } = [];
    public ImmutableArray<Force> Forces { get; init; } = [];
    public ImmutableArray<Distraction> Distractions { get; init; } = [];
    public required ImmutableArray<Outcome> Outcomes { get; init; }
    public ImmutableArray<Signpost> Signposts { get; init; } = [];

    /// <summary>At least two.</summary>
    public required ImmutableArray<AssumptionSet> Sets { get; init; }

    /// <summary>One-off changes, each to a set.</summary>
    public ImmutableArray<Excursion> Excursions { get; init; } = [];

    /// <summary>What a set can turn on and off, each with its state in the file: channels, then cuts, then distractions.</summary>
    public ImmutableArray<(string Key, bool IsOn)> Switches =>
        [.. Channels.Select(c => (c.Key, c.IsOn)), .. Cuts.Select(c => (c.Key, c.IsOn)), .. Distractions.Select(d => (d.Key, d.IsOn))];

    public const int MostWeeks = 520;
}

/// <summary>Where the model takes a number from: a parameter's place, or nothing.</summary>
/// <param name="Parameter">-1 when the file gives none; the number is then <see cref="Otherwise"/>.</param>
public readonly record struct Slot(int Parameter, double Otherwise = 0)
{
    public static Slot None => new(-1);
    public static Slot One => new(-1, 1);
    public bool IsGiven => Parameter >= 0;
}

/// <summary>A kind of thing that is held, used and moved: energy, food, money.</summary>
public sealed record Good(string Key, string Unit);

/// <param name="Money">The place of the stock that the actor pays from; -1 when it pays for nothing.</param>
public sealed record Actor(string Key, string Name, int Money);

/// <summary>An assumption.</summary>
/// <param name="Key">Its name in the file.</param>
/// <param name="Author">Who stands behind it.</param>
public sealed record Parameter(string Key, string Meaning, string Unit, Distribution Range, string Author, Basis Basis)
{
    /// <summary>The least value that the places where the model uses it can take.</summary>
    public double Least { get; init; }

    /// <summary>The greatest such value.</summary>
    public double Most { get; init; } = double.PositiveInfinity;
}

/// <summary>What an assumption rests on: a claim, a source with its link, or an analyst's judgement.</summary>
public sealed record Basis(string? Claim, string? Source, string? Link)
{
    public const string Judgement = "analyst judgement";

    public static Basis OfJudgement { get; } = new(null, null, null);
    public bool IsJudgement => Claim is null && Source is null;
    public string InWords => Claim is not null ? $"claim {Claim}" : Source is null ? Judgement : Link is null ? Source : $"{Source}, {Link}";
}

/// <summary>What one actor holds of one good.</summary>
/// <param name="Start">At the start of week 1.</param>
/// <param name="Made">A week.</param>
/// <param name="Need">A week; what is not met is not made up for later.</param>
/// <param name="Shift">What the need is multiplied by from <paramref name="ShiftFrom"/> on: over 1 more is used, under 1 it is rationed.</param>
/// <param name="Kept">Below this level nothing is sent through channels.</param>
/// <param name="Inputs">Other stocks of the actor and how much of each one unit made takes.</param>
public sealed record Stock(int Actor, int Good, Slot Start, Slot Made, Slot Need, Slot Shift, Slot ShiftFrom, Slot Kept, ImmutableArray<(int Stock, Slot Per)> Inputs);

/// <summary>An import from outside the model, where there is always enough.</summary>
/// <param name="Stock">Where it goes.</param>
/// <param name="Volume">A week.</param>
/// <param name="Price">In the receiver's money.</param>
public sealed record Route(string Key, string Name, int Stock, Slot Volume, Slot Price);

/// <summary>A way from one actor's stock to another's.</summary>
/// <param name="Capacity">A week.</param>
/// <param name="Starts">The first week in which it carries.</param>
/// <param name="Ramp">Weeks until it carries all it can.</param>
/// <param name="Delay">Weeks on the way, rounded to whole weeks; what is sent in a week arrives in the next at the earliest.</param>
/// <param name="Loss">The share that does not arrive.</param>
/// <param name="Price">What the receiver pays the sender when it is sent.</param>
public sealed record Channel(string Key, string Name, int From, int To, Slot Capacity, Slot Starts, Slot Ramp, Slot Delay, Slot Loss, Slot Price, bool IsOn);

/// <summary>A sanction or a blockade: from a week on it takes a share off routes and channels. Two cuts of one route leave what the second leaves of what the first leaves.</summary>
/// <param name="Ramp">Weeks until it cuts in full.</param>
public sealed record Cut(string Key, string Name, ImmutableArray<int> Routes, ImmutableArray<int> Channels, Slot Share, Slot From, Slot Ramp, bool IsOn);

/// <summary>Units of an actor that fronts compete for.</summary>
/// <param name="Wear">The share of readiness lost in a week with all units at fronts.</param>
/// <param name="Rest">The share of what is missing to full readiness won back in a week with all units at home and supplied.</param>
/// <param name="Hunger">The share of readiness lost in a week without any supply.</param>
/// <param name="Supplies">Stocks of the actor and what one unit at a front takes of each in a week.</param>
/// <param name="Posts">The fronts it serves, the most important first.</param>
public sealed record Force(string Key, string Name, int Actor, string Unit, Slot Units, Slot Readiness, Slot Wear, Slot Rest, Slot Hunger, ImmutableArray<(int Stock, Slot Per)> Supplies, ImmutableArray<Post> Posts);

/// <param name="Wanted">Units wanted there from <paramref name="From"/> on.</param>
/// <param name="Lead">Weeks between the order and the arrival, as a channel's delay.</param>
/// <param name="AtStart">Units already there.</param>
public sealed record Post(int Front, Slot Wanted, Slot From, Slot Lead, Slot AtStart);

/// <summary>Ready units of one actor at a front make an opponent want units there as well.</summary>
/// <param name="Force">Whose units distract; that actor pays through the supplies of its units.</param>
/// <param name="Post">The place among the force's posts.</param>
/// <param name="Tied">The force that is tied.</param>
/// <param name="TiedPost">The place of the same front among its posts.</param>
/// <param name="PerUnit">Units tied by a unit that is there and ready as the week begins.</param>
public sealed record Distraction(string Key, string Name, int Force, int Post, int Tied, int TiedPost, Slot PerUnit, Slot AtMost, bool IsOn);

/// <summary>Something that can be seen in a run in every week.</summary>
public abstract record Quantity;

/// <summary>The level of a stock at the end of a week.</summary>
public sealed record StockLevel(int Stock) : Quantity;

/// <summary>The share of the need of a week that was met.</summary>
public sealed record WeekMet(int Stock) : Quantity;

/// <summary>The share of the need of all weeks so far that was met.</summary>
public sealed record AllMet(int Stock) : Quantity;

/// <summary>What a channel sent in a week.</summary>
public sealed record ChannelVolume(int Channel) : Quantity;

/// <summary>What a route brought in a week.</summary>
public sealed record RouteVolume(int Route) : Quantity;

/// <summary>Units at a front times their readiness, over one or more forces.</summary>
public sealed record ReadyUnits(int Front, ImmutableArray<int> Forces) : Quantity
{
    public bool Equals(ReadyUnits? other) => other is not null && Front == other.Front && Forces.SequenceEqual(other.Forces);
    public override int GetHashCode() => HashCode.Combine(Front, Forces.Length);
}

/// <summary>A named question to a run.</summary>
/// <param name="Over">What it is read from.</param>
/// <param name="Week">The week whose value it is; 0 when it is the number of weeks until the quantity falls under <paramref name="Level"/>.</param>
/// <param name="Level">Given for a number of weeks only.</param>
/// <param name="Line">The value whose crossing matters, or null.</param>
/// <param name="CrossesUnder">Whether a run crosses the line when it is under it, or over it.</param>
public sealed record Outcome(string Key, string Says, string Unit, Quantity Over, int Week, Slot Level, double? Line, bool CrossesUnder)
{
    /// <summary>Whether it counts weeks. A run in which it never happens has all its weeks.</summary>
    public bool CountsWeeks => Week == 0;

    public bool Crosses(double value) => Line is { } line && (CrossesUnder ? value < line : value > line);
}

/// <summary>Something that may show early which way a run goes.</summary>
/// <param name="Weeks">When it is looked at.</param>
/// <param name="Indicator">The key of the indicator that watches it in the world, or null.</param>
public sealed record Signpost(string Key, string Says, string Unit, Quantity Over, ImmutableArray<int> Weeks, string? Indicator);

/// <summary>What a set holds different from the file's own parameters and switches.</summary>
/// <param name="Overrides">Parameters by place, each with its own author and basis.</param>
/// <param name="Switched">Switches by place in <see cref="Simulation.Switches"/>.</param>
public sealed record AssumptionSet(string Key, string Says, ImmutableSortedDictionary<int, Parameter> Overrides, ImmutableSortedDictionary<int, bool> Switched);

/// <param name="Of">The place of the set that is changed.</param>
public sealed record Excursion(string Key, string Says, int Of, ImmutableSortedDictionary<int, Parameter> Overrides, ImmutableSortedDictionary<int, bool> Switched);
