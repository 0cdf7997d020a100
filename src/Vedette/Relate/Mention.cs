using System.Collections.Immutable;
using Vedette.Model;

namespace Vedette.Relate;

/// <summary>One telling of an event, as far as telling it apart from others goes.</summary>
/// <param name="Actors">Countries and bodies, without sectors.</param>
/// <param name="Published">When the text came out.</param>
/// <param name="Terms">The words of the telling, reduced to terms, without the names of the sides.</param>
internal sealed record Mention(Event Event, ImmutableArray<string> Actors, ImmutableArray<string> Recipients, When Published, ulong[] Terms)
{
    /// <summary>Told as done, alleged or denied; else only as planned, possible or asked.</summary>
    public bool IsTold => Event.Status is EventStatus.Actual or EventStatus.Alleged or EventStatus.Denied;

    /// <summary>The day by which mentions are laid side by side.</summary>
    public DateOnly Nearest => Event.When.First ?? Published.First ?? DateOnly.MaxValue;

    /// <summary>Under which others it is looked for: one for each actor, or for each recipient where nobody acts.</summary>
    public IEnumerable<(EventType, bool, string)> Keys => (Actors.IsEmpty ? Recipients : Actors).Select(code => (Event.Type, IsTold, code));

    public static ImmutableArray<Mention> Of(Picture picture) =>
    [
        .. from reading in picture.Readings.DistinctBy(r => r.Document.Id).OrderBy(r => r.Document.Id.ToString(), StringComparer.Ordinal)
           from told in reading.Events.DistinctBy(e => e.Id).OrderBy(e => e.Span).ThenBy(e => e.Id.ToString(), StringComparer.Ordinal)
           where told.Actors.Length + told.Recipients.Length > 0
           select new Mention(told, Countries(told.Actors), Countries(told.Recipients), reading.Document.Published, Words.Terms(told.Span.Of(reading.Document.Text))),
    ];

    /// <summary>Whatever can be one event with this can be one with the other: nothing by which events are told apart differs.</summary>
    public bool IsLike(Mention other) =>
        Event.When == other.Event.When && Published == other.Published && Event.Place == other.Event.Place && Event.Mode == other.Event.Mode
        && Actors.AsSpan().SequenceEqual(other.Actors.AsSpan()) && Recipients.AsSpan().SequenceEqual(other.Recipients.AsSpan());

    public static When Narrower(When a, When b) => Days(b) < Days(a) || !a.IsKnown ? b : a;

    /// <summary>How many days a time spans; the most possible when it names none.</summary>
    public static int Days(When when) => when.First is { } first && when.End is { } end ? end.DayNumber - first.DayNumber : int.MaxValue;

    /// <summary>Of the codes of actors, without sectors, in order.</summary>
    internal static ImmutableArray<string> Countries(ImmutableArray<string> codes) => [.. codes.Select(c => c[..3]).Distinct().Order(StringComparer.Ordinal)];
}

/// <summary>Why two mentions are taken for one event.</summary>
internal sealed record Tie(int A, int B, double Strength, ImmutableArray<Reason> Reasons)
{
    /// <summary>Grounds needed beside the same type and sides.</summary>
    private const double Enough = 0.5;

    /// <summary>Days after an event within which a text that tells no day may tell of it.</summary>
    private const int Window = 10;

    /// <summary>Null when the two cannot be one event, or when nothing says that they are.</summary>
    public static Tie? Between(ImmutableArray<Mention> mentions, int a, int b, Descent kin)
    {
        var (x, y) = (mentions[a], mentions[b]);
        bool whole = Same(x.Actors, y.Actors) && Same(x.Recipients, y.Recipients);
        if (!CanBeOne(x, y)) return null;
        var why = ImmutableArray.CreateBuilder<Reason>();
        double strength = whole ? 0 : -0.2;
        void Ground(double weight, string kind, string text)
        {
            strength += weight;
            why.Add(new(kind, text, new Quote(y.Event.Document, y.Event.Span)));
        }
        if (x.Event.When.Overlaps(y.Event.When))
        {
            bool oneDay = Mention.Days(x.Event.When) <= 3 && Mention.Days(y.Event.When) <= 3;
            Ground(oneDay ? 0.6 : 0.15, "same_day", $"Both tell of {Mention.Narrower(x.Event.When, y.Event.When)}.");
        }
        else if (x.Event.Document != y.Event.Document && Fits(x, y)) Ground(0.2, "near_days", "Published so near each other that both can tell of one day.");
        if (x.Event.Place is { } place && y.Event.Place == place) Ground(0.3, "same_place", $"Both tell of {place}.");
        if (x.Event.Mode is { } mode && y.Event.Mode == mode) Ground(0.1, "same_mode", $"Both tell of {mode}.");
        if (kin.Origin(x.Event) is { } origin && kin.Origin(y.Event) == origin) Ground(0.5, "one_origin", "One act of speech tells both.");
        if (x.Event.Document == y.Event.Document) Ground(0.3, "one_document", "One text tells both.");
        else if (kin.OneFamily(x.Event.Document, y.Event.Document)) Ground(0.4, "lineage", "One text was made from the other.");
        else if (kin.OneStory(x.Event.Document, y.Event.Document)) Ground(0.25, "one_story", "Both texts tell of one story.");
        double alike = Ascending.Overlap<ulong>(x.Terms, y.Terms);
        if (alike >= 0.2) Ground(alike * 0.5, "same_content", "The two tell it in like words.");
        return strength >= Enough ? new(a, b, strength, why.ToImmutable()) : null;
    }

    /// <summary>Nothing keeps the two apart: type, sides, times and places can be the same.</summary>
    public static bool CanBeOne(Mention x, Mention y) =>
        x.Event.Type == y.Event.Type && x.IsTold == y.IsTold
        && Agree(x.Actors, y.Actors) && Agree(x.Recipients, y.Recipients)
        && (x.Event.When.First is null || y.Event.When.First is null || x.Event.When.Overlaps(y.Event.When))
        && Fits(x, y)
        && (x.Event.Place is null || y.Event.Place is null || x.Event.Place == y.Event.Place || x.Event.When.Overlaps(y.Event.When))
        && (x.Event.Mode is null || y.Event.Mode is null || x.Event.Mode == y.Event.Mode);

    /// <summary>Whether the text without a day may tell of the other's day: what is done is told when it is done and not long after.</summary>
    private static bool Fits(Mention x, Mention y)
    {
        if (!x.IsTold || x.Event.When.Overlaps(y.Event.When)) return true;
        var (a, b) = (Latest(x), Latest(y));
        return a is null || b is null || Math.Abs(a.Value.DayNumber - b.Value.DayNumber) <= Window;
    }

    private static DateOnly? Latest(Mention one) => one.Event.When.First is not null ? one.Event.When.End?.AddDays(-1) ?? one.Event.When.First : one.Published.First;

    private static bool Same(ImmutableArray<string> a, ImmutableArray<string> b) => a.AsSpan().SequenceEqual(b.AsSpan());

    /// <summary>One names nobody, or one names none but those whom the other names.</summary>
    private static bool Agree(ImmutableArray<string> a, ImmutableArray<string> b) => a.IsEmpty || b.IsEmpty || a.All(b.Contains) || b.All(a.Contains);
}

/// <summary>Mentions of one event, which only join while every two of them can be one.</summary>
internal sealed class MentionGroups(ImmutableArray<Mention> mentions)
{
    private readonly int[] group = [.. Enumerable.Range(0, mentions.Length)];
    private readonly List<int>[] members = [.. Enumerable.Range(0, mentions.Length).Select(m => new List<int> { m })];

    /// <summary>For each group one mention of each that are alike: one is asked for all.</summary>
    private readonly List<int>[] kinds = [.. Enumerable.Range(0, mentions.Length).Select(m => new List<int> { m })];
    private readonly List<Tie>[] ties = [.. Enumerable.Range(0, mentions.Length).Select(_ => new List<Tie>())];

    public void Join(Tie tie)
    {
        int x = Math.Min(group[tie.A], group[tie.B]), y = Math.Max(group[tie.A], group[tie.B]);
        if (x == y || !kinds[x].TrueForAll(m => kinds[y].TrueForAll(n => Tie.CanBeOne(mentions[m], mentions[n])))) return;
        foreach (int m in members[y]) group[m] = x;
        members[x].AddRange(members[y]);
        kinds[x].AddRange(kinds[y].Where(n => !kinds[x].Exists(m => mentions[m].IsLike(mentions[n]))).ToArray());
        kinds[y].Clear();
        ties[x].AddRange([.. ties[y], tie]);
        members[y].Clear();
        ties[y].Clear();
    }

    public IEnumerable<(Mention[] Mentions, List<Tie> Ties)> All() =>
        Enumerable.Range(0, members.Length).Where(g => members[g].Count > 0).Select(g => ((Mention[])[.. members[g].Order().Select(m => mentions[m])], ties[g]));
}
