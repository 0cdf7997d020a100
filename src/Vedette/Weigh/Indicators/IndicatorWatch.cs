using System.Collections.Immutable;
using System.Globalization;
using Vedette.Model;

namespace Vedette.Weigh.Indicators;

/// <summary>One indicator's state as its signs come in, oldest first; undated ones before all others, since they cannot fade. Memory does not grow with the signs.</summary>
internal sealed class IndicatorWatch(Indicator indicator)
{
    /// <summary>Signs of a kind, and changes, that are kept to be shown.</summary>
    private const int Kept = 64;

    /// <summary>Faded signs under which an assertion is worth no mention.</summary>
    private const double AssertedUnder = .25;

    private readonly Queue<Sign>[] signs = [.. Enum.GetValues<SignKind>().Select(_ => new Queue<Sign>())];
    private readonly Queue<StateChange> changes = new();
    private readonly Queue<DateOnly> recent = new();
    private Fading standing = new(indicator.HalfLife), asserted = new(indicator.HalfLife);
    private bool isPresent;
    private IndicatorState last = IndicatorState.NeverLooked;
    private DateOnly? newest;
    private int least, most;

    public void Take(Sign sign)
    {
        Keep(signs[(int)sign.Kind], sign);
        if (sign.Kind < SignKind.Asserted)
        {
            if (last is IndicatorState.NeverLooked && sign.Kind is not SignKind.Denied)
                Change(sign.Day, IndicatorState.NoSourcedReport, sign, sign.Kind is SignKind.Author ? "an author tells of it without a source" : "a retelling has it, the nearer telling does not");
            return;
        }
        var day = sign.Day.First;
        if (day is { } now)
        {
            FadeUntil(now);
            newest = newest is { } before && before > now ? before : now;
            if (indicator.Baseline is { } usual)
            {
                recent.Enqueue(now);
                while (recent.TryPeek(out var old) && now.DayNumber - old.DayNumber > usual.Days) recent.Dequeue();
            }
        }
        asserted.Add(1, day);
        if (sign.Kind is SignKind.Shown or SignKind.Act)
        {
            most++;
            if (sign.Doubt is null)
            {
                least++;
                // What a party does itself needs no second witness.
                standing.Add(sign.Kind is SignKind.Act ? indicator.PresentFrom : 1, day);
            }
        }
        if (standing.At(day) >= indicator.PresentFrom && !isPresent)
        {
            isPresent = true;
            Change(sign.Day, IndicatorState.Present, sign, sign.Kind is SignKind.Act ? "done by the party itself" : $"{Count(least)} tell it as done");
        }
        else if (!isPresent && last is not IndicatorState.Asserted) Change(sign.Day, IndicatorState.Asserted, sign, "a source says so");
    }

    public IndicatorReading Read(DateOnly? asOf)
    {
        if (asOf is { } day) FadeUntil(day);
        var state = last is IndicatorState.NeverLooked && !Looks(asOf).IsEmpty ? IndicatorState.Quiet : last;
        var lastLook = Looks(asOf).Select(look => (DateOnly?)look.On).LastOrDefault();
        var seen = newest > lastLook || lastLook is null ? newest : lastLook;
        ImmutableArray<Sign> kept = [.. signs.Reverse().SelectMany(queue => queue.Reverse().OrderBy(sign => sign.Doubt is not null))];
        return new()
        {
            Indicator = indicator,
            State = state,
            Signs = kept,
            Least = least,
            Most = most,
            Standing = standing.At(asOf),
            Trend = TrendAt(asOf),
            // A sign without a date may be of yesterday.
            IsStale = asOf is { } today && kept.All(sign => sign.Kind is SignKind.Author || sign.Day.First is not null) && seen is { } then && today.DayNumber - then.DayNumber > indicator.StaleAfter,
            IsSilent = asOf is { } now && indicator.ExpectedBy is { } due && now > due && state < IndicatorState.Asserted,
            Changes = [.. changes],
            Reasons = [.. WhyNow(state, kept, asOf)],
        };
    }

    private ImmutableArray<Look> Looks(DateOnly? asOf) => asOf is { } day ? [.. indicator.Looks.Where(look => look.On <= day)] : indicator.Looks;

    /// <summary>Brings the state to a day: presence and assertion end on the day on which the signs fell under their thresholds.</summary>
    private void FadeUntil(DateOnly day)
    {
        if (isPresent && standing.At(day) < indicator.AbsentUnder && standing.FallsUnder(indicator.AbsentUnder) is { } end && end <= day)
        {
            isPresent = false;
            Change(When.On(end), asserted.At(end) >= AssertedUnder ? IndicatorState.Asserted : IndicatorState.Faded, null, Invariant($"its signs faded under {indicator.AbsentUnder}"));
        }
        if (!isPresent && last is IndicatorState.Asserted && asserted.At(day) < AssertedUnder && asserted.FallsUnder(AssertedUnder) is { } gone && gone <= day)
            Change(When.On(gone), IndicatorState.Faded, null, Invariant($"its signs faded under {AssertedUnder}"));
    }

    /// <summary>Whether the signs of the last period are more or fewer than usual: the tail of a Poisson distribution under 5 %.</summary>
    private Trend TrendAt(DateOnly? asOf)
    {
        if (indicator.Baseline is not { } usual || asOf is not { } day) return Trend.Unknown;
        int seen = recent.Count(on => day.DayNumber - on.DayNumber is >= 0 and var ago && ago < usual.Days);
        double term = Math.Exp(-usual.Count), atMost = 0, under = 0;
        for (int k = 0; k <= seen; k++)
        {
            under = atMost;
            atMost += term;
            term *= usual.Count / (k + 1);
        }
        return 1 - under < .05 ? Trend.Burst : atMost < .05 ? Trend.Quiet : Trend.Steady;
    }

    private IEnumerable<Reason> WhyNow(IndicatorState state, ImmutableArray<Sign> kept, DateOnly? asOf)
    {
        foreach (var sign in kept.Where(sign => sign.Kind > SignKind.Author))
            yield return new(sign.Kind.ToString().ToLowerInvariant(), Told(sign), sign.Statements[0].Where);
        if (state is IndicatorState.NoSourcedReport && kept.All(sign => sign.Kind is SignKind.Author)) yield return new("author", "only authors tell of it, without a source", kept[0].Statements[0].Where);
        if (state is IndicatorState.Asserted && most > least) yield return new("doubt", $"{Count(most - least)} that tell it as done may be voices of others");
        foreach (var look in Looks(asOf).TakeLast(1)) yield return new("look", $"{look.By} looked on {look.On:yyyy-MM-dd}{(look.Note is { } note ? $": {note}" : "")}");
        if (state is IndicatorState.NeverLooked) yield return new("never", "no sign in these documents, and nobody noted to have looked");
    }

    private static string Told(Sign sign)
    {
        string who = sign.Origin?.Speaker ?? "an unnamed source";
        string when = sign.Day.IsKnown ? $", {sign.Day}" : ", undated";
        string verb = sign.Kind switch { SignKind.Act => "commits to it", SignKind.Shown => "tells it as done", SignKind.Denied => "denies it", SignKind.Retold => "says so in a retelling only, not in the nearer telling", _ => "says so" };
        return $"{who} {verb}{when}{(sign.Doubt is { } doubt ? $" ({doubt.Text})" : "")}";
    }

    private void Change(When on, IndicatorState to, Sign? cause, string why)
    {
        if (to == last) return;
        Keep(changes, new(on, last, to, cause, why));
        last = to;
    }

    private static void Keep<T>(Queue<T> queue, T one)
    {
        queue.Enqueue(one);
        if (queue.Count > Kept) queue.Dequeue();
    }

    private static string Count(int sources) => sources == 1 ? "1 source" : Invariant($"{sources} independent sources");
    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A sum of signs, each of which counts half after a half-life; undated ones stay whole.</summary>
internal struct Fading(double halfLife)
{
    private readonly double rate = Math.Log(2) / halfLife;
    private double lasting, dated;
    private DateOnly? day;

    public void Add(double amount, DateOnly? on)
    {
        if (on is not { } now)
        {
            lasting += amount;
            return;
        }
        dated = Dated(now) + amount;
        day = now;
    }

    public readonly double At(DateOnly? on) => lasting + (on is { } now ? Dated(now) : dated);

    /// <summary>The first day on which the sum is lower; null when it never will be.</summary>
    public readonly DateOnly? FallsUnder(double limit)
    {
        if (day is not { } from || lasting >= limit) return null;
        double days = dated <= 0 ? 0 : Math.Log(dated / (limit - lasting)) / rate;
        return days < 0 ? from : days > 3_000_000 - from.DayNumber ? null : from.AddDays((int)Math.Floor(days) + 1);
    }

    private readonly double Dated(DateOnly on) => on == day ? dated : day is { } from ? dated * Math.Exp((from.DayNumber - on.DayNumber) * rate) : 0;
}
