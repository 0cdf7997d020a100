using Vedette.Extract;
using Vedette.Language;
using Vedette.Model;
using Proposition = Vedette.Model.Proposition;

namespace Vedette.Relate;

/// <summary>How what one proposition says stands to what another says.</summary>
public enum Accord : byte
{
    /// <summary>They speak of different things, or too little is known of one to tell.</summary>
    Different,
    Same,

    /// <summary>The first says the same and more, or says it with less reserve.</summary>
    Stronger,

    /// <summary>The second says the same and more, or says it with less reserve.</summary>
    Weaker,

    /// <summary>The first says that what the second says is not so.</summary>
    Opposite,
}

/// <param name="Score">0 to 1: how far the parts that both name agree.</param>
/// <param name="Parties">How many who or what both name alike. One alone is soon alike: whoever acts does many things.</param>
/// <param name="IsOneScope">Both name the same countries, or one names none. A drill about a strait and a drill, of the same two, are one thing in kind and not one claim.</param>
public readonly record struct Accordance(Accord Kind, double Score, int Parties, bool IsOneScope)
{
    public bool IsOfOneThing => Kind is not Accord.Different;

    /// <summary>One of them is denied or refused: what said the same now says the opposite.</summary>
    public Accordance Denied => this with { Kind = Kind switch { Accord.Different => Accord.Different, Accord.Opposite => Accord.Same, _ => Accord.Opposite } };

    /// <summary>The kind and the score.</summary>
    public override string ToString() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Kind} {Score:0.00}");

    public Accordance Reversed => this with { Kind = Kind switch { Accord.Stronger => Accord.Weaker, Accord.Weaker => Accord.Stronger, _ => Kind } };
}

/// <summary>Lays two propositions side by side: relation on relation, part on part. A part that one of them leaves open does not count against it.</summary>
public static class Accords
{
    /// <summary>What is left when the agreement is with an act that one of them only names ("the patrol shows …").</summary>
    private const double Named = 0.95;

    /// <summary>Below this, parts that both name are held for different things.</summary>
    private const double OneThing = 0.5;

    /// <summary>Another part than the other's: "aid China" and "aid to China".</summary>
    private const double OtherPart = 0.95;

    private const double RelationWeight = 0.6, ActorWeight = 0.8, ThingWeight = 1.2;

    /// <summary>Relations that say little by themselves: two parts must agree.</summary>
    private static readonly HashSet<string> Vague = new(StringComparer.Ordinal) { "be", "have", "own", "do", "see", "go", "come", "get", "make", "take", "put", "use", "say", "become", "give", "include", "show", "remain", "find", "hold", "keep", "need" };

    public static Accordance Of(Proposition a, Proposition b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        var best = Plain(a, b);
        foreach (var named in NamedActs(a))
        {
            best = Better(best, Plain(named, b));
            foreach (var other in NamedActs(b)) best = Better(best, Plain(named, other));
        }
        foreach (var named in NamedActs(b)) best = Better(best, Plain(a, named));
        return best;

        static Accordance Better(Accordance best, Accordance other) => other.IsOfOneThing && other.Score * Named > best.Score * (best.IsOfOneThing ? 1 : 0) ? other with { Score = other.Score * Named } : best;
    }

    /// <summary>Acts that a proposition tells as having happened by naming them: what shows something, what is included.</summary>
    public static IEnumerable<Proposition> NamedActs(Proposition proposition)
    {
        ArgumentNullException.ThrowIfNull(proposition);
        return RelationTable.Own.Named(proposition.Relation) is { Holds: true } && proposition is { Polarity: Polarity.Positive }
            ? proposition.Arguments.Where(a => a.Inner is { Modality: Modality.Actual } && a.Role is not (ArgumentRole.Recipient or ArgumentRole.Content) && !a.Qualities.Any(q => q is "possible" or "potential" or "likely" or "planned")).Select(a => a.Inner!)
            : [];
    }

    private static Accordance Plain(Proposition a, Proposition b)
    {
        var laid = Lay(a, b);
        if (!laid.AreOne) return new(Accord.Different, laid.Score, laid.Parties, laid.AreOne && IsOneScope(Countries(a), Countries(b)));
        bool turned = laid.Turned ^ (a.Polarity != b.Polarity);
        if (turned) return new(Accord.Opposite, laid.Score, laid.Parties, laid.AreOne && IsOneScope(Countries(a), Countries(b)));
        int reserve = Reserve(a.Modality, b.Modality);
        if (reserve == Apart) return new(Accord.Different, laid.Score, laid.Parties, laid.AreOne && IsOneScope(Countries(a), Countries(b)));
        // The negation of less says more: who will send nothing will send no tanks.
        int more = reserve != 0 ? reserve : (laid.MoreInA, laid.MoreInB) switch { ( > 0, 0) => 1, (0, > 0) => -1, _ => 0 };
        return new(more > 0 ? Accord.Stronger : more < 0 ? Accord.Weaker : Accord.Same, laid.Score, laid.Parties, laid.AreOne && IsOneScope(Countries(a), Countries(b)));
    }

    /// <summary>The name under which a relation and its opposite are looked for.</summary>
    internal static string Key(string relation)
    {
        var known = RelationTable.Own.Named(relation);
        return known?.Kin ?? (known?.Opposite is { } opposite && string.CompareOrdinal(opposite, relation) < 0 ? opposite : relation);
    }

    /// <summary>Whether both tell acts that the table knows, and these are not one thing.</summary>
    public static bool AreOtherActs(Proposition a, Proposition b) => IsKnown(a) && IsKnown(b) && !Of(a, b).IsOfOneThing;

    /// <summary>Whether both tell one relation or its opposite, of whomever; words that say little by themselves tell none.</summary>
    public static bool TellOneAct(Proposition a, Proposition b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        return !Vague.Contains(a.Relation) && (Key(a.Relation) == Key(b.Relation) || Terms(a.Relation).SequenceEqual(Terms(b.Relation)));
    }

    private static bool IsKnown(Proposition proposition) => !Vague.Contains(proposition.Relation) && RelationTable.Own.Named(proposition.Relation) is not null;

    /// <summary>One that names no country leaves the scope open.</summary>
    private static bool IsOneScope(HashSet<string> a, HashSet<string> b) => a.Count == 0 || b.Count == 0 || a.SetEquals(b);

    private static HashSet<string> Countries(Proposition proposition)
    {
        var countries = new HashSet<string>(StringComparer.Ordinal);
        Collect(proposition);
        return countries;

        void Collect(Proposition one)
        {
            foreach (var argument in one.Arguments)
            {
                if (argument.Country is { } country && argument.Role is not ArgumentRole.Place) countries.Add(country);
                if (argument.Inner is { } inner) Collect(inner);
            }
        }
    }

    private const int Apart = int.MinValue;

    /// <summary>Above 0 when the first is put forward with less reserve. What is needed or advised can be laid beside what is so or will be, not beside what is possible.</summary>
    private static int Reserve(Modality a, Modality b)
    {
        if (a == b) return 0;
        bool dutyA = a is Modality.Necessary or Modality.Advised, dutyB = b is Modality.Necessary or Modality.Advised;
        if (dutyA == dutyB) return b.CompareTo(a);
        var plain = dutyA ? b : a;
        return plain is Modality.Actual or Modality.Expected ? dutyA ? -1 : 1 : Apart;
    }

    /// <param name="Turned">Opposite relations, or opposite in what they ask for or show.</param>
    private readonly record struct Laid(bool AreOne, double Score, bool Turned, int MoreInA, int MoreInB, int Parties)
    {
        public static Laid Apart => default;
    }

    private static Laid Lay(Proposition a, Proposition b)
    {
        bool opposite = RelationTable.Own.AreOpposite(a.Relation, b.Relation);
        bool kin = a.Relation != b.Relation && RelationTable.Own.AreKin(a.Relation, b.Relation);
        if (!opposite && !kin && a.Relation != b.Relation) return Laid.Apart;
        bool vague = Vague.Contains(a.Relation);
        double score = vague ? RelationWeight / 2 : RelationWeight, weight = score;
        int agreeing = 0, moreA = 0, moreB = 0;
        bool turned = opposite;
        foreach (var (slot, slotWeight) in Slots)
        {
            var (x, y) = (Parts(a, slot), Parts(b, slot));
            // A drill about the strait and a patrol about nothing said are two things.
            if (kin && slot is Slot.Thing && (x.Length == 0) != (y.Length == 0)) return Laid.Apart;
            if (x.Length == 0 || y.Length == 0)
            {
                if (x.Length > 0) moreA++;
                if (y.Length > 0) moreB++;
                continue;
            }
            var (likeness, isTurned, extraX, extraY, clash) = Match(x, y);
            if ((clash || likeness < OneThing) && slot is not Slot.Quality) return Laid.Apart;
            turned ^= isTurned;
            (moreA, moreB) = (moreA + extraX, moreB + extraY);
            score += slotWeight * likeness;
            weight += slotWeight;
            if (slot is Slot.Actor or Slot.Thing && likeness >= OneThing) agreeing += Math.Min(x.Length, y.Length);
        }
        return agreeing >= (vague || kin ? 2 : 1) ? new(true, score / weight, turned, moreA, moreB, agreeing) : Laid.Apart;
    }

    private enum Slot { Actor, Thing, Quality, Place, Time }

    private static readonly (Slot Slot, double Weight)[] Slots = [(Slot.Actor, ActorWeight), (Slot.Thing, ThingWeight), (Slot.Quality, 0.3), (Slot.Place, 0.4), (Slot.Time, 0.4)];

    private static Argument[] Parts(Proposition proposition, Slot slot) => [.. proposition.Arguments.Where(a => !a.IsOpen && SlotOf(proposition, a) == slot)];

    private static Slot SlotOf(Proposition proposition, Argument argument) => argument.Role switch
    {
        ArgumentRole.Actor => Slot.Actor,
        // What somebody is said to be is the thing itself; of an act told by a noun it is the adjective.
        ArgumentRole.Attribute => proposition.Relation == "be" ? Slot.Thing : Slot.Quality,
        ArgumentRole.Place => Slot.Place,
        ArgumentRole.Time => Slot.Time,
        _ => Slot.Thing,
    };

    /// <summary>
    /// The mean likeness of the parts of the shorter list, each with the part of the other that is most like it; how many stay alone on each side; and whether
    /// both name a part of one role and none of these is alike.
    /// </summary>
    private static (double Likeness, bool Turned, int MoreX, int MoreY, bool Clash) Match(Argument[] x, Argument[] y)
    {
        var (few, many, swapped) = x.Length <= y.Length ? (x, y, false) : (y, x, true);
        Span<bool> taken = stackalloc bool[many.Length];
        double sum = 0;
        bool turned = false;
        int left = many.Length, moreFew = 0, moreMany = 0, met = 0;
        foreach (var one in few)
        {
            int best = -1;
            var found = new Fit(-1, false, 0, 0);
            for (int k = 0; k < many.Length; k++)
                if (!taken[k] && Like(one, many[k]) is var fit && fit.Likeness > found.Likeness) (best, found) = (k, fit);
            if (best < 0) continue;
            sum += found.Likeness;
            if (found.Likeness < OneThing)
            {
                moreFew++;
                continue;
            }
            taken[best] = true;
            left--;
            met |= (1 << (int)one.Role) | (1 << (int)many[best].Role);
            turned ^= found.Turned;
            (moreFew, moreMany) = (moreFew + found.MoreA, moreMany + found.MoreB);
        }
        moreMany += left;
        return (sum / few.Length, turned, swapped ? moreMany : moreFew, swapped ? moreFew : moreMany, (Roles(x) & Roles(y) & ~met) != 0);
    }

    private static int Roles(Argument[] parts)
    {
        int roles = 0;
        foreach (var part in parts)
            if (part.Role is not ArgumentRole.Other) roles |= 1 << (int)part.Role;
        return roles;
    }

    private readonly record struct Fit(double Likeness, bool Turned, int MoreA, int MoreB);

    private static Fit Like(Argument a, Argument b)
    {
        double part = a.Role == b.Role ? 1 : OtherPart;
        if (a.Role is ArgumentRole.Time) return new(SameTime(a.Head, b.Head) ? 1 : 0, false, 0, 0);
        if (a.Inner is { } x && b.Inner is { } y)
        {
            var laid = Lay(x, y);
            if (laid.AreOne) return new(laid.Score * part, laid.Turned ^ (x.Polarity != y.Polarity), laid.MoreInA, laid.MoreInB);
            // "asks for support" with nothing more on one side.
            return new(x.Relation == y.Relation && (Bare(x) || Bare(y)) ? 0.8 * part : 0, x.Polarity != y.Polarity, Bare(x) ? 0 : 1, Bare(y) ? 0 : 1);
        }
        if ((a.Inner ?? b.Inner) is { } told)
        {
            int more = told.Arguments.Any(p => !p.IsOpen && p.Role is not (ArgumentRole.Actor or ArgumentRole.Attribute)) ? 1 : 0;
            return a.Head == b.Head ? new(0.8 * part, told.Polarity is Polarity.Negative, a.Inner is null ? 0 : more, b.Inner is null ? 0 : more) : default;
        }
        var (moreA, moreB, clash) = Qualities(a, b);
        double head = Heads(a, b);
        return new(clash ? Math.Min(head, 0.3) : head * part, false, moreA, moreB);
    }

    private static bool Bare(Proposition proposition) => proposition.Arguments.All(a => a.IsOpen || a.Role is ArgumentRole.Attribute);

    /// <summary>Whether a thing of a country acts for it: its troops do, its stock index does not.</summary>
    private static bool ActsFor(string head) => Agents.Contains(head[(head.LastIndexOf(' ') + 1)..]);

    private static readonly HashSet<string> Agents = new(StringComparer.Ordinal)
    {
        "troops", "troop", "force", "forces", "soldier", "army", "navy", "military", "fleet", "warship", "ship", "aircraft", "jet", "marine", "guard", "police", "official", "officer", "minister", "president",
        "premier", "chancellor", "diplomat", "spokesman", "spokeswoman", "spokesperson", "ambassador", "envoy", "negotiator", "leader", "delegation", "party", "parliament", "congress", "senate", "bureau", "department", "embassy", "agency", "intelligence",
    };

    private static double Heads(Argument a, Argument b)
    {
        if (a.Entity is { } x && x == b.Entity) return 1;
        bool alike = Terms(a.Head).SequenceEqual(Terms(b.Head));
        if (a.Country is { } one && b.Country is { } other)
        {
            if (one != other) return 0;
            bool stateA = a.Head == one, stateB = b.Head == other;
            return stateA && stateB || alike ? 1 : (stateA && ActsFor(b.Head)) || (stateB && ActsFor(a.Head)) ? 0.75 : 0.3;
        }
        if (alike) return a.Country == b.Country ? 1 : 0.85;
        // "Holt" and "Anna Holt".
        return a.Entity is not null && b.Entity is not null && (a.Head.EndsWith(" " + b.Head, StringComparison.Ordinal) || b.Head.EndsWith(" " + a.Head, StringComparison.Ordinal)) ? 1 : 0;
    }

    private static ulong[] Terms(string head) => [.. head.Split(' ').Select(word => Words.TermOf(word) is var term and not 0 ? term : FeatureHash.Of(word))];

    /// <summary>The words that narrow only one of them; two numbers that differ clash.</summary>
    private static (int MoreA, int MoreB, bool Clash) Qualities(Argument a, Argument b)
    {
        var (x, y) = (a.Qualities.Select(q => Words.TermOf(q)).ToHashSet(), b.Qualities.Select(q => Words.TermOf(q)).ToHashSet());
        bool numbers = a.Qualities.Any(IsNumber) && b.Qualities.Any(IsNumber) && !a.Qualities.Where(IsNumber).Intersect(b.Qualities).Any();
        return (x.Count(q => !y.Contains(q)), y.Count(q => !x.Contains(q)), numbers);
    }

    private static bool IsNumber(string word) => char.IsDigit(word[0]);

    private static bool SameTime(string a, string b)
    {
        if (a == b) return true;
        var (x, y) = (When.Parse(a), When.Parse(b));
        return x.First is null || y.First is null || x.Overlaps(y);
    }
}
