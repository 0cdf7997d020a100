using System.Collections.Immutable;
using Vedette.Model;
using Vedette.Weigh.Problems;

namespace Vedette.Weigh.Indicators;

/// <summary>
/// The indicators of a problem, fed by origins: what one origin tells counts once for an indicator, however often and wherever it was printed.
/// Takes a stream without growing: see <see cref="Remembered"/>.
/// </summary>
public sealed class IndicatorBoard
{
    /// <summary>The last signs by whose origin a repetition is known. A picture's origins are distinct anyway; this guards a stream against telling one twice.</summary>
    public const int Remembered = 65_536;

    private readonly ImmutableArray<Indicator> indicators;
    private readonly ConditionIndex index;
    private readonly IndicatorWatch[] watches;
    private readonly HashSet<(UInt128 Origin, int Indicator)> told = [];
    private readonly Queue<(UInt128, int)> order = new();
    private readonly List<(int Indicator, Condition Condition)> found = [];
    private readonly List<int> fired = [];
    private readonly SignKind[] kinds;
    private readonly List<Statement>[] statements;
    private DateOnly? latest;

    public IndicatorBoard(ImmutableArray<Indicator> indicators)
    {
        this.indicators = indicators;
        index = new(indicators);
        watches = [.. indicators.Select(indicator => new IndicatorWatch(indicator))];
        kinds = new SignKind[indicators.Length];
        statements = [.. indicators.Select(_ => new List<Statement>())];
    }

    /// <summary>The indicators over a whole picture, as of a day: what came after it does not count.</summary>
    /// <param name="asOf">Null: the state after all that the picture tells, nothing faded since.</param>
    public static ImmutableArray<IndicatorReading> Read(WarningProblem problem, IEnumerable<Testimony> testimonies, DateOnly? asOf)
    {
        var board = new IndicatorBoard(problem.Indicators);
        foreach (var testimony in testimonies
            .Where(t => asOf is null || t.Day.First is null || t.Day.First <= asOf)
            .OrderBy(t => t.Day.First is not null).ThenBy(t => t.Day.First).ThenBy(t => t.Origin is null).ThenBy(t => t.Origin?.Id.Hash).ThenBy(t => t.Documents[0].Hash))
            board.Take(testimony);
        return board.Read(asOf);
    }

    /// <summary>Takes what the next origin tells.</summary>
    /// <exception cref="ArgumentException">It was told before one that was taken already: a stream comes in the order of days, the undated first.</exception>
    public void Take(Testimony testimony)
    {
        ArgumentNullException.ThrowIfNull(testimony);
        if (latest is { } before && (testimony.Day.First is not { } now || now < before)) throw new ArgumentException($"Origins come oldest first, the undated before all: {testimony.Day} came after {before:yyyy-MM-dd}.", nameof(testimony));
        latest = testimony.Day.First ?? latest;
        foreach (var statement in testimony.Statements)
        {
            found.Clear();
            index.Find(statement, found);
            foreach (var (indicator, condition) in found) Fire(indicator, statement, KindOf(statement, condition, testimony.IsSourced));
        }
        foreach (int indicator in fired)
        {
            if (testimony.Origin is null || IsNew((testimony.Origin.Id.Hash, indicator)))
                watches[indicator].Take(new(kinds[indicator], testimony.IsSourced ? testimony.Origin : null, testimony.Day, [.. statements[indicator]], testimony.Doubt));
            statements[indicator].Clear();
        }
        fired.Clear();
    }

    /// <summary>Within one origin the strongest kind is what it counts as, and the statement of that kind comes first.</summary>
    private void Fire(int indicator, Statement statement, SignKind kind)
    {
        var list = statements[indicator];
        if (list.Count == 0) fired.Add(indicator);
        if (list.Count == 0 || kind > kinds[indicator])
        {
            kinds[indicator] = kind;
            list.Insert(0, statement);
        }
        else list.Add(statement);
    }

    public ImmutableArray<IndicatorReading> Read(DateOnly? asOf) => [.. watches.Select(watch => watch.Read(asOf))];

    private static SignKind KindOf(Statement statement, Condition condition, bool isSourced) =>
        !isSourced ? SignKind.Author
        : statement.Nearer is not null ? SignKind.Retold
        : statement.Polarity is Polarity.Negative || statement.Kind is ClaimKind.Denial ? SignKind.Denied
        : statement.Kind is ClaimKind.Question or ClaimKind.Refusal ? SignKind.Asserted
        : condition.IsAct ? SignKind.Act
        : statement.IsToldAsDone ? SignKind.Shown : SignKind.Asserted;

    private bool IsNew((UInt128, int) key)
    {
        if (!told.Add(key)) return false;
        order.Enqueue(key);
        if (order.Count > Remembered) told.Remove(order.Dequeue());
        return true;
    }
}
